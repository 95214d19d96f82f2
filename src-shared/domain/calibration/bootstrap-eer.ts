import type { LabelledDistances } from './labelled-distances';
import { equalErrorRate, rocCurve } from './roc-curve';
import type { Interval } from './wilson-interval';

/**
 * 95 % interval of the equal error rate, by drawing as many persons as there are with replacement, `rounds` times. A
 * person drawn twice counts twice, with all of their pairs; persons and not pairs are drawn because a person who is
 * hard to recognise is so in all pictures. `random` gives numbers from 0 up to, not including, 1. Undefined when no
 * draw has pairs of both kinds.
 */
export function bootstrapEer(
  set: LabelledDistances,
  rounds: number,
  random: () => number,
): Interval | undefined {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const times = new Array<number>(set.people).fill(0);
    for (let i = 0; i < set.people; i++) {
      const drawn = Math.floor(random() * set.people);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    const of = (person: number): number => times[person] ?? 0;
    const hasGenuine = set.genuine.some(({ a }) => of(a) > 0);
    const hasImpostor = set.impostor.some(({ a, b }) => of(a) * of(b) > 0);
    if (!hasGenuine || !hasImpostor) continue;
    const curve = rocCurve(set, ({ a, b }) => (a === b ? of(a) : of(a) * of(b)));
    rates.push(equalErrorRate(curve));
  }
  if (rates.length === 0) return undefined;
  rates.sort((x, y) => x - y);
  return { low: quantile(rates, 0.025), high: quantile(rates, 0.975) };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
