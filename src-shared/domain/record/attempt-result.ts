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
import { ManualReason, SubmitCause } from '../attempt/attempt-event';
import { SeatMove } from '../attempt/seat-move';

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
        .object({ kind: z.literal('face'), distanceMilli: z.number().int(), tries: z.number().int() })
        .readonly(),
      z
        .object({
          kind: z.literal('manual'),
          reason: ManualReason,
          staff: z.tuple([StaffId, StaffId]).readonly(),
        })
        .readonly(),
    ]),
    startedAt: Instant,
    submittedAt: Instant,
    submitCause: SubmitCause,
    time: z
      .object({
        durationMs: z.number().int(),
        usedMs: z.number().int(),
        gapsMs: z.number().int(),
        grantsMs: z.number().int(),
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
