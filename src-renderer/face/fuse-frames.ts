import type { FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import type { FaceGlance, FaceSource } from './face-checker';
import { distancesBetween, type FaceDescriptors, meanDescriptors } from './face-descriptors';

/** One frame as the worker saw it: the glance, and the descriptors when there was exactly one face. */
export type FrameLook = { readonly glance: FaceGlance; readonly descriptors: FaceDescriptors | undefined };

/**
 * One measurement from several frames. Frames without a face are left out (a blink of the detector costs nothing);
 * a single frame with more than one face decides for `many-faces`, because who is measured would be chance. The
 * descriptors are averaged before they are compared, the other numbers are medians.
 */
export function fuseFrames(
  looks: readonly FrameLook[],
  reference: FaceDescriptors,
  source: FaceSource,
): FaceMeasurement {
  const luma = median(looks.map((look) => look.glance.luma));
  const counts = looks.map((look) => (look.glance.kind === 'many-faces' ? look.glance.count : 0));
  const count = Math.max(0, ...counts);
  if (count > 1) return { kind: 'many-faces', count: Math.min(count, 100), luma };

  const usable = usableOf(looks);
  const distances = distancesBetween(reference, meanDescriptors(usable.map((look) => look.descriptors)));
  if (distances.length === 0) return { kind: 'no-face', luma };
  const of = (pick: (glance: (typeof usable)[number]['glance']) => number): number =>
    median(usable.map((look) => pick(look.glance)));
  return {
    kind: 'one-face',
    distances,
    luma: of((glance) => glance.luma),
    facePixels: of((glance) => glance.facePixels),
    yawDegrees: of((glance) => glance.yawDegrees),
    pitchDegrees: of((glance) => glance.pitchDegrees),
    rollDegrees: of((glance) => glance.rollDegrees),
    sharpness: of((glance) => glance.sharpness),
    coveredMilli: of((glance) => glance.coveredMilli),
    scoreMilli: of((glance) => glance.scoreMilli),
    frames: usable.length,
    source,
  };
}

/** What the frames of one person have in common, to compare later frames with; undefined without a usable frame. */
export function captureOf(looks: readonly FrameLook[]): FaceDescriptors | undefined {
  const usable = usableOf(looks);
  return usable.length === 0 ? undefined : meanDescriptors(usable.map((look) => look.descriptors));
}

function usableOf(looks: readonly FrameLook[]) {
  return looks.flatMap(({ glance, descriptors }) =>
    glance.kind === 'one-face' && descriptors !== undefined ? [{ glance, descriptors }] : [],
  );
}

/** The middle value, rounded; of an even number, the mean of the middle two. 0 of none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? low;
  return Math.round((low + high) / 2);
}
