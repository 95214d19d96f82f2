import { z } from 'zod';

/** Why hours from an exam room's class do not stand in the books (CE-10, CE-11); `other` is the centre's own matter. */
export const RefusedHoursReason = z.enum([
  'hours-not-in-plan',
  'hours-implausible',
  'hours-quiz-not-passed',
  'hours-unknown-certificate',
  'hours-key-taken',
  'hours-overlap',
  'hours-over-plan',
  'other',
]);
export type RefusedHoursReason = z.infer<typeof RefusedHoursReason>;

/** Hours that came from a station and were put aside, as the person they are of reads it. */
export const RefusedHours = z
  .object({
    recordId: z.string(),
    creditedAtMs: z.number().int(),
    /** From sign-in to sign-out, by the station's clock. */
    fromMs: z.number().int(),
    toMs: z.number().int(),
    sessionTitle: z.string(),
    courseId: z.string(),
    tenths: z.number().int(),
    reason: RefusedHoursReason,
    /** The authority looked at it and left it out; else it still waits for somebody. */
    isRejected: z.boolean(),
  })
  .strict();
export type RefusedHours = z.infer<typeof RefusedHours>;
