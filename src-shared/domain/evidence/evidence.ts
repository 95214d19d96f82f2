import { z } from 'zod';
import { AttemptId, SessionId, Sha256Hex, StationId } from '../../basics/ids';
import { Instant } from '../../basics/instant';

/** What a kept picture shows. Nothing else is ever kept (LW-4): no picture of a person who was recognised. */
export const EvidenceKind = z.enum([
  /** The face at the check-in that the tries were used up on. */
  'check-in-mismatch',
  /** What the camera saw when a presence check raised an incident. */
  'presence-mismatch',
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/**
 * The readable head of an evidence file: whose station and which attempt, never a name. With it a file can be
 * deleted on its day even if the journal that spoke of it is lost.
 */
export const EvidenceHead = z
  .object({
    v: z.literal(1),
    kind: EvidenceKind,
    stationId: StationId,
    sessionId: SessionId,
    attemptId: AttemptId,
    /** 32 hex digits; absent when the picture belongs to a check-in and not to an incident. */
    incidentId: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional(),
    at: Instant,
    /** From the policy of its session, because the policy is sealed again when it is time to delete. */
    daysAfterConfirmation: z.number().int().nonnegative(),
    daysAtMost: z.number().int().positive(),
    /** The policy of its session lets it leave the station for the centre (LW-2). */
    mayLeave: z.literal(true).optional(),
  })
  .strict()
  .readonly();
export type EvidenceHead = z.infer<typeof EvidenceHead>;

/** One kept file. `sha256`: of the sealed file, which is also its name. */
export const EvidenceItem = z
  .object({ sha256: Sha256Hex, bytes: z.number().int().positive(), head: EvidenceHead })
  .strict()
  .readonly();
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/**
 * Why an evidence file is gone. `quota`: the oldest made room for a newer one. `disk-full`: it made room for
 * answers. `missing`: somebody else removed it. `unreadable`: no file of ours lay under the name.
 */
export const EvidenceEnd = z.enum([
  'after-confirmation',
  'days-at-most',
  'quota',
  'disk-full',
  'missing',
  'unreadable',
]);
export type EvidenceEnd = z.infer<typeof EvidenceEnd>;
