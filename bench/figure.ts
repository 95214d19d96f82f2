/** One published figure: what was measured, against which limit or peer in the same run. */
export type Figure = {
  readonly name: string;
  /** As printed: median and p95 where it is a time. */
  readonly measured: string;
  readonly against: string;
  /** Measured over limit for times (below 1 is inside), over the expectation for counts. */
  readonly ratio: number;
  readonly isMet: boolean;
};

export type Spread = { readonly median: number; readonly p95: number };

/** Runs `work` and gives the spread of its times in ms; the first runs warm up and don't count. */
export function times(runs: number, work: (run: number) => void): Spread {
  const spans: number[] = [];
  const warmUp = Math.ceil(runs / 10);
  for (let run = 0; run < runs + warmUp; run++) {
    const startedAt = performance.now();
    work(run);
    if (run >= warmUp) spans.push(performance.now() - startedAt);
  }
  return spreadOf(spans);
}

export function spreadOf(spans: readonly number[]): Spread {
  const sorted = [...spans].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
