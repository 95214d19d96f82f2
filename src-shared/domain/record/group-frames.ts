import { frameMark } from './code-frames';

export type GroupedFrames = {
  /** The frames of each code, in the order in which the first of each was read. */
  readonly codes: readonly (readonly string[])[];
  /** Lines that are no frame of this kind. */
  readonly others: readonly string[];
};

/** Sorts what a reader typed, a line a frame, into codes: several results may be read one after another, in any order. */
export function groupFrames(kind: string, text: string): GroupedFrames {
  const codes = new Map<string, string[]>();
  const others: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    // A space may be a frame's last character; a reader that ends with a tab adds no such.
    const frame = line.trimStart().replace(/\t+$/, '');
    if (frame === '') continue;
    const mark = frameMark(kind, frame);
    if (mark === undefined) others.push(frame);
    else codes.set(mark, [...(codes.get(mark) ?? []), frame]);
  }
  return { codes: [...codes.values()], others };
}
