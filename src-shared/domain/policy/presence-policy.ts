import { z } from 'zod';

/** Presence checks during the exam: how often, how patient, and when a doubt becomes an incident. */
export const PresencePolicy = z
  .object({
    isOn: z.boolean(),
    /** A check comes at a random moment between these two after the one before. */
    minSeconds: z.number().int().min(1).max(7200),
    maxSeconds: z.number().int().min(1).max(7200),
    /** How long the page may take to answer one check. */
    answerSeconds: z.number().int().min(1).max(120),
    /** How soon another look follows a start, a resumption, a look that was not good or a change of the camera. */
    soonSeconds: z.number().int().min(1).max(600),
    /** So many misses among the last `outOf` looks are an incident. */
    misses: z.number().int().min(1).max(10),
    outOf: z.number().int().min(1).max(20),
    /** So many looks in a row with a face that cannot be compared are an incident, too. */
    doubtsInARow: z.number().int().min(2).max(20),
  })
  .refine(({ minSeconds, maxSeconds }) => minSeconds <= maxSeconds, 'the shortest interval is the longer one')
  .refine(({ misses, outOf }) => misses <= outOf, 'more misses than looks')
  .readonly();
export type PresencePolicy = z.infer<typeof PresencePolicy>;
