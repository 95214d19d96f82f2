import { z } from 'zod';

/** What the clock of an exam is watched by, and what going on after a standstill asks for. */
export const TimePolicy = z
  .object({
    /** RM-17: a wall clock that moved by more than this against the monotonic counter is an incident. */
    clockJumpSeconds: z.number().int().min(1).max(3600),
    /** RM-11: whoever was recognised by face is looked at again before a stopped station goes on. */
    faceCheckAfterRestart: z.boolean(),
    /** The same after a pause of so many minutes or more. */
    faceCheckAfterPauseMinutes: z.number().int().min(0).max(600),
  })
  .readonly();
export type TimePolicy = z.infer<typeof TimePolicy>;
