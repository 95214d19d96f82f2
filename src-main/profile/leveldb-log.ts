import { crc32c } from '../journal/crc32c';

/** LevelDB's log format (`.log` and `MANIFEST`): blocks of this size, no record header across their edge. */
const BLOCK_BYTES = 32 * 1024;
/** u32 masked CRC-32C of type and data · u16 length · u8 type, little-endian. */
const HEADER_BYTES = 7;
const FULL = 1;
const FIRST = 2;
const MIDDLE = 3;
const LAST = 4;

export type LogReading = {
  /** Whole records, in order. */
  readonly records: readonly Uint8Array[];
  /** End of the last whole record: where a writer may go on. */
  readonly soundLength: number;
  /** `torn`: what follows `soundLength` is a write that never finished. `damaged`: sound records stand behind it. */
  readonly end: 'sound' | 'torn' | 'damaged';
};

type Piece = { readonly type: number; readonly data: Uint8Array; readonly end: number };

export function readLevelDbLog(bytes: Uint8Array): LogReading {
  const records: Uint8Array[] = [];
  let soundLength = 0;
  let pieces: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    at = pastBlockEdge(at);
    if (at >= bytes.length) break;
    const piece = readPiece(bytes, at);
    const isExpected =
      piece !== undefined &&
      (pieces.length === 0
        ? piece.type === FULL || piece.type === FIRST
        : piece.type === MIDDLE || piece.type === LAST);
    if (!isExpected) {
      // A sound piece out of its order means that what belongs before it is gone.
      const isDamaged = piece !== undefined || hasPieceAfter(bytes, at);
      return { records, soundLength, end: isDamaged ? 'damaged' : 'torn' };
    }
    pieces.push(piece.data);
    at = piece.end;
    if (piece.type === FULL || piece.type === LAST) {
      records.push(pieces.length === 1 ? piece.data : Buffer.concat(pieces));
      pieces = [];
      soundLength = at;
    }
  }
  return { records, soundLength, end: pieces.length > 0 ? 'torn' : 'sound' };
}

/** The rest of a block that is too short for a header is padding. */
function pastBlockEdge(at: number): number {
  const left = BLOCK_BYTES - (at % BLOCK_BYTES);
  return left < HEADER_BYTES ? at + left : at;
}

function readPiece(bytes: Uint8Array, at: number): Piece | undefined {
  const left = BLOCK_BYTES - (at % BLOCK_BYTES);
  if (left < HEADER_BYTES || at + HEADER_BYTES > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint16(at + 4, true);
  const type = view.getUint8(at + 6);
  const end = at + HEADER_BYTES + length;
  if (type < FULL || type > LAST || HEADER_BYTES + length > left || end > bytes.length) return undefined;
  if (unmasked(view.getUint32(at, true)) !== crc32c(bytes.subarray(at + 6, end))) return undefined;
  return { type, data: bytes.subarray(at + HEADER_BYTES, end), end };
}

function hasPieceAfter(bytes: Uint8Array, at: number): boolean {
  for (let next = at + 1; next + HEADER_BYTES <= bytes.length; next++) {
    if (readPiece(bytes, next) !== undefined) return true;
  }
  return false;
}

/** LevelDB rotates a stored checksum by 15 bits and adds a constant, so that data holding checksums stays checkable. */
export function unmasked(stored: number): number {
  const rotated = (stored - 0xa282ead8) >>> 0;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
}
