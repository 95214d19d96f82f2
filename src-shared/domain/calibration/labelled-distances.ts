/** One pair of pictures: how far apart, in thousandths, and whose they are (numbers of persons). */
export type PairDistance = { readonly milli: number; readonly a: number; readonly b: number };

/** All pairs of a labelled set, by one way of measuring. */
export type LabelledDistances = {
  /** Pairs of one person. */
  readonly genuine: readonly PairDistance[];
  /** Pairs of two persons. */
  readonly impostor: readonly PairDistance[];
  readonly people: number;
};

export function labelledDistances(pairs: readonly PairDistance[], people: number): LabelledDistances {
  const sorted = [...pairs].sort((x, y) => x.milli - y.milli);
  return {
    genuine: sorted.filter(({ a, b }) => a === b),
    impostor: sorted.filter(({ a, b }) => a !== b),
    people,
  };
}
