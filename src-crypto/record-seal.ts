import { fromBase64Url, fromHex, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { Sha256Hex } from '../src-shared/basics/ids';
import { canonicalRecord, unsignedOf } from '../src-shared/domain/record/chain';
import type {
  ReceivedRecord,
  RecordEnvelope,
  RecordKind,
  UnsignedRecord,
} from '../src-shared/domain/record/record-envelope';
import { packBody, unpackBody } from './packed-body';
import { type BoxRun, openBox, sealBox } from './sealed-box';
import type { CryptoSuite, KeyPair } from './suite';
import { utf8 } from './text';
import { tightPart } from './tight-body';

export type RecordToSeal = Omit<UnsignedRecord, 'v' | 'suite' | 'body' | 'kind'> & {
  readonly kind: RecordKind;
  /** Canonical JSON of the record's content, such as an AttemptResult; or a body that is packed already. */
  readonly clearBody: string | Uint8Array;
  /** Boxes of one run of the station share their key on the line; without a run each has one of its own. */
  readonly boxRun?: BoxRun;
  readonly centreBoxPublicKey: Uint8Array;
  readonly stationSignPrivateKey: Uint8Array;
};

/** Packs the body and seals it to the centre, hashes the unsigned record and signs the hash with the station's key. */
export function sealRecord(suite: CryptoSuite, record: RecordToSeal): RecordEnvelope {
  const { clearBody, centreBoxPublicKey, stationSignPrivateKey, boxRun, ...head } = record;
  const packed = typeof clearBody === 'string' ? packBody(clearBody) : clearBody;
  const body = sealBox(suite, centreBoxPublicKey, packed, bodyContext(record), boxRun);
  const unsigned: UnsignedRecord = { v: 1, suite: suite.id, ...head, body: toBase64Url(body) };
  const hash = hashOf(suite, unsigned);
  return {
    ...unsigned,
    hash: Sha256Hex.parse(toHex(hash)),
    signature: toBase64Url(suite.sign(stationSignPrivateKey, hash)),
  };
}

/** Whether the record is what that station signed. The caller picks the suite by the envelope's own suite id. */
export function verifyRecord(
  suite: CryptoSuite,
  envelope: RecordEnvelope,
  stationSignPublicKey: Uint8Array,
): 'authentic' | 'hash-wrong' | 'signature-wrong' {
  if (!hashFits(suite, envelope)) return 'hash-wrong';
  const computed = fromHex(envelope.hash) ?? new Uint8Array(0);
  const signatureBytes = fromBase64Url(envelope.signature);
  if (envelope.suite !== suite.id || signatureBytes === undefined) return 'signature-wrong';
  return suite.verify(stationSignPublicKey, computed, signatureBytes) ? 'authentic' : 'signature-wrong';
}

/** Whether a record's hash is that of what it says; who signed it is another question. */
export function hashFits(suite: CryptoSuite, record: ReceivedRecord): boolean {
  const claimed = fromHex(record.hash);
  return claimed !== undefined && suite.isEqual(hashOf(suite, unsignedOf(record)), claimed);
}

/** `tight`: a result that only somebody who knows its session can put together (tight-body.ts). */
export type OpenedBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tight'; readonly part: Uint8Array };

/** What the body says; undefined when it was not sealed to this centre for this place in this chain. */
export function openRecord(
  suite: CryptoSuite,
  envelope: UnsignedRecord,
  centreBoxKeys: KeyPair,
): OpenedBody | undefined {
  const sealed = fromBase64Url(envelope.body);
  if (sealed === undefined) return undefined;
  const clear = openBox(suite, centreBoxKeys, sealed, bodyContext(envelope));
  if (clear === undefined) return undefined;
  const part = tightPart(clear);
  if (part !== undefined) return { kind: 'tight', part };
  const text = unpackBody(clear);
  return text === undefined ? undefined : { kind: 'text', text };
}

/** The canonical JSON of a body that is text; undefined for every other. */
export function openRecordBody(
  suite: CryptoSuite,
  envelope: RecordEnvelope,
  centreBoxKeys: KeyPair,
): string | undefined {
  const opened = openRecord(suite, envelope, centreBoxKeys);
  return opened?.kind === 'text' ? opened.text : undefined;
}

/** A body moved to another station, epoch or number does not open. */
function bodyContext(place: Pick<UnsignedRecord, 'stationId' | 'epoch' | 'seq'>): string {
  return `record|${place.stationId}|${place.epoch}|${place.seq}`;
}

/** The hash of an unsigned record, 32 bytes. */
export function hashOf(suite: CryptoSuite, unsigned: UnsignedRecord): Uint8Array {
  return suite.sha256(utf8(canonicalRecord(unsigned)));
}
