import { z } from 'zod';
import { AttemptId, StaffId } from '../../basics/ids';
import { GrantCause, LedgerEntry, PauseReason } from '../../domain/attempt/ledger-entry';
import { IncidentId } from '../../domain/incident/incident';
import { IncidentKind } from '../../domain/incident/incident-kind';
import { StaffRole } from '../../domain/staff/staff-role';
import { RoomGrantNumber } from '../../domain/staff-code/room-grant';
import { StudyConsole } from './study-view';

/** Who is at the console. Main owns it and pushes every change; the drawer draws it. */
export const SignedInStaff = z
  .object({
    staffId: StaffId,
    displayName: z.string(),
    roles: z.array(StaffRole).readonly(),
    idleSignOutMinutes: z.number().int(),
  })
  .strict()
  .readonly();
export type SignedInStaff = z.infer<typeof SignedInStaff>;

/** The attempt that is under way at this seat, as staff see it. No answer, and no score. */
export const ConsoleAttempt = z
  .object({
    attemptId: AttemptId,
    answered: z.number().int(),
    durationMs: z.number().int(),
    /** At the moment of this view. */
    remainingMs: z.number().int(),
    /** When the paper is collected if nothing stops the clock again; absent while it stands. UTC ms. */
    endsAtMs: z.number().int().optional(),
    standstill: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('stopped') }).readonly(),
        z.object({ kind: z.literal('paused'), reason: PauseReason, fromMs: z.number().int() }).readonly(),
        /** Let go on, and waiting for the person to be looked at (RM-11). */
        z.object({ kind: z.literal('rechecking') }).readonly(),
      ])
      .optional(),
    ledger: z.array(LedgerEntry).readonly(),
    grantedMinutes: z.number().int(),
    /** Minutes that this seat was given with the room, by the number that the other seats take. */
    roomGrants: z
      .array(
        z
          .object({ number: RoomGrantNumber, minutes: z.number().int(), cause: GrantCause })
          .strict()
          .readonly(),
      )
      .readonly(),
    /** RM-10: the most that can be given now by one invigilator, and with the 主考. */
    maxGrantAlone: z.number().int(),
    maxGrantWithHead: z.number().int(),
    conductCount: z.number().int(),
    /** Sealed pictures that are kept of this attempt. */
    evidenceCount: z.number().int(),
  })
  .strict()
  .readonly();
export type ConsoleAttempt = z.infer<typeof ConsoleAttempt>;

/** A recorded fault that minutes can be given for (RM-10). */
export const RecordedFault = z
  .object({
    incidentId: IncidentId,
    kind: IncidentKind,
    atMs: z.number().int(),
    text: z.string(),
  })
  .strict()
  .readonly();
export type RecordedFault = z.infer<typeof RecordedFault>;

export const ConsoleView = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('signed-out') })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('signed-in'),
      staff: SignedInStaff,
      attempt: ConsoleAttempt.optional(),
      faults: z.array(RecordedFault).readonly(),
      /** The station is locked down; `mayLeave`: nobody sits an exam here now. */
      lockdown: z.object({ isOn: z.boolean(), mayLeave: z.boolean() }).strict().readonly(),
      /** The session's training plan and the class that is open; absent where there is no plan. */
      study: StudyConsole.optional(),
      /** RM-4; absent where every candidate starts alone. UTC ms. */
      roomStart: z
        .object({ plannedMs: z.number().int(), setMs: z.number().int().optional(), hasBegun: z.boolean() })
        .strict()
        .readonly()
        .optional(),
    })
    .strict()
    .readonly(),
]);
export type ConsoleView = z.infer<typeof ConsoleView>;
export type SignedInConsole = Extract<ConsoleView, { readonly kind: 'signed-in' }>;
