import { fromHex, toHex } from '../../src-shared/basics/bytes-text';

const MAGIC = new TextEncoder().encode('EXAMJNL1');
/** magic 8 · epoch 8 · u64 seq of the first record · 32 bytes hash of the record before it */
export const SEGMENT_HEAD_BYTES = 56;

export type SegmentHead = {
  readonly epoch: string;
  readonly firstSeq: number;
  readonly prevHash: Uint8Array;
};

export function encodeSegmentHead(head: SegmentHead): Uint8Array {
  const epoch = fromHex(head.epoch);
  if (epoch?.length !== 8) throw new Error('an epoch is 16 hex digits');
  const bytes = new Uint8Array(SEGMENT_HEAD_BYTES);
  bytes.set(MAGIC, 0);
  bytes.set(epoch, 8);
  new DataView(bytes.buffer).setBigUint64(16, BigInt(head.firstSeq));
  bytes.set(head.prevHash, 24);
  return bytes;
}

export function readSegmentHead(bytes: Uint8Array): SegmentHead | undefined {
  if (bytes.length < SEGMENT_HEAD_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    epoch: toHex(bytes.subarray(8, 16)),
    firstSeq: Number(view.getBigUint64(16)),
    prevHash: bytes.slice(24, SEGMENT_HEAD_BYTES),
  };
}
