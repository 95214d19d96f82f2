import { BitReader, BitWriter } from '../src-shared/basics/bits';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { BATCH_MAX_RECORDS, ReceivedBatch, type RecordBatch } from '../src-shared/contracts/sync/records';
import { UnsignedRecord } from '../src-shared/domain/record/record-envelope';
import { hashOf } from './record-seal';
import { suiteOf } from './suites';

/** First byte of the form; another form has another. */
const FORM = 1;
const EPOCH_BYTES = 8;
const HASH_BYTES = 32;
const BOX_KEY_BYTES = 32;
/** Part of the form; another kind goes by its name. */
const KINDS = ['attempt-result', 'hours', 'incident-log', 'session-close'];
const KIND_BITS = 3;

type Head = { readonly suite: string; readonly kind: string; readonly bootId: string };
type Clock = { readonly wallMs: number; readonly monoMs: number };

/**
 * A batch with nothing in it twice and nothing that the centre works out: station, epoch and first number once, each
 * record's time as the step from the one before, its box key when it is another one, and the last record's signature
 * alone. Hashes are left out, because they are those of what is said. Undefined for a batch that does not come back as
 * it is; that one goes as JSON.
 */
export function packBatch(batch: RecordBatch): Uint8Array | undefined {
  const [first] = batch.records;
  const last = batch.records.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const bits = new BitWriter();
  bits.bits(FORM, 8);
  bits.number(batch.protocolVersion);
  bits.text(batch.stationId);
  bits.bytes(fromHex(batch.epoch) ?? new Uint8Array(EPOCH_BYTES));
  bits.number(first.seq);
  bits.number(batch.records.length);
  bits.bytes(fromHex(first.prevHash) ?? new Uint8Array(HASH_BYTES));
  let head: Head | undefined;
  let clock: Clock = { wallMs: 0, monoMs: 0 };
  let boxKey = '';
  let length = 0;
  for (const { suite, kind, at, body } of batch.records) {
    head = writeHead(bits, { suite, kind, bootId: at.bootId }, head);
    const wall = at.wallMs - clock.wallMs;
    bits.signed(wall);
    bits.signed(at.monoMs - clock.monoMs - wall);
    clock = at;
    const bytes = fromBase64Url(body) ?? new Uint8Array(0);
    const own = toHex(bytes.subarray(0, BOX_KEY_BYTES));
    bits.flag(own === boxKey);
    const sent = own === boxKey ? bytes.subarray(BOX_KEY_BYTES) : bytes;
    boxKey = own;
    bits.signed(sent.length - length);
    length = sent.length;
    bits.bytes(sent);
  }
  bits.bytes(fromBase64Url(last.signature) ?? new Uint8Array(0));
  const packed = bits.done();
  const back = unpackBatch(packed);
  const isSame = back?.records.every((record, at) => record.hash === batch.records[at]?.hash) === true;
  return isSame && back.records.at(-1)?.signature === last.signature ? packed : undefined;
}

/**
 * The batch again, with the hashes of what it says; whether the station signed it, `checkBatch` finds out. Undefined
 * for what is no batch of this form.
 */
export function unpackBatch(bytes: Uint8Array): ReceivedBatch | undefined {
  const bits = new BitReader(bytes);
  if (bits.bits(8) !== FORM) return undefined;
  const protocolVersion = bits.number();
  const stationId = bits.text();
  const epoch = toHex(bits.bytesOf(EPOCH_BYTES));
  const firstSeq = bits.number();
  const count = bits.number();
  let prevHash = toHex(bits.bytesOf(HASH_BYTES));
  if (!bits.isSound || count > BATCH_MAX_RECORDS) return undefined;
  const records: object[] = [];
  let head: Head | undefined;
  let clock: Clock = { wallMs: 0, monoMs: 0 };
  let boxKey: Uint8Array = new Uint8Array(0);
  let length = 0;
  for (let n = 0; n < count; n++) {
    head = readHead(bits, head);
    const suite = head && suiteOf(head.suite);
    if (head === undefined || suite === undefined) return undefined;
    const wall = bits.signed();
    clock = { wallMs: clock.wallMs + wall, monoMs: clock.monoMs + wall + bits.signed() };
    if (!Number.isSafeInteger(clock.wallMs) || !Number.isSafeInteger(clock.monoMs)) return undefined;
    const isSameBox = bits.flag();
    length += bits.signed();
    const sent = bits.bytesOf(length);
    if (!bits.isSound) return undefined;
    const body = isSameBox ? joined(boxKey, sent) : sent;
    boxKey = body.subarray(0, BOX_KEY_BYTES);
    const unsigned = {
      v: 1,
      suite: suite.id,
      stationId,
      epoch,
      seq: firstSeq + n,
      prevHash,
      kind: head.kind,
      at: { ...clock, bootId: head.bootId },
      body: toBase64Url(body),
    } as const;
    // Rubbish may have the form of a batch and hold a name that no station has.
    const checked = UnsignedRecord.safeParse(unsigned);
    if (!checked.success) return undefined;
    prevHash = toHex(hashOf(suite, checked.data));
    records.push({ ...unsigned, hash: prevHash });
  }
  const signature = toBase64Url(bytes.subarray(bits.bytesRead));
  const signed = records.map((record, at) => (at === count - 1 ? { ...record, signature } : record));
  const batch = ReceivedBatch.safeParse({ protocolVersion, stationId, epoch, records: signed });
  return batch.success ? batch.data : undefined;
}

/** One bit for a record of the same suite, kind and boot as the one before, as nearly all are. */
function writeHead(bits: BitWriter, head: Head, before: Head | undefined): Head {
  const isSame = before?.suite === head.suite && before.kind === head.kind && before.bootId === head.bootId;
  bits.flag(isSame);
  if (isSame) return head;
  const kind = KINDS.indexOf(head.kind);
  bits.bits(kind === -1 ? KINDS.length : kind, KIND_BITS);
  if (kind === -1) bits.text(head.kind);
  bits.text(head.suite);
  bits.text(head.bootId);
  return head;
}

function readHead(bits: BitReader, before: Head | undefined): Head | undefined {
  if (bits.flag()) return before;
  const kind = KINDS[bits.bits(KIND_BITS)] ?? bits.text();
  return { suite: bits.text(), kind, bootId: bits.text() };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a, 0);
  both.set(b, a.length);
  return both;
}
