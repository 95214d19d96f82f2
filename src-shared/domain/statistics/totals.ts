import { mean, standardDeviation } from './correlation';
import type { Sitting } from './responses';

export const HISTOGRAM_STEP = 5;

export type Totals = {
  readonly n: number;
  readonly passed: number;
  readonly mean: number | undefined;
  readonly standardDeviation: number | undefined;
  readonly lowest: number | undefined;
  readonly median: number | undefined;
  readonly highest: number | undefined;
  /** Counts of totals from `from` to below `from` + 5; the last bar takes in 100. Always 20 bars. */
  readonly histogram: readonly { readonly from: number; readonly count: number }[];
};

/** The centre's totals, 0 to 100 points, with the full points of voided questions (TS-8). */
export function totalsOf(sittings: readonly Sitting[]): Totals {
  const sorted = sittings.map((sitting) => sitting.total).sort((a, b) => a - b);
  const n = sorted.length;
  const bars = 100 / HISTOGRAM_STEP;
  const barOf = (total: number) => Math.min(bars - 1, Math.max(0, Math.floor(total / HISTOGRAM_STEP)));
  const middle = [sorted[Math.floor((n - 1) / 2)], sorted[Math.floor(n / 2)]];
  return {
    n,
    passed: sittings.filter((sitting) => sitting.isPass).length,
    mean: mean(sorted),
    standardDeviation: standardDeviation(sorted),
    lowest: sorted[0],
    median: mean(middle.flatMap((total) => total ?? [])),
    highest: sorted[n - 1],
    histogram: Array.from({ length: bars }, (_, bar) => ({
      from: bar * HISTOGRAM_STEP,
      count: sorted.filter((total) => barOf(total) === bar).length,
    })),
  };
}
