import { z } from 'zod';
import { StationId } from '../../basics/ids';

export const StationLine = z
  .object({
    stationId: StationId,
    label: z.string(),
    suite: z.string(),
    /** First 128 bits of SHA-256 over the signing key, in fours, to be compared by voice. */
    fingerprint: z.string(),
    registeredAtMs: z.number().int(),
    lastSeenAtMs: z.number().int().optional(),
    appVersion: z.string().optional(),
    revoked: z.object({ atMs: z.number().int(), reason: z.string() }).strict().optional(),
  })
  .strict();
export type StationLine = z.infer<typeof StationLine>;

/** A one-time code that has been handed out, without the code itself. */
export const CodeLine = z
  .object({
    selector: z.string(),
    label: z.string(),
    createdAtMs: z.number().int(),
    expiresAtMs: z.number().int(),
    isExpired: z.boolean(),
    stationId: StationId.optional(),
  })
  .strict();
export type CodeLine = z.infer<typeof CodeLine>;
