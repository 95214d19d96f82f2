import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson } from '../src-shared/basics/canonical-json';
import { Epoch, StationId } from '../src-shared/basics/ids';
import type { AttemptResult } from '../src-shared/domain/record/attempt-result';
import { LeanHead, leanOf } from '../src-shared/domain/record/lean-result';
import { type AnswerSlot, packAnswers } from '../src-shared/domain/record/pack-answers';
import { openBox, sealBox } from './sealed-box';
import type { CryptoSuite, KeyPair } from './suite';
import { fromUtf8, utf8 } from './text';

/** Which record of which chain a compact result stands for. */
export type CompactPlace = { readonly stationId: StationId; readonly epoch: Epoch; readonly seq: number };
export type OpenedCompact = { readonly lean: LeanHead; readonly answerBits: Uint8Array };

const VERSION = 1;
const SIGNATURE_BYTES = 64;
const EPOCH_BYTES = 8;
const INFLATED_MAX = 16 * 1024;

/**
 * Words that every lean result holds, so that they need not travel. Part of the format: another text is another
 * version. The likeliest stand last, where deflate reaches them most cheaply.
 */
const DICTIONARY = utf8(
  '{"kind":"manual","note":"","reason":"face-not-matched","staff":["JK001","JK002"]}"other""camera-refused""no-camera""document-problem""deadline""proctor"' +
    '{"attemptId":"0123456789abcdef","attemptNo":1,"blueprintVersion":"","candidateId":"S-20260101-01-C001","claimed":{"isPass":false,"isPass":true,"scorerVersion":"ts4-ts5-ts8/1","total":' +
    '},"identityPath":{"distanceMilli":,"kind":"face","tries":1},"packageId":"P-20260101","seat":,"sessionId":"S-20260101","startedAt":{"bootId":"01234567-89ab-cdef-","monoMs":,"wallMs":17' +
    '},"submitCause":"candidate","submittedAt":{"bootId":"","monoMs":,"wallMs":17},"time":{"durationMs":7200000,"gapsMs":0,"grantsMs":0,"usedMs":',
);

/**
 * One result small enough for a picture: head (version, station, epoch, number), the lean result and the answers as
 * bits sealed to the centre, and the station's signature. What is signed is the whole result as the record has it, and
 * its place: a compact form that does not come out as exactly that is not authentic, whatever changed it. Undefined
 * when the answers do not fit the paper's form.
 */
export function sealCompact(
  suite: CryptoSuite,
  place: CompactPlace,
  result: AttemptResult,
  slots: readonly AnswerSlot[],
  keys: { readonly centreBoxPublicKey: Uint8Array; readonly stationSignPrivateKey: Uint8Array },
): Uint8Array | undefined {
  const bits = packAnswers(slots, result.answers);
  if (bits === undefined) return undefined;
  const lean = deflateRawSync(utf8(canonicalJson({ ...leanOf(result) })), {
    level: 9,
    dictionary: DICTIONARY,
  });
  const clear = Buffer.concat([Uint8Array.of(bits.length >> 8, bits.length & 0xff), bits, lean]);
  const sealed = sealBox(suite, keys.centreBoxPublicKey, clear, contextOf(place));
  const signature = suite.sign(keys.stationSignPrivateKey, digestOf(suite, place, result));
  return Buffer.concat([headOf(place), sealed, signature]);
}

/** The place that a compact result says it has; undefined when it is none. */
export function readCompactPlace(bytes: Uint8Array): CompactPlace | undefined {
  return partsOf(bytes)?.place;
}

/** The sealed part; undefined when it was changed or is sealed to another centre. Not authentic before `verifyCompact`. */
export function openCompact(
  suite: CryptoSuite,
  centreBoxKeys: KeyPair,
  bytes: Uint8Array,
): OpenedCompact | undefined {
  const parts = partsOf(bytes);
  if (parts === undefined) return undefined;
  const clear = openBox(suite, centreBoxKeys, parts.sealed, contextOf(parts.place));
  if (clear === undefined || clear.length < 2) return undefined;
  const bitBytes = (clear[0] ?? 0) * 256 + (clear[1] ?? 0);
  const text = inflated(clear.subarray(2 + bitBytes));
  const lean = LeanHead.safeParse(text);
  return lean.success ? { lean: lean.data, answerBits: clear.subarray(2, 2 + bitBytes) } : undefined;
}

/** Whether the station signed exactly this result for the place that these bytes name. */
export function verifyCompact(
  suite: CryptoSuite,
  bytes: Uint8Array,
  whole: AttemptResult,
  stationSignPublicKey: Uint8Array,
): boolean {
  const parts = partsOf(bytes);
  if (parts === undefined || parts.place.stationId !== whole.stationId) return false;
  return suite.verify(stationSignPublicKey, digestOf(suite, parts.place, whole), parts.signature);
}

function inflated(bytes: Uint8Array): unknown {
  try {
    const clear = inflateRawSync(bytes, { dictionary: DICTIONARY, maxOutputLength: INFLATED_MAX });
    return JSON.parse(fromUtf8(clear) ?? '');
  } catch {
    return undefined;
  }
}

function headOf({ stationId, epoch, seq }: CompactPlace): Uint8Array {
  const station = utf8(stationId);
  const number = Buffer.alloc(4);
  number.writeUInt32BE(seq);
  return Buffer.concat([Uint8Array.of(VERSION, station.length), station, Buffer.from(epoch, 'hex'), number]);
}

function partsOf(bytes: Uint8Array) {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stationBytes = data[1] ?? 0;
  const headBytes = 2 + stationBytes + EPOCH_BYTES + 4;
  if (data[0] !== VERSION || data.length < headBytes + SIGNATURE_BYTES) return undefined;
  const stationId = StationId.safeParse(data.subarray(2, 2 + stationBytes).toString('latin1'));
  const epoch = Epoch.safeParse(
    data.subarray(2 + stationBytes, 2 + stationBytes + EPOCH_BYTES).toString('hex'),
  );
  const seq = data.readUInt32BE(headBytes - 4);
  if (!stationId.success || !epoch.success || seq === 0) return undefined;
  return {
    place: { stationId: stationId.data, epoch: epoch.data, seq },
    sealed: data.subarray(headBytes, data.length - SIGNATURE_BYTES),
    signature: data.subarray(data.length - SIGNATURE_BYTES),
  };
}

function contextOf({ stationId, epoch, seq }: CompactPlace): string {
  return `compact-result|${stationId}|${epoch}|${seq}`;
}

function digestOf(suite: CryptoSuite, place: CompactPlace, result: AttemptResult): Uint8Array {
  return suite.sha256(utf8(`${contextOf(place)}|`), suite.sha256(utf8(canonicalJson(result))));
}
