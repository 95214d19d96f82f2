/**
 * Shares `total` places among weights by largest remainder; equal remainders go to the lower index (TS-21).
 * Whole-number arithmetic only, so the same table comes out on every machine. The quotas add up to `total`.
 * Throws on weights that are not whole and non-negative or that are all zero: a blueprint is checked before.
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  if (!weights.every((weight) => Number.isInteger(weight) && weight >= 0)) {
    throw new Error('weights are whole and not negative');
  }
  const sum = weights.reduce((whole, weight) => whole + weight, 0);
  if (sum === 0) throw new Error('at least one weight is above zero');
  const quotas = weights.map((weight) => Math.floor((total * weight) / sum));
  const left = total - quotas.reduce((whole, quota) => whole + quota, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) quotas[index] = (quotas[index] ?? 0) + 1;
  return quotas;
}
