import type { LabelledDistances } from './labelled-distances';
import { equalErrorRate, pointAtFar, type RocPoint, rocCurve } from './roc-curve';
import { type Interval, wilsonInterval } from './wilson-interval';

/** A threshold for a wanted FAR, or why this set cannot give one. */
export type Threshold =
  | {
      readonly kind: 'found';
      readonly milli: number;
      readonly far: number;
      readonly farInterval: Interval;
      readonly frr: number;
      readonly frrInterval: Interval;
    }
  /** Seeing none in n pairs only says that the rate is below 3 / n: so many pairs are needed. */
  | { readonly kind: 'too-few-impostor-pairs'; readonly have: number; readonly need: number }
  | { readonly kind: 'too-few-genuine-pairs'; readonly have: number; readonly need: number }
  /** Even the two most alike persons are closer than any threshold may be. */
  | { readonly kind: 'not-separable' };

/** Below this many genuine pairs a false-reject rate is anecdote. */
export const GENUINE_PAIRS_NEEDED = 30;

/** Rule of three: how many impostor pairs a statement about this FAR needs. */
export function impostorPairsNeeded(far: number): number {
  // The nearest whole number first: 3 / 0.001 is 3000 and not a little more.
  return Math.ceil(Math.round((3 / far) * 1e6) / 1e6);
}

export function thresholdAtFar(set: LabelledDistances, curve: readonly RocPoint[], far: number): Threshold {
  const { genuine, impostor } = set;
  const need = impostorPairsNeeded(far);
  if (impostor.length < need) return { kind: 'too-few-impostor-pairs', have: impostor.length, need };
  if (genuine.length < GENUINE_PAIRS_NEEDED) {
    return { kind: 'too-few-genuine-pairs', have: genuine.length, need: GENUINE_PAIRS_NEEDED };
  }
  const point = pointAtFar(curve, far);
  if (point === undefined) return { kind: 'not-separable' };
  const accepts = Math.round(point.far * impostor.length);
  const rejects = Math.round(point.frr * genuine.length);
  return {
    kind: 'found',
    milli: point.milli,
    far: point.far,
    farInterval: wilsonInterval(accepts, impostor.length),
    frr: point.frr,
    frrInterval: wilsonInterval(rejects, genuine.length),
  };
}

/** What one way of measuring came to on a set; `eer` is undefined without pairs of both kinds. */
export type Calibration = {
  readonly curve: readonly RocPoint[];
  readonly eer: number | undefined;
  readonly atPercent: Threshold;
  readonly atPerMille: Threshold;
};

export function calibrate(set: LabelledDistances): Calibration {
  const curve = rocCurve(set);
  const hasBoth = set.genuine.length > 0 && set.impostor.length > 0;
  return {
    curve,
    eer: hasBoth ? equalErrorRate(curve) : undefined,
    atPercent: thresholdAtFar(set, curve, 0.01),
    atPerMille: thresholdAtFar(set, curve, 0.001),
  };
}
