import { z } from 'zod';
import { FaceMeasurement } from './face-measurement';

const header = {
  /** The page's own clock, milliseconds since its first frame of this challenge; never falling. */
  ms: z.number().int().min(0).max(600_000),
};

/**
 * One camera frame during the challenge, as integers. The renderer measures and judges nothing; what to make of the
 * numbers is decided in the main process. No landmark, picture or descriptor is among them (LW-4).
 */
export const ChallengeFrame = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('no-face'), ...header })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('one-face'),
      ...header,
      /** Height of the gap between the lids over the eye's width, thousandths; the person's own left and right. */
      leftEyeMilli: z.number().int().min(0).max(2000),
      rightEyeMilli: z.number().int().min(0).max(2000),
      /** Tenths of a degree: positive is turned to the person's left, and the chin on its way down. */
      yawTenths: z.number().int().min(-900).max(900),
      /**
       * The turn once more, from another network and another cue (where the nose stands between the eyes). A picture of a
       * face that is itself turned misleads one of the two, not both.
       */
      noseYawTenths: z.number().int().min(-900).max(900),
      pitchTenths: z.number().int().min(-900).max(900),
      /** Where the face is and how wide, in pixels of the frame. */
      centreX: z.number().int().min(-4096).max(8192),
      centreY: z.number().int().min(-4096).max(8192),
      facePixels: z.number().int().min(1).max(4096),
      /** This frame was compared with the registered photograph, too (some are, all would take too long). */
      identity: FaceMeasurement.optional(),
    })
    .strict()
    .readonly(),
]);
export type ChallengeFrame = z.infer<typeof ChallengeFrame>;
export type OneFaceFrame = Extract<ChallengeFrame, { readonly kind: 'one-face' }>;
