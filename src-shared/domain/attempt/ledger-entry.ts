import { z } from 'zod';
import { StaffId } from '../../basics/ids';
import { Instant } from '../../basics/instant';
import { IncidentId } from '../incident/incident';

/** Why the clock was stopped. A visit to the toilet or slow reading stops nothing (RM-10). */
export const PauseReason = z.enum([
  'power-loss',
  'machine-fault',
  'software-fault',
  'disturbance',
  'unwell',
  'break',
  'other',
]);
export type PauseReason = z.infer<typeof PauseReason>;

/** The faults of RM-10. */
export const GrantCause = z.enum(['power-loss', 'machine-fault', 'software-fault', 'disturbance']);
export type GrantCause = z.infer<typeof GrantCause>;

/** `room`: the same minutes were given to everybody in the room (RM-10). */
export const GrantScope = z.enum(['own', 'room']);
export type GrantScope = z.infer<typeof GrantScope>;

/** Whom a note of the ledger is from; nobody means the candidate (a break) or the station (the end of one). */
const by = z.array(StaffId).max(2).readonly();
const note = z.string().max(500);

/**
 * One movement of the clock, with its cause and who ordered it. `at`: when it was over and took effect. `remainingMs`:
 * what was left then, the movement included, so that anybody can work out how the end moved.
 */
export const LedgerEntry = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('pause'),
      from: Instant,
      at: Instant,
      ms: z.number().int().nonnegative(),
      reason: PauseReason,
      note,
      by,
      endedBy: by,
      remainingMs: z.number().int(),
    })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('gap'),
      at: Instant,
      ms: z.number().int().nonnegative(),
      source: z.enum(['monotonic', 'wall']),
      by,
      remainingMs: z.number().int(),
    })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('grant'),
      at: Instant,
      minutes: z.number().int().positive(),
      cause: GrantCause,
      scope: GrantScope,
      /** The recorded fault that it makes good. */
      faultId: IncidentId,
      note,
      by,
      /** Approved by a single-use code, in the place of a second person in the room. */
      isByCode: z.boolean(),
      remainingMs: z.number().int(),
    })
    .strict()
    .readonly(),
]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;
