import { fromBase64Url, toBase64Url } from '../../basics/bytes-text';
import { err, ok, type Result } from '../../basics/result';

/** Bytes of one frame: about 680 characters, a code that an ordinary camera reads from an ordinary screen. */
const FRAME_BYTES = 480;
const FRAMES_MAX = 200;
const FRAME = /^XM1\.([0-9a-f]{8})\.(\d{1,3})\.(\d{1,3})\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

export type FrameProblem =
  /** No code of a seat move. */
  | 'not-a-frame'
  /** A digit was misread: the frame is read again. */
  | 'frame-damaged'
  /** It belongs to another file than the frames before it. */
  | 'other-file';

/** Frames read so far: of which file, how many there are, which are here. */
export type FrameSet = {
  readonly fileMark: string;
  readonly total: number;
  readonly parts: ReadonlyMap<number, Uint8Array>;
};

/** A file as texts for codes, each with its number, the total, a mark of the file and a checksum of its own. */
export function splitFrames(bytes: Uint8Array): readonly string[] {
  const total = Math.max(1, Math.ceil(bytes.length / FRAME_BYTES));
  if (total > FRAMES_MAX) throw new Error(`a seat move of ${bytes.length} bytes is too long for codes`);
  const mark = hex(crc32(bytes));
  return Array.from({ length: total }, (_, i) => {
    const part = bytes.subarray(i * FRAME_BYTES, (i + 1) * FRAME_BYTES);
    return `XM1.${mark}.${i + 1}.${total}.${hex(crc32(part))}.${toBase64Url(part)}`;
  });
}

/** Takes one frame in, in any order and as often as the camera sees it. */
export function addFrame(frames: FrameSet | undefined, text: string): Result<FrameSet, FrameProblem> {
  const read = FRAME.exec(text);
  const [, fileMark, index, total, sum, body] = read ?? [];
  if (fileMark === undefined || body === undefined) return err('not-a-frame');
  const place = Number(index);
  const count = Number(total);
  const part = fromBase64Url(body);
  if (part === undefined || hex(crc32(part)) !== sum || place < 1 || place > count || count > FRAMES_MAX) {
    return err('frame-damaged');
  }
  if (frames !== undefined && (frames.fileMark !== fileMark || frames.total !== count)) return err('other-file');
  return ok({ fileMark, total: count, parts: new Map(frames?.parts).set(place, part) });
}

/** The file, once every frame is here and the whole has the sum its mark promises. */
export function joinFrames(frames: FrameSet): Result<Uint8Array, 'incomplete' | 'file-damaged'> {
  if (frames.parts.size < frames.total) return err('incomplete');
  const parts = Array.from({ length: frames.total }, (_, i) => frames.parts.get(i + 1) ?? new Uint8Array(0));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return hex(crc32(bytes)) === frames.fileMark ? ok(bytes) : err('file-damaged');
}

/** CRC-32 (IEEE), for misread codes only; what keeps forgers out is the seal. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
