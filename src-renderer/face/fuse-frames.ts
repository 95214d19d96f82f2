import type { FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import type { FaceGlance, FaceSource } from './face-checker';

/** Name and version of the networks and of the alignment, because a distance means nothing without them. */
export const FACE_MODEL = 'face-api-1.7.15/dlib-rotated-chip';

/** One frame as the worker saw it: the glance, and the descriptor when there was exactly one face. */
export type FrameLook = { readonly glance: FaceGlance; readonly descriptor: Float32Array | undefined };

/**
 * One measurement from several frames. Frames without a face are left out (a blink of the detector costs nothing);
 * a single frame with more than one face decides for `many-faces`, because who is measured would be chance. The
 * descriptors are averaged before they are compared, the other numbers are medians.
 */
export function fuseFrames(
  looks: readonly FrameLook[],
  reference: Float32Array,
  source: FaceSource,
): FaceMeasurement {
  const luma = median(looks.map((look) => look.glance.luma));
  const counts = looks.map((look) => (look.glance.kind === 'many-faces' ? look.glance.count : 0));
  const count = Math.max(0, ...counts);
  if (count > 1) return { kind: 'many-faces', count: Math.min(count, 100), luma };

  const usable = usableOf(looks);
  if (usable.length === 0) return { kind: 'no-face', luma };
  const descriptor = meanDescriptor(usable.map((look) => look.descriptor));
  const of = (pick: (glance: (typeof usable)[number]['glance']) => number): number =>
    median(usable.map((look) => pick(look.glance)));
  return {
    kind: 'one-face',
    distanceMilli: Math.min(4000, Math.round(euclidean(descriptor, reference) * 1000)),
    luma: of((glance) => glance.luma),
    facePixels: of((glance) => glance.facePixels),
    yawDegrees: of((glance) => glance.yawDegrees),
    scoreMilli: of((glance) => glance.scoreMilli),
    frames: usable.length,
    source,
    model: FACE_MODEL,
  };
}

/** What the frames of one person have in common, to compare later frames with; undefined without a usable frame. */
export function captureOf(looks: readonly FrameLook[]): Float32Array | undefined {
  const usable = usableOf(looks);
  return usable.length === 0 ? undefined : meanDescriptor(usable.map((look) => look.descriptor));
}

function usableOf(looks: readonly FrameLook[]) {
  return looks.flatMap(({ glance, descriptor }) =>
    glance.kind === 'one-face' && descriptor !== undefined ? [{ glance, descriptor }] : [],
  );
}

/** Component by component. All must be of one length; the first says which. */
function meanDescriptor(descriptors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(descriptors[0]?.length ?? 0);
  for (const descriptor of descriptors) {
    for (let i = 0; i < mean.length; i++)
      mean[i] = (mean[i] ?? 0) + (descriptor[i] ?? 0) / descriptors.length;
  }
  return mean;
}

function euclidean(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

/** The middle value, rounded; of an even number, the mean of the middle two. 0 of none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? low;
  return Math.round((low + high) / 2);
}
