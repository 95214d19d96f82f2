import { z } from 'zod';

/** Name and version of a network and of the alignment before it: a distance means nothing without them. */
export const FaceModelName = z.string().min(1).max(100);

/** How far one network puts the live face from the picture it was compared with, in thousandths. */
export const FaceDistance = z
  .object({ model: FaceModelName, distanceMilli: z.number().int().min(0).max(4000) })
  .strict()
  .readonly();
export type FaceDistance = z.infer<typeof FaceDistance>;

/**
 * What one look through the camera measured, as integers (presence knows no camera). Made in the renderer's face
 * worker; judged by `judgeFace` in the main process. Never holds a descriptor or a picture (LW-4), and no fused score
 * either: `fuseDistances` makes it from these distances and the signed policy, so that nobody can state another.
 */
export const FaceMeasurement = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('no-face'), luma: z.number().int().min(0).max(255) })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('many-faces'),
      count: z.number().int().min(2).max(100),
      luma: z.number().int().min(0).max(255),
    })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('one-face'),
      /** One for each network that ran; each network once. */
      distances: z
        .array(FaceDistance)
        .min(1)
        .max(4)
        .refine((all) => new Set(all.map(({ model }) => model)).size === all.length, 'a model twice')
        .readonly(),
      /** Mean luma of the face box, 0 to 255. */
      luma: z.number().int().min(0).max(255),
      /** Width of the face box in camera pixels. */
      facePixels: z.number().int().min(1).max(4096),
      /** Estimated turn of the head to either side, up or down, and its tilt: degrees, 0 is upright to the camera. */
      yawDegrees: z.number().int().min(0).max(90),
      pitchDegrees: z.number().int().min(0).max(90),
      rollDegrees: z.number().int().min(0).max(90),
      /** Variance of the Laplacian of luma over the middle of the face, drawn 112 pixels wide; small when blurred. */
      sharpness: z.number().int().min(0).max(65_535),
      /**
       * How little mouth, chin or eyes look like the skin between the eyes, in thousandths: a mask, a scarf or dark
       * glasses raise it. A hand or a shield of skin colour does not; a dark beard may.
       */
      coveredMilli: z.number().int().min(0).max(1000),
      /** Detector score in thousandths. */
      scoreMilli: z.number().int().min(0).max(1000),
      /** How many frames were fused into these numbers. */
      frames: z.number().int().min(1).max(60),
      /** Where the pictures came from: a camera, or the demonstration clip (which says 演示 wherever it is shown). */
      source: z.enum(['camera', 'demonstration-clip']),
    })
    .strict()
    .readonly(),
]);
export type FaceMeasurement = z.infer<typeof FaceMeasurement>;

/** Why a look was not good enough; each has one sentence for the person in front of the camera. */
export const FaceRetryReason = z.enum([
  'no-face',
  'many-faces',
  'too-dark',
  'too-far',
  'not-facing',
  'too-blurred',
  /** Mask, scarf, dark glasses, as far as `coveredMilli` can tell. */
  'covered',
  /** A network that the policy asks for did not run: nobody's fault at the seat. */
  'not-compared',
  'not-similar-enough',
]);
export type FaceRetryReason = z.infer<typeof FaceRetryReason>;

/** `retry` costs no try when the picture was unusable; `no-match` costs one (RM-5). */
export const FaceVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept') }).readonly(),
  z.object({ kind: z.literal('retry'), reason: FaceRetryReason }).readonly(),
  z.object({ kind: z.literal('no-match') }).readonly(),
]);
export type FaceVerdict = z.infer<typeof FaceVerdict>;
