import type { FaceFusion } from '../policy/face-policy';
import type { FaceDistance } from './face-measurement';

/** The largest fused distance that is told apart; beyond it everybody is somebody else. */
export const FUSED_MAX_MILLI = 20_000;

/**
 * One distance from those of several networks, in thousandths: each is divided by its network's own scale (the
 * distance that counts as one) and the quotients are averaged by weight. With one network of scale 1000 it is that
 * network's distance. Undefined when a network that the policy names did not run; what it does not name is left out.
 */
export function fuseDistances(distances: readonly FaceDistance[], fusion: FaceFusion): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { model, scaleMilli, weight } of fusion) {
    const measured = distances.find((distance) => distance.model === model);
    if (measured === undefined) return undefined;
    sum += (measured.distanceMilli * 1000 * weight) / scaleMilli;
    weights += weight;
  }
  return weights === 0 ? undefined : Math.min(FUSED_MAX_MILLI, Math.round(sum / weights));
}
