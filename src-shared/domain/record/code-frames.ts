import { err, ok, type Result } from '../../basics/result';

/** Characters of one QR code that a phone still reads from a screen: version 22 at error level M holds 1,451. */
export const FRAME_MAX_CHARACTERS = 1400;

/** Heads one frame: what it is, which of how many, and a mark that all frames of one text share. */
const HEAD = /^([A-Z0-9]{3}):(\d{1,2})\/(\d{1,2}):([A-Z0-9]{6}):(.*)$/s;

export type FrameProblem = 'not-a-code' | 'frames-missing' | 'frames-of-different-codes';

/** A text in alphanumeric characters, cut into frames that are read in any order. Nearly always it is one. */
export function framesOf(
  kind: string,
  text: string,
  mark: string,
  max = FRAME_MAX_CHARACTERS,
): readonly string[] {
  const count = Math.max(1, Math.ceil(text.length / max));
  const size = Math.ceil(text.length / count);
  return Array.from(
    { length: count },
    (_, at) => `${kind}:${at + 1}/${count}:${mark}:${text.slice(at * size, (at + 1) * size)}`,
  );
}

/** The text again, from its frames in any order and with repetitions. */
export function joinFrames(kind: string, frames: readonly string[]): Result<string, FrameProblem> {
  const parts = frames.map((frame) => HEAD.exec(frame));
  const found = new Map<number, string>();
  const first = parts[0];
  if (first === undefined || first === null) return err('not-a-code');
  for (const part of parts) {
    if (part === null || part[1] !== kind) return err('not-a-code');
    const number = Number(part[2]);
    if (part[3] !== first[3] || part[4] !== first[4]) return err('frames-of-different-codes');
    const known = found.get(number);
    if (known !== undefined && known !== part[5]) return err('frames-of-different-codes');
    found.set(number, part[5] ?? '');
  }
  const count = Number(first[3]);
  const pieces = Array.from({ length: count }, (_, at) => found.get(at + 1));
  return pieces.every((piece) => piece !== undefined) ? ok(pieces.join('')) : err('frames-missing');
}

/** What all frames of one code share; undefined for what is no frame of this kind. */
export function frameMark(kind: string, frame: string): string | undefined {
  const part = HEAD.exec(frame);
  return part === null || part[1] !== kind ? undefined : `${part[3]}:${part[4]}`;
}
