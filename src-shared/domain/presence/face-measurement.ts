import { z } from 'zod';

/**
 * What one look through the camera measured, as integers (presence knows no camera). Made in the renderer's face
 * worker; judged by `judgeFace` in the main process. Never holds a descriptor or a picture (LW-4).
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
      /** Descriptor distance to the registered photograph, in thousandths. */
      distanceMilli: z.number().int().min(0).max(4000),
      /** Mean luma of the face box, 0 to 255. */
      luma: z.number().int().min(0).max(255),
      /** Width of the face box in camera pixels. */
      facePixels: z.number().int().min(1).max(4096),
      /** Estimated turn of the head to either side, degrees, 0 is facing the camera. */
      yawDegrees: z.number().int().min(0).max(90),
      /** Detector score in thousandths. */
      scoreMilli: z.number().int().min(0).max(1000),
      /** How many frames were fused into these numbers. */
      frames: z.number().int().min(1).max(60),
      /** Where the pictures came from: a camera, or the demonstration clip (which says 演示 wherever it is shown). */
      source: z.enum(['camera', 'demonstration-clip']),
      /** Name and version of the networks, so that a later reader knows what the distance means. */
      model: z.string().min(1).max(100),
    })
    .strict()
    .readonly(),
]);
export type FaceMeasurement = z.infer<typeof FaceMeasurement>;

/** Why a look was not good enough to compare; each has one sentence for the person in front of the camera. */
export const FaceRetryReason = z.enum([
  'no-face',
  'many-faces',
  'too-dark',
  'too-far',
  'not-facing',
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
