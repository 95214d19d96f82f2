import { crc32c } from './crc32c';

/**
 * One record on disk, integers big-endian:
 *   u32 length of the payload · u32 CRC-32C of all that follows · u16 place in its write · u48 seq ·
 *   32 bytes previous hash · payload
 */
export const FRAME_HEAD_BYTES = 48;
/** From here to the end of a frame is what its hash is made of. */
export const HASHED_FROM = 16;
/** No payload of ours comes near it; a length above it is damage, not a record. */
const PAYLOAD_MAX_BYTES = 4 * 1024 * 1024;
const PLACE_MAX = 0xffff;

export type Frame = {
  readonly seq: number;
  /** How many records stand before this one in the same write: they are acknowledged together or not at all. */
  readonly place: number;
  readonly prevHash: Uint8Array;
  readonly payload: Uint8Array;
};

/** A frame that was read; its parts are windows on the bytes it was read from. */
type ReadFrame = Frame & {
  /** Previous hash and payload in one piece: what the record's own hash is made of. */
  readonly hashed: Uint8Array;
};

export type FrameReading =
  | { readonly kind: 'frame'; readonly frame: ReadFrame; readonly end: number }
  /** Nothing after the last record. */
  | { readonly kind: 'end' }
  /** The bytes from here on are not a whole, sound record. */
  | { readonly kind: 'unsound' };

export type FoundFrame = { readonly at: number; readonly frame: ReadFrame };

/** Writes a frame into `bytes` at `at`, where it must fit; returns its end. `view` is one on the same bytes. */
export function putFrame(bytes: Uint8Array, view: DataView, at: number, frame: Frame): number {
  const end = at + FRAME_HEAD_BYTES + frame.payload.length;
  view.setUint32(at, frame.payload.length);
  view.setUint16(at + 8, Math.min(frame.place, PLACE_MAX));
  view.setUint16(at + 10, Math.floor(frame.seq / 2 ** 32));
  view.setUint32(at + 12, frame.seq % 2 ** 32);
  bytes.set(frame.prevHash, at + HASHED_FROM);
  bytes.set(frame.payload, at + FRAME_HEAD_BYTES);
  view.setUint32(at + 4, crc32c(bytes.subarray(at + 8, end)));
  return end;
}

export function readFrame(bytes: Uint8Array, offset: number): FrameReading {
  if (offset === bytes.length) return { kind: 'end' };
  if (offset + FRAME_HEAD_BYTES > bytes.length) return { kind: 'unsound' };
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, FRAME_HEAD_BYTES);
  const length = view.getUint32(0);
  const end = offset + FRAME_HEAD_BYTES + length;
  if (length > PAYLOAD_MAX_BYTES || end > bytes.length) return { kind: 'unsound' };
  const seq = view.getUint16(10) * 2 ** 32 + view.getUint32(12);
  if (seq < 1) return { kind: 'unsound' };
  if (crc32c(bytes.subarray(offset + 8, end)) !== view.getUint32(4)) return { kind: 'unsound' };
  const hashed = bytes.subarray(offset + HASHED_FROM, end);
  const prevHash = hashed.subarray(0, 32);
  const frame = { seq, place: view.getUint16(8), prevHash, payload: hashed.subarray(32), hashed };
  return { kind: 'frame', frame, end };
}

/** The next sound record that starts after `offset` and that `isWanted`; every byte is tried as its beginning. */
export function nextFrame(
  bytes: Uint8Array,
  offset: number,
  isWanted: (frame: Frame) => boolean,
): FoundFrame | undefined {
  for (let at = offset + 1; at + FRAME_HEAD_BYTES <= bytes.length; at++) {
    // A record of ours is shorter than 16 MB: its first byte is zero, and most places are passed over by this alone.
    if (bytes[at] !== 0) continue;
    const reading = readFrame(bytes, at);
    if (reading.kind === 'frame' && isWanted(reading.frame)) return { at, frame: reading.frame };
  }
  return undefined;
}
