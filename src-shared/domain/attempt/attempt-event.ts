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
} from '../../basics/ids';
import { Instant } from '../../basics/instant';
import { IncidentId } from '../incident/incident';
import { ChallengeAction } from '../presence/challenge-action';
import { ChallengeVerdict } from '../presence/challenge-verdict';
import { FaceMeasurement, FaceVerdict } from '../presence/face-measurement';
import {
  PresenceCause,
  PresenceIncidentKind,
  PresenceLook,
  PresenceVerdict,
} from '../presence/presence-verdict';
import { RoomGrantNumber } from '../staff-code/room-grant';
import { CodeUse } from '../staff-code/staff-code';
import { Accommodation } from './accommodation';
import { ConductMark } from './conduct';
import { StaffEnding } from './ending';
import { GrantCause, GrantScope, PauseReason } from './ledger-entry';
import { SeatLeft, SeatMove } from './seat-move';

const header = { attemptId: AttemptId, at: Instant };

/** Why staff verified a person by hand (RM-5); the text says more. */
export const ManualReason = z.enum([
  'camera-refused',
  'no-camera',
  'face-not-matched',
  'document-problem',
  'other',
]);
export type ManualReason = z.infer<typeof ManualReason>;

/** `stopped`: staff ended the attempt without its being handed in (中止). */
export const SubmitCause = z.enum(['candidate', 'deadline', 'proctor', 'stopped']);
export type SubmitCause = z.infer<typeof SubmitCause>;

/**
 * Everything that can happen to one attempt, in the words it is journalled in. An event is a fact: it is never
 * edited, and a state is only ever the fold of the events (`reduceAttempt`).
 */
export const AttemptEvent = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('identified'),
      ...header,
      candidateId: CandidateId,
      sessionId: SessionId,
      packageId: PackageId,
      seat: z.number().int().positive(),
      attemptNo: z.number().int().positive(),
    })
    .readonly(),
  /** `textSha256`: of the very text that was read, in the language it was read in (LW-1). */
  z
    .object({
      kind: z.literal('face-consent-given'),
      ...header,
      textVersion: z.string(),
      textSha256: Sha256Hex.optional(),
      /** RM-5: used up by this person in check-ins of this session that were given up; absent for none. */
      triesBefore: z.number().int().positive().optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('face-consent-refused'),
      ...header,
      textVersion: z.string(),
      textSha256: Sha256Hex.optional(),
    })
    .readonly(),
  /** After consent: the person will not, or the machine cannot, use the camera. Leads to the manual path, no try lost. */
  z
    .object({
      kind: z.literal('face-path-left'),
      ...header,
      /** `staff-decided`: two of them said who it is while the face was being looked at. */
      because: z.enum(['camera-refused', 'no-camera', 'photo-unusable', 'tries-used-up', 'staff-decided']),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('face-checked'),
      ...header,
      tryNo: z.number().int().nonnegative(),
      measurement: FaceMeasurement,
      verdict: FaceVerdict,
    })
    .readonly(),
  /** One challenge is over: what had been asked for and how far it got. Numbers and verdict only (LW-4). */
  z
    .object({
      kind: z.literal('challenge-judged'),
      ...header,
      actions: z.array(ChallengeAction).max(4).readonly(),
      done: z.number().int().min(0).max(4),
      frames: z.number().int().nonnegative(),
      verdict: ChallengeVerdict,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('manually-verified'),
      ...header,
      reason: ManualReason,
      note: z.string().min(1).max(500),
      staff: z.tuple([StaffId, StaffId]).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('check-in-abandoned'), ...header }).readonly(),
  z
    .object({
      kind: z.literal('started'),
      ...header,
      seedHex: z.string().regex(/^[0-9a-f]{64}$/),
      paperHash: Sha256Hex,
      policyVersion: z.string(),
      durationMs: z.number().int().positive(),
      /** Milliseconds of the duration already gone at the start: late entry in `room` mode (RM-6), else 0. */
      elapsedAtStartMs: z.number().int().nonnegative(),
      /** What was approved for this candidate; its factor is in `durationMs`. */
      accommodation: Accommodation.optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('answered'),
      ...header,
      itemId: ItemId,
      chosen: z.array(OptionId).max(6).readonly(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('flagged'),
      ...header,
      questionNumber: z.number().int().positive(),
      isFlagged: z.boolean(),
    })
    .readonly(),
  z.object({ kind: z.literal('moved'), ...header, questionNumber: z.number().int().positive() }).readonly(),
  /** The clock's checkpoint (RM-11). */
  z.object({ kind: z.literal('heartbeat'), ...header }).readonly(),
  /**
   * One look at the seat during the exam: numbers and verdict only (LW-4). `look` is absent when the page did not
   * answer. `raises`: with this check the policy for incidents was met.
   */
  z
    .object({
      kind: z.literal('presence-checked'),
      ...header,
      cause: PresenceCause,
      look: PresenceLook.optional(),
      verdict: PresenceVerdict,
      raises: PresenceIncidentKind.optional(),
    })
    .readonly(),
  /** The person takes the consent back after having been recognised: no more looks, and nothing else changes (LW-2). */
  z.object({ kind: z.literal('face-consent-withdrawn'), ...header }).readonly(),
  /** A proctor unlocked the attempt after the station had stopped. `gapMs` is the time it was away. */
  z
    .object({
      kind: z.literal('resumed'),
      ...header,
      gapMs: z.number().int().nonnegative(),
      /** `monotonic`: same boot, exact. `wall`: the machine rebooted, the wall clock is all there is. */
      gapSource: z.enum(['monotonic', 'wall']),
      by: StaffId,
      /** The single-use code that opened it; this line is what makes the code used. */
      code: CodeUse.optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('granted'),
      ...header,
      minutes: z.number().int().positive(),
      cause: GrantCause,
      scope: GrantScope,
      /** RM-10: the recorded fault that the minutes make good. */
      faultId: IncidentId,
      note: z.string().min(1).max(500),
      by: z.array(StaffId).min(1).max(2).readonly(),
      isByCode: z.boolean(),
      code: CodeUse.optional(),
      /** Given to the whole room, seat by seat: a seat takes each number once. */
      roomGrant: RoomGrantNumber.optional(),
    })
    .readonly(),
  /** The clock stands still. `by` is empty for a break the candidate takes; `limitMs`: it ends by itself then. */
  z
    .object({
      kind: z.literal('paused'),
      ...header,
      reason: PauseReason,
      note: z.string().max(500),
      by: z.array(StaffId).max(2).readonly(),
      limitMs: z.number().int().positive().optional(),
    })
    .readonly(),
  /** The clock runs again. `by` is empty when the candidate came back or the break was used up. */
  z
    .object({
      kind: z.literal('pause-ended'),
      ...header,
      by: z.array(StaffId).max(2).readonly(),
      code: CodeUse.optional(),
    })
    .readonly(),
  /** A covered paper was opened again by staff (features 9). The clock had run on. */
  z
    .object({
      kind: z.literal('uncovered'),
      ...header,
      by: z.array(StaffId).min(1).max(2).readonly(),
      code: CodeUse.optional(),
    })
    .readonly(),
  /** RM-11: who is at the seat was made sure of again before a standing attempt went on. Moves no clock. */
  z
    .object({
      kind: z.literal('rechecked'),
      ...header,
      how: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('face'), measurement: FaceMeasurement, verdict: FaceVerdict }).readonly(),
        /** The camera was refused or is gone: staff decide, no try lost. */
        z.object({ kind: z.literal('left'), because: z.enum(['camera-refused', 'no-camera']) }).readonly(),
        z
          .object({
            kind: z.literal('staff'),
            reason: ManualReason,
            note: z.string().min(1).max(500),
            staff: z.tuple([StaffId, StaffId]).readonly(),
          })
          .readonly(),
      ]),
    })
    .readonly(),
  /** RM-13: a proposal with two signatures. The attempt goes on, and its score is computed and sealed as ever. */
  z.object({ kind: z.literal('conduct-marked'), ...header, mark: ConductMark }).readonly(),
  z
    .object({
      kind: z.literal('submitted'),
      ...header,
      cause: SubmitCause,
      /** Given when `cause` is `proctor` or `stopped`. */
      ending: StaffEnding.optional(),
    })
    .readonly(),
  /** RM-12: the attempt leaves this machine, sealed for another one. What is written here from now on is late. */
  z
    .object({ kind: z.literal('moved-out'), ...header, left: SeatLeft, note: z.string().min(1).max(500) })
    .readonly(),
  /** RM-12: it goes on here under the next fence, once a proctor has resumed it. */
  z.object({ kind: z.literal('moved-in'), ...header, move: SeatMove }).readonly(),
  z
    .object({
      kind: z.literal('scored'),
      ...header,
      scorerVersion: z.string(),
      total: z.number().int().min(0).max(100),
      isPass: z.boolean(),
    })
    .readonly(),
  /** 成绩确认 (RM-15): the candidate's word on the score on the screen. Optional and given once; a refusal is one, too. */
  z.object({ kind: z.literal('score-answered'), ...header, isConfirmed: z.boolean() }).readonly(),
  /** The candidate has seen the score and left the seat. */
  z.object({ kind: z.literal('left'), ...header }).readonly(),
]);
export type AttemptEvent = z.infer<typeof AttemptEvent>;
export type AttemptEventKind = AttemptEvent['kind'];
export type AttemptEventOf<K extends AttemptEventKind> = Extract<AttemptEvent, { readonly kind: K }>;
