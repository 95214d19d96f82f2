import { z } from 'zod';

/** The state strip: saved here, sent, confirmed by the centre, each with its time. Instants in UTC ms. */
export const SyncStrip = z
  .object({
    pendingCount: z.number().int().nonnegative(),
    oldestPendingAtMs: z.number().int().optional(),
    lastSavedAtMs: z.number().int().optional(),
    lastSentAtMs: z.number().int().optional(),
    lastAcknowledgedAtMs: z.number().int().optional(),
    link: z.enum(['unknown', 'sending', 'reachable', 'unreachable', 'not-understood', 'needs-person']),
    nextAttemptAtMs: z.number().int().optional(),
    /** How often sending had come to a stand and was started again by itself since the program began. */
    restarts: z.number().int().positive().optional(),
  })
  .readonly();
export type SyncStrip = z.infer<typeof SyncStrip>;
