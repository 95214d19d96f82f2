import type { FaceFusion } from '../policy/face-policy';
import { fuseDistances } from '../presence/fuse-distances';
import { type LabelledDistances, labelledDistances } from './labelled-distances';
import { equalErrorRate, rocCurve } from './roc-curve';

/** One pair measured by every network. */
export type MeasuredPair = {
  readonly a: number;
  readonly b: number;
  readonly distances: readonly { readonly model: string; readonly distanceMilli: number }[];
};

/** The pairs by the distance that a policy's fusion makes of them; pairs that it cannot fuse are left out. */
export function fusedSet(
  pairs: readonly MeasuredPair[],
  fusion: FaceFusion,
  people: number,
): LabelledDistances {
  const fused = pairs.flatMap(({ a, b, distances }) => {
    const milli = fuseDistances(distances, fusion);
    return milli === undefined ? [] : [{ a, b, milli }];
  });
  return labelledDistances(fused, people);
}

/** A set this large may choose weights; on a smaller one the choice would follow chance. */
export const PEOPLE_FOR_WEIGHTS = 30;
export const GENUINE_PAIRS_FOR_WEIGHTS = 300;

export function mayChooseWeights(set: LabelledDistances): boolean {
  return set.people >= PEOPLE_FOR_WEIGHTS && set.genuine.length >= GENUINE_PAIRS_FOR_WEIGHTS;
}

/**
 * The weights, in tenths, with the smallest equal error rate on this set, scales left as they are; the given ones when
 * nothing is better. Only for two networks: a third would need a larger search.
 */
export function chooseWeights(
  pairs: readonly MeasuredPair[],
  fusion: FaceFusion,
  people: number,
): FaceFusion {
  const [first, second, ...more] = fusion;
  if (first === undefined || second === undefined || more.length > 0) return fusion;
  const eerOf = (one: FaceFusion): number => equalErrorRate(rocCurve(fusedSet(pairs, one, people)));
  let best = fusion;
  let least = eerOf(fusion);
  for (let tenths = 1; tenths <= 9; tenths++) {
    const weighed = [
      { ...first, weight: tenths },
      { ...second, weight: 10 - tenths },
    ];
    const eer = eerOf(weighed);
    if (eer >= least) continue;
    best = weighed;
    least = eer;
  }
  return best;
}
