import { z } from 'zod';
import { AttemptId, CandidateId, Sha256Hex, StaffId, StationId } from '../../basics/ids';
import { ClosingBlock } from '../../domain/session-close/closing-blocks';
import { ClosingSigner } from '../../domain/session-close/closing-signatures';
import { ScoreConfirmation, SittingOutcome } from '../../domain/session-close/session-closing';
import { resultOf } from '../result-schema';
import { ConsoleSignedOut } from './console-problems';
import { StepProblem } from './problems';
import { StaffSignIn } from './staff-sign-in';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();
const count = z.number().int().nonnegative();

/** Where somebody on the list was, as far as this station knows (RM-15). */
const place = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('sitting') })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('sat'), outcome: SittingOutcome, confirmation: ScoreConfirmation })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('moved'), toStationId: StationId })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('absent') })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('elsewhere') })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('unplaced') })
    .strict()
    .readonly(),
]);

export const ClosingPerson = z
  .object({
    candidateId: CandidateId,
    displayName: z.string(),
    admissionNo: z.string(),
    seat: z.number().int(),
    place,
  })
  .strict()
  .readonly();
export type ClosingPerson = z.infer<typeof ClosingPerson>;

export const ClosingView = z
  .object({
    /** Absent until this station's part of the session is closed. UTC ms. */
    closedAtMs: z.number().int().optional(),
    counts: z
      .object({
        expected: count,
        sat: count,
        submitted: count,
        forced: count,
        terminated: count,
        absent: count,
        elsewhere: count,
        /** RM-6: came too late and were not let in; they are absent. */
        lateRefused: count,
        incidents: count,
      })
      .strict()
      .readonly(),
    people: z.array(ClosingPerson).readonly(),
    blocks: z.array(ClosingBlock).readonly(),
    /** What a signature stands under; another one as soon as anything changes. */
    statement: Sha256Hex,
    signatures: z
      .array(
        z
          .object({
            staffId: StaffId,
            displayName: z.string(),
            as: ClosingSigner,
            atMs: z.number().int(),
          })
          .strict()
          .readonly(),
      )
      .readonly(),
    /** Who has still to sign. */
    missing: z.array(ClosingSigner).readonly(),
    /** Signatures under an earlier statement: something changed since, and they have to be given again. */
    lapsed: count,
  })
  .strict()
  .readonly();
export type ClosingView = z.infer<typeof ClosingView>;

/** Why a step of the closing was not done. Nothing has changed then. */
export const ClosingProblem = z.discriminatedUnion('kind', [
  bare('not-now'),
  z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly(),
  z.object({ kind: z.literal('locked-out'), seconds: z.number().int() }).readonly(),
  ConsoleSignedOut,
  bare('not-allowed'),
  bare('unknown-staff-or-wrong-password'),
  bare('signer-twice'),
  bare('signed-already'),
  bare('session-closed'),
  /** Somebody is named who sat here, is not on the list, or is named twice. */
  bare('placement-wrong'),
  /** RM-15: an unbalanced room is not signed. */
  bare('closing-blocked'),
  /** Something has changed since the screen showed what is to be signed. */
  bare('statement-changed'),
  bare('signatures-missing'),
]);
export type ClosingProblem = z.infer<typeof ClosingProblem>;
const act = resultOf(done, ClosingProblem);

/** RM-15: this station's part of the session is balanced, signed, and closed. */
export const closingChannels = {
  'closing:view': {
    request: nothing,
    response: resultOf(ClosingView, z.discriminatedUnion('kind', [bare('not-now'), ConsoleSignedOut])),
  },
  /** All who did not sit here, each once. */
  'closing:place': {
    request: z
      .object({ absent: z.array(CandidateId).max(500), elsewhere: z.array(CandidateId).max(500) })
      .strict(),
    response: act,
  },
  'closing:sign': {
    request: z.object({ statement: Sha256Hex, signer: StaffSignIn }).strict(),
    response: act,
  },
  /** The second step, after its own confirmation; it can't be taken back. */
  'closing:close': { request: z.object({ statement: Sha256Hex }).strict(), response: act },
  /** 成绩确认, by the candidate on the own screen. */
  'closing:answer-score': {
    request: z.object({ attemptId: AttemptId, isConfirmed: z.boolean() }).strict(),
    response: resultOf(done, StepProblem),
  },
} as const;
