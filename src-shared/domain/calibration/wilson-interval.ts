/** 97.5th percentile of the normal distribution: two-sided 95 %. */
const Z = 1.959_963_984_540_054;

export type Interval = { readonly low: number; readonly high: number };

/**
 * Wilson's 95 % interval of a rate seen `hits` times in `trials`, both ends from 0 to 1; all of it for no trials. It
 * holds near 0, where the simple one does not: none in n gives an upper end of about 3.8 / n. Pairs that share a person
 * are not independent, so the true interval is wider; `bootstrapEer` resamples persons instead.
 */
export function wilsonInterval(hits: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const rate = hits / trials;
  const spread = Z * Math.sqrt((rate * (1 - rate)) / trials + (Z * Z) / (4 * trials * trials));
  const centre = rate + (Z * Z) / (2 * trials);
  const scale = 1 + (Z * Z) / trials;
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: hits === trials ? 1 : Math.min(1, (centre + spread) / scale),
  };
}
