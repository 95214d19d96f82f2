import { z } from 'zod';
import { AttemptId, SessionId, StationId } from '../../basics/ids';
import { Accommodation } from '../../domain/attempt/accommodation';
import { PauseReason } from '../../domain/attempt/ledger-entry';
import { TimeChange } from '../../domain/attempt/time-change';
import { LOCKDOWN_SIGNAL_KINDS } from '../../domain/lockdown/lockdown-signal';
import { FaceModelName, FaceVerdict } from '../../domain/presence/face-measurement';
import { ProgramConcern } from '../../domain/release/program-verdict';
import { ScoreConfirmation } from '../../domain/session-close/session-closing';
import { PackageProblemSchema } from './problems';
import { ClassMember, CourseHead, StudyOutcome, StudySeat } from './study-view';

/** What the station's screens may know of the session. */
export const SessionHead = z
  .object({
    sessionId: SessionId,
    /** The networks that the policy compares faces by (see `FaceFusion`); without it all that the station has. */
    faceModels: z.array(FaceModelName).readonly().optional(),
    title: z.string(),
    siteName: z.string(),
    roomName: z.string(),
    date: z.string(),
    isDemonstration: z.boolean(),
    /** A mock exam: sample questions, no record; every screen says so. */
    isMock: z.literal(true).optional(),
  })
  .strict()
  .readonly();
export type SessionHead = z.infer<typeof SessionHead>;

/** The person at this seat. The document number is masked (ID-14); staff see the whole of it on their own screens. */
export const CandidateHead = z
  .object({
    attemptId: AttemptId,
    displayName: z.string(),
    admissionNo: z.string(),
    maskedDocument: z.string(),
    postName: z.string(),
    seat: z.number().int(),
    /** Approved for this person (features 19). */
    aids: z
      .object({
        textPercent: Accommodation.unwrap().shape.textPercent,
        highContrast: z.boolean(),
        readAloud: z.boolean(),
      })
      .strict()
      .readonly()
      .optional(),
  })
  .strict()
  .readonly();
export type CandidateHead = z.infer<typeof CandidateHead>;

/** Why the station cannot go on; each tells a person what to do. */
export const StationFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('disk-full'), freeBytes: z.number().int() }).readonly(),
  z.object({ kind: z.literal('journal-unwritable'), detail: z.string() }).readonly(),
  z.object({ kind: z.literal('second-instance') }).readonly(),
  z.object({ kind: z.literal('files-missing'), detail: z.string() }).readonly(),
]);
export type StationFault = z.infer<typeof StationFault>;

/**
 * Looks through the camera during the exam. `on`: they come at random. `off`: never, because staff recognised the
 * person or the authority does not want them. `withdrawn`: no longer, the person took the consent back (LW-2).
 */
export const FaceChecks = z.enum(['on', 'off', 'withdrawn']);
export type FaceChecks = z.infer<typeof FaceChecks>;
export const JournalFindingKind = z.enum(['damaged', 'shortened', 'replaced', 'copied', 'other-machine']);

/** What was found wrong with the journal, at this start or before; the staff read it before they open the session. */
export const JournalNotice = z
  .object({
    kinds: z.array(JournalFindingKind).readonly(),
    /** Acknowledged records that can't be read any more. */
    lostCount: z.number().int().nonnegative(),
  })
  .readonly();
export type JournalNotice = z.infer<typeof JournalNotice>;

/** The newest readiness sheet of this machine (feature 17), for staff. */
const readiness = {
  readiness: z.object({ atMs: z.number().int(), isReady: z.boolean() }).readonly().optional(),
};
/** What a locked station noticed; the page has one calm sentence for each. */
const LockdownKind = z.enum(LOCKDOWN_SIGNAL_KINDS);
/** What is to be known of the program before it holds an exam. */
const program = { programConcern: ProgramConcern.optional() };
const session = { session: SessionHead };
const sitting = { session: SessionHead, candidate: CandidateHead };

/**
 * What the station shows, one member a screen. Main owns it and pushes every change; the renderer draws it and
 * keeps no state of its own about where the candidate is.
 */
export const StationView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }).readonly(),
  z.object({ kind: z.literal('fault'), fault: StationFault }).readonly(),
  /** No centre knows this station yet. */
  z.object({ kind: z.literal('unprovisioned'), suggestedServerUrl: z.string() }).readonly(),
  /** No package for today on this station. */
  z
    .object({
      kind: z.literal('no-package'),
      stationId: StationId,
      ...readiness,
      ...program,
      /** 0 to 100 while a package is coming in, else absent. */
      downloadPercent: z.number().int().min(0).max(100).optional(),
      problem: PackageProblemSchema.optional(),
    })
    .readonly(),
  /** A sealed package lies ready; a proctor opens it. `interrupted`: an attempt was under way when the station stopped. */
  z
    .object({
      kind: z.literal('locked'),
      ...readiness,
      ...program,
      package: z.object({ title: z.string(), date: z.string(), isDemonstration: z.boolean() }).readonly(),
      interrupted: z.object({ seat: z.number().int(), answered: z.number().int() }).readonly().optional(),
      journalNotice: JournalNotice.optional(),
    })
    .readonly(),
  /** Waiting for a candidate's number. */
  z
    .object({
      kind: z.literal('check-in'),
      ...session,
      ...readiness,
      /** Demonstration only: admission numbers a visitor may try. */
      /** Registered photographs looked at so far, and how many the face check cannot use; absent when all is done well. */
      photoChecks: z
        .object({ checked: z.number().int(), total: z.number().int(), unusable: z.number().int() })
        .readonly()
        .optional(),
      demoAdmissionNumbers: z
        .array(z.object({ admissionNo: z.string(), displayName: z.string() }).readonly())
        .readonly(),
    })
    .readonly(),
  /** RM-15: staff have closed this station's part of the session. Nobody checks in; its papers can be printed. */
  z
    .object({
      kind: z.literal('session-closed'),
      ...session,
      closedAtMs: z.number().int(),
      sat: z.number().int().nonnegative(),
    })
    .readonly(),
  /** A class is open here and nobody is at the station: who is signed in, and the way in and out (CE-10). */
  z
    .object({
      kind: z.literal('study-home'),
      ...session,
      course: CourseHead,
      isPaused: z.boolean(),
      people: z.array(ClassMember).readonly(),
      demoAdmissionNumbers: z
        .array(z.object({ admissionNo: z.string(), displayName: z.string() }).readonly())
        .readonly(),
    })
    .readonly(),
  /** Somebody's own page of the class: reading, checks, the quiz. */
  z
    .object({
      kind: z.literal('studying'),
      ...session,
      course: CourseHead,
      isPaused: z.boolean(),
      seat: StudySeat,
      lockdownWarning: z.object({ kind: LockdownKind, count: z.number().int() }).readonly().optional(),
    })
    .readonly(),
  /** Somebody's page of the class is covered until a proctor or teacher has looked (features 9). */
  z
    .object({
      kind: z.literal('study-covered'),
      ...session,
      course: CourseHead,
      because: LockdownKind,
      coveredMs: z.number().int().nonnegative(),
    })
    .readonly(),
  /** Signed out: what was credited to which year, or why not. */
  z
    .object({ kind: z.literal('study-done'), ...session, course: CourseHead, outcome: StudyOutcome })
    .readonly(),
  z.object({ kind: z.literal('consent'), ...sitting, textVersion: z.string() }).readonly(),
  z
    .object({
      kind: z.literal('face-check'),
      ...sitting,
      /** `resume`: the exam has begun and stands still until the face was looked at again (RM-11). */
      purpose: z.enum(['check-in', 'resume']),
      triesUsed: z.number().int(),
      triesAllowed: z.number().int(),
      lastVerdict: FaceVerdict.optional(),
      minFacePixels: z.number().int(),
      /** How many movements are asked for once the face matches; 0 for none. */
      challengeActions: z.number().int(),
      /** The face has matched; the tries are those of the movements now. */
      isChallenged: z.boolean(),
      /** Demonstration only: the clip that may stand in for a missing camera. */
      demoClip: z.string().optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('manual-check'),
      ...sitting,
      because: z.enum(['refused', 'photo-unusable', 'tries-used-up', 'challenge-failed', 'resume']),
      /** ID-14: whole, because two staff compare it with the document in their hands. */
      documentNumber: z.string(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('ready'),
      ...sitting,
      identifiedBy: z.enum(['face', 'manual']),
      faceChecks: FaceChecks,
      durationMinutes: z.number().int(),
      earliestSubmitMinutes: z.number().int(),
      passMark: z.number().int(),
    })
    .readonly(),
  /** The station stopped in mid-exam; a proctor decides on the lost time. */
  z
    .object({
      kind: z.literal('suspended'),
      ...sitting,
      /** `paused`: its clock stood already; `break-over`: a break was used up and the clock runs on. */
      because: z.enum(['restart', 'paused', 'break-over']),
      answered: z.number().int(),
      gapMs: z.number().int(),
      gapSource: z.enum(['monotonic', 'wall']),
      /** RM-12: the machine it came from, until it is resumed here for the first time. */
      movedFrom: StationId.optional(),
      remainingMs: z.number().int(),
      proposedMinutes: z.number().int(),
      /** RM-10: the most that one invigilator may give now, and with the 主考. */
      maxMinutes: z.number().int(),
      maxWithHead: z.number().int(),
    })
    .readonly(),
  /** The clock stands still, by order of staff or for an approved break. The questions are covered. */
  z
    .object({
      kind: z.literal('paused'),
      ...sitting,
      reason: PauseReason,
      fromMs: z.number().int(),
      answered: z.number().int(),
      remainingMs: z.number().int(),
      /** Of a break: how much of it is left at the moment of this view. */
      breakLeftMs: z.number().int().nonnegative().optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('exam'),
      ...sitting,
      /** At the moment of this view; the clock event keeps it current. */
      remainingMs: z.number().int(),
      grantedMinutes: z.number().int(),
      earliestSubmitInMs: z.number().int().nonnegative(),
      warningMinutes: z.array(z.number().int()).readonly(),
      /** Every movement of the clock so far, in order (RM-8, RM-10). */
      timeChanges: z.array(TimeChange).readonly(),
      /** Approved breaks that have not been taken, and how long each is. */
      breaksLeft: z.number().int().nonnegative(),
      breakMinutes: z.number().int().optional(),
      faceChecks: FaceChecks,
      /** Something was noticed that the person should know of; `count` tells one warning from the next. */
      lockdownWarning: z.object({ kind: LockdownKind, count: z.number().int() }).readonly().optional(),
      /** Demonstration only: the clip that may stand in for a missing camera. */
      demoClip: z.string().optional(),
    })
    .readonly(),
  /** The paper is covered until a proctor has looked (features 9). The clock runs on. */
  z
    .object({
      kind: z.literal('covered'),
      ...sitting,
      because: LockdownKind,
      /** How long it had been covered at the moment of this view. */
      coveredMs: z.number().int().nonnegative(),
      answered: z.number().int(),
      remainingMs: z.number().int(),
      /** RM-10: the most that one invigilator may give now, and with the 主考. */
      maxMinutes: z.number().int(),
      maxWithHead: z.number().int(),
    })
    .readonly(),
  /** RM-12: the attempt has left for another machine; its sealed file waits here to be carried over. */
  z
    .object({
      kind: z.literal('moved-out'),
      ...sitting,
      toStationId: StationId,
      answered: z.number().int(),
      remainingMs: z.number().int(),
      lateWrites: z.number().int(),
    })
    .readonly(),
  /** Answers are closed and on disk; the score is not yet. Lasts a moment, or until a full disk is freed. */
  z.object({ kind: z.literal('scoring'), ...sitting }).readonly(),
  z
    .object({
      kind: z.literal('result'),
      ...sitting,
      total: z.number().int(),
      passMark: z.number().int(),
      isPass: z.boolean(),
      submitCause: z.enum(['candidate', 'deadline', 'proctor']),
      answered: z.number().int(),
      /** RM-15: what the person has said of the score. */
      confirmation: ScoreConfirmation,
    })
    .readonly(),
  /** Over, scored and sealed, and not for this screen to tell (RM-13). */
  z
    .object({
      kind: z.literal('result-held'),
      ...sitting,
      because: z.enum(['pending', 'stopped', 'reschedule']),
    })
    .readonly(),
]);
export type StationView = z.infer<typeof StationView>;
export type StationViewOf<K extends StationView['kind']> = Extract<StationView, { readonly kind: K }>;
