/** Frames of one text as a camera catches them, in any order and again and again. */
export type Collected = {
  readonly total: number;
  readonly mark: string;
  readonly frames: ReadonlyMap<number, string>;
};

const HEAD = /^([A-Z0-9]{3}):(\d{1,2})\/(\d{1,2}):([A-Z0-9]{6}):/;

export type Caught =
  | { readonly kind: 'more'; readonly collected: Collected }
  | { readonly kind: 'whole'; readonly collected: Collected }
  /** Another kind of code, or none of ours: the camera looks on. */
  | { readonly kind: 'foreign' }
  /** A second file is before the camera: a person clears and begins again. */
  | { readonly kind: 'other-file' };

/** Takes one read text in. What the frames say is judged where they are opened; here they are only counted. */
export function catchFrame(kind: string, collected: Collected | undefined, text: string): Caught {
  const [, found, number, total, mark] = HEAD.exec(text) ?? [];
  if (found !== kind || mark === undefined) return { kind: 'foreign' };
  const of = Number(total);
  if (collected !== undefined && (collected.mark !== mark || collected.total !== of))
    return { kind: 'other-file' };
  const frames = new Map(collected?.frames).set(Number(number), text);
  const next = { total: of, mark, frames };
  return { kind: frames.size >= of ? 'whole' : 'more', collected: next };
}
