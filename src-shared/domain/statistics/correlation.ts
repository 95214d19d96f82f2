/** Sums of floating numbers differ in their last digits with the order; a figure within this of 0 is 0. */
const ROUNDING = 1e-12;

/** Arithmetic mean; undefined of nothing. */
export function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (divisor n - 1); undefined below two values. */
export function standardDeviation(values: readonly number[]): number | undefined {
  const centre = mean(values);
  if (centre === undefined || values.length < 2) return undefined;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/**
 * Pearson's product-moment correlation of pairs, -1 to 1. With one side 0/1 it is the point-biserial correlation
 * (Lord and Novick, Statistical Theories of Mental Test Scores, 1968, 15.5). Undefined when a side does not vary.
 */
export function pearson(pairs: readonly (readonly [number, number])[]): number | undefined {
  const meanX = mean(pairs.map(([x]) => x));
  const meanY = mean(pairs.map(([, y]) => y));
  if (meanX === undefined || meanY === undefined) return undefined;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  if (xx < ROUNDING || yy < ROUNDING) return undefined;
  const r = xy / Math.sqrt(xx * yy);
  if (Math.abs(r) < ROUNDING) return 0;
  return Math.max(-1, Math.min(1, r));
}
