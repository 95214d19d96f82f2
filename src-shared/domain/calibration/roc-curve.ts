import type { LabelledDistances, PairDistance } from './labelled-distances';

/** At or below `milli` is taken for the same person: what that lets through and turns away, from 0 to 1. */
export type RocPoint = { readonly milli: number; readonly far: number; readonly frr: number };

/** How often a pair counts: once, or as a resample of the persons has it. */
export type PairWeight = (pair: PairDistance) => number;

const ONCE: PairWeight = () => 1;

/**
 * One point for each distance that occurs, ascending, after one below them all. With threshold and distance in whole
 * thousandths nothing lies between two points. FAR is 0 without impostor pairs and FRR 0 without genuine ones, which
 * the caller must not take for a measurement.
 */
export function rocCurve(set: LabelledDistances, weight: PairWeight = ONCE): readonly RocPoint[] {
  const genuineSum = total(set.genuine, weight);
  const impostorSum = total(set.impostor, weight);
  const points: RocPoint[] = [{ milli: -1, far: 0, frr: genuineSum === 0 ? 0 : 1 }];
  let accepted = 0;
  let falselyAccepted = 0;
  let g = 0;
  let i = 0;
  while (g < set.genuine.length || i < set.impostor.length) {
    const milli = Math.min(milliAt(set.genuine, g), milliAt(set.impostor, i));
    for (; milliAt(set.genuine, g) === milli; g++) accepted += weightAt(set.genuine, g, weight);
    for (; milliAt(set.impostor, i) === milli; i++) falselyAccepted += weightAt(set.impostor, i, weight);
    points.push({
      milli,
      far: impostorSum === 0 ? 0 : falselyAccepted / impostorSum,
      frr: genuineSum === 0 ? 0 : 1 - accepted / genuineSum,
    });
  }
  return points;
}

/** The rate at which FAR and FRR meet, between the two points around it on the straight line; from 0 to 1. */
export function equalErrorRate(curve: readonly RocPoint[]): number {
  let before: RocPoint = { milli: -1, far: 0, frr: 1 };
  for (const point of curve) {
    if (point.far >= point.frr) {
      const rise = point.far - before.far;
      const fall = before.frr - point.frr;
      const share = rise + fall === 0 ? 0 : (before.frr - before.far) / (rise + fall);
      return before.far + share * rise;
    }
    before = point;
  }
  return before.frr;
}

/** The largest threshold whose FAR is not above `far`; undefined when the smallest distance is above it already. */
export function pointAtFar(curve: readonly RocPoint[], far: number): RocPoint | undefined {
  const point = curve.findLast((one) => one.far <= far);
  return point === undefined || point.milli < 0 ? undefined : point;
}

function total(pairs: readonly PairDistance[], weight: PairWeight): number {
  return pairs.reduce((sum, pair) => sum + weight(pair), 0);
}

function milliAt(pairs: readonly PairDistance[], index: number): number {
  return pairs[index]?.milli ?? Number.POSITIVE_INFINITY;
}

function weightAt(pairs: readonly PairDistance[], index: number, weight: PairWeight): number {
  const pair = pairs[index];
  return pair === undefined ? 0 : weight(pair);
}
