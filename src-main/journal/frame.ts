import { crc32c } from './crc32c';

/**
 * One record on disk, integers big-endian:
 *   u32 length of the payload · u32 CRC-32C of all that follows · u64 seq · 32 bytes previous hash · payload
 */
export const FRAME_HEAD_BYTES = 48;
/** No payload of ours comes near it; a length above it is damage, not a record. */
export const PAYLOAD_MAX_BYTES = 4 * 1024 * 1024;

export type Frame = { readonly seq: number; readonly prevHash: Uint8Array; readonly payload: Uint8Array };

export type FrameReading =
  | { readonly kind: 'frame'; readonly frame: Frame; readonly end: number }
  /** Nothing after the last record. */
  | { readonly kind: 'end' }
  /** The bytes from here on are not a whole, sound record. */
  | { readonly kind: 'unsound' };

export function encodeFrame(frame: Frame): Uint8Array {
  const bytes = new Uint8Array(FRAME_HEAD_BYTES + frame.payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frame.payload.length);
  view.setBigUint64(8, BigInt(frame.seq));
  bytes.set(frame.prevHash, 16);
  bytes.set(frame.payload, FRAME_HEAD_BYTES);
  view.setUint32(4, crc32c(bytes.subarray(8)));
  return bytes;
}

export function readFrame(bytes: Uint8Array, offset: number): FrameReading {
  if (offset === bytes.length) return { kind: 'end' };
  if (offset + FRAME_HEAD_BYTES > bytes.length) return { kind: 'unsound' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(offset);
  const end = offset + FRAME_HEAD_BYTES + length;
  if (length > PAYLOAD_MAX_BYTES || end > bytes.length) return { kind: 'unsound' };
  if (crc32c(bytes.subarray(offset + 8, end)) !== view.getUint32(offset + 4)) return { kind: 'unsound' };
  const seq = Number(view.getBigUint64(offset + 8));
  if (seq < 1) return { kind: 'unsound' };
  const prevHash = bytes.slice(offset + 16, offset + FRAME_HEAD_BYTES);
  return {
    kind: 'frame',
    frame: { seq, prevHash, payload: bytes.slice(offset + FRAME_HEAD_BYTES, end) },
    end,
  };
}

/** Whether a sound record starts anywhere after `offset`: then what is unsound there is damage, not a torn tail. */
export function hasSoundFrameAfter(bytes: Uint8Array, offset: number): boolean {
  for (let at = offset + 1; at + FRAME_HEAD_BYTES <= bytes.length; at++) {
    if (readFrame(bytes, at).kind === 'frame') return true;
  }
  return false;
}
