import { z } from 'zod';
import {
  AttemptId,
  CandidateId,
  ItemId,
  OptionId,
  PackageId,
  SessionId,
  Sha256Hex,
  StaffId,
  StationId,
} from '../../basics/ids';
import { Instant } from '../../basics/instant';
import { Accommodation } from '../attempt/accommodation';
import { ManualReason, SubmitCause } from '../attempt/attempt-event';
import { ConductMark } from '../attempt/conduct';
import { StaffEnding } from '../attempt/ending';
import { LedgerEntry } from '../attempt/ledger-entry';
import { SeatMove } from '../attempt/seat-move';
import { MovementOutcome } from '../presence/movement-outcome';

/** A finished attempt as it leaves the station: enough to rebuild the paper, re-score it and audit the time (TS-7, TS-23). */
export const AttemptResult = z
  .object({
    kind: z.literal('attempt-result'),
    stationId: StationId,
    attemptId: AttemptId,
    candidateId: CandidateId,
    attemptNo: z.number().int().positive(),
    sessionId: SessionId,
    packageId: PackageId,
    seat: z.number().int().positive(),
    bankVersion: z.string(),
    blueprintVersion: z.string(),
    policyVersion: z.string(),
    seedHex: z.string().regex(/^[0-9a-f]{64}$/),
    paperHash: Sha256Hex,
    identityPath: z.discriminatedUnion('kind', [
      z
        .object({
          kind: z.literal('face'),
          distanceMilli: z.number().int(),
          tries: z.number().int(),
          /** What came of the movements; absent where the policy asks for none. */
          movements: MovementOutcome.optional(),
        })
        .readonly(),
      z
        .object({
          kind: z.literal('manual'),
          reason: ManualReason,
          staff: z.tuple([StaffId, StaffId]).readonly(),
          /** Asked for before staff decided. */
          movements: MovementOutcome.optional(),
        })
        .readonly(),
    ]),
    startedAt: Instant,
    submittedAt: Instant,
    submitCause: SubmitCause,
    /** What staff did to end it, if they did (RM-9, RM-10). */
    ending: StaffEnding.optional(),
    /** RM-13: proposals that wait for the authority; empty for nearly everybody. */
    conduct: z.array(ConductMark).readonly(),
    /** Features 19: what was approved for the person and was applied. */
    accommodation: Accommodation.optional(),
    time: z
      .object({
        durationMs: z.number().int(),
        usedMs: z.number().int(),
        gapsMs: z.number().int(),
        /** Time the clock stood still; no part of `usedMs`. */
        pausedMs: z.number().int(),
        grantsMs: z.number().int(),
        /** Every pause, gap and grant with its cause and who ordered it (RM-8 to RM-11). */
        ledger: z.array(LedgerEntry).readonly(),
      })
      .readonly(),
    answers: z
      .array(z.object({ itemId: ItemId, chosen: z.array(OptionId).readonly() }).readonly())
      .readonly(),
    claimed: z.object({ scorerVersion: z.string(), total: z.number().int(), isPass: z.boolean() }).readonly(),
    /** RM-12: seats it was moved between, with both epochs of each; absent when it stayed. */
    moves: z.array(SeatMove).min(1).readonly().optional(),
    isDemonstration: z.boolean(),
  })
  .strict()
  .readonly();
export type AttemptResult = z.infer<typeof AttemptResult>;
