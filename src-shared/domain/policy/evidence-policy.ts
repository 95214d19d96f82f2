import { z } from 'zod';

/** Pictures kept as evidence, and when things are deleted (LW-1 to LW-5, LW-7). */
export const EvidencePolicy = z
  .object({
    /** Keep one sealed frame when the face at the check-in was not matched, and when a presence incident says so. */
    keepCheckInMismatch: z.boolean(),
    keepPresenceMismatch: z.boolean(),
    /** Deleted this many days after the centre has confirmed the result; not more than the consent text promises. */
    daysAfterConfirmation: z.number().int().min(0).max(30),
    /** Deleted this many days after it was kept, even if no confirmation has ever come. */
    daysAtMost: z.number().int().min(1).max(180),
    /** What all evidence on one station may take; beyond it the oldest goes first. */
    quotaMegabytes: z.number().int().min(1).max(10_000),
    /** LW-2: kept pictures also go to the centre, sealed. Only with a separate consent that says so; absent: they stay. */
    sendToCentre: z.boolean().optional(),
  })
  .readonly();
export type EvidencePolicy = z.infer<typeof EvidencePolicy>;
