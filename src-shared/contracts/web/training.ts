import { z } from 'zod';
import { LocalDate } from '../../basics/ids';
import { PLAN_FIELDS } from '../../domain/training/edit-plan';
import { PlanDraft } from '../../domain/training/training-plan';
import { EnrolmentKind } from './enrolments';

/** One of the institution's trainees on one of its plans; the document masked (ID-14). */
export const PlanMember = z
  .object({
    enrolmentId: z.string(),
    name: z.string(),
    maskedDocument: z.string(),
    kind: EnrolmentKind,
    /** Of the plan's post: class hours can be recorded for it (CE-10). */
    certificateNumber: z.string().optional(),
    /** What classes of this plan have given so far, in tenths. */
    recordedTenths: z.number().int(),
  })
  .strict();
export type PlanMember = z.infer<typeof PlanMember>;

export const PlanView = z
  .object({
    planId: z.string(),
    postName: z.string(),
    isPublished: z.boolean(),
    draft: PlanDraft,
    /** Days on which classes gave hours that stand: of these courses number and part stay as they are (CE-11). */
    classes: z.array(z.object({ courseId: z.string(), date: LocalDate }).strict()),
    members: z.array(PlanMember),
  })
  .strict();
export type PlanView = z.infer<typeof PlanView>;

export const PlanProblem = z.enum(['ENDS_BEFORE_START', 'COURSE_TWICE']);

/** Why a plan stays as it is, with the course or the day that stands in the way. */
export const PlanEditProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['no-such-plan', ...PlanProblem.options, 'POST_HAS_MEMBERS']) }).strict(),
  z.object({ kind: z.literal('BELOW_MEMBERS'), members: z.number().int() }).strict(),
  z.object({ kind: z.literal('COURSE_HAS_HOURS'), courseId: z.string(), date: LocalDate }).strict(),
  z.object({ kind: z.literal('CLASS_OUTSIDE'), date: LocalDate }).strict(),
]);
export type PlanEditProblem = z.infer<typeof PlanEditProblem>;

/** One change of a plan: who, when, and what it said before and after. */
export const PlanChange = z
  .object({
    version: z.number().int(),
    atMs: z.number().int(),
    /** Of the institution's own staff: name and login. */
    by: z.string(),
    fields: z.array(z.enum(PLAN_FIELDS)),
    before: PlanDraft,
    after: PlanDraft,
  })
  .strict();
export type PlanChange = z.infer<typeof PlanChange>;

export const JoinProblem = z.enum([
  'no-such-plan',
  'OTHER_INSTITUTION',
  'OTHER_POST',
  'PLAN_FULL',
  'PLAN_OVER',
  'NOT_CONFIRMED',
  'ON_A_PLAN',
  'NOTHING_TO_STUDY',
]);

export const ClassProblem = z.enum(['no-such-plan', 'NO_SUCH_COURSE', 'OUTSIDE_PLAN', 'IN_THE_FUTURE']);

/** What became of one member's hours of a class. */
export const ClassLine = z
  .object({
    enrolmentId: z.string(),
    outcome: z.enum([
      'recorded',
      /** CE-4r: it waits for the approval of that 年度. */
      'recorded-waits',
      'recorded-before',
      'no-certificate',
      'not-on-plan',
      'key-taken',
      'make-up-no-such-year',
      'make-up-out-of-window',
    ]),
    /** CE-4r: when this person could make up for the year asked for. */
    window: z.object({ from: LocalDate, to: LocalDate }).strict().optional(),
  })
  .strict();
export type ClassLine = z.infer<typeof ClassLine>;

/** 培训信息 (CT-5): what the certificate does not show and anybody may know. */
export const TrainingInformation = z
  .object({
    institution: z.string(),
    plan: z.string(),
    startsOn: z.string(),
    endsOn: z.string(),
    place: z.string(),
    teachers: z.string(),
  })
  .strict();
export type TrainingInformation = z.infer<typeof TrainingInformation>;

const text = z.string().trim().min(1).max(100);

/** A session before it has a package (RM-1): a room, a time and how many can sit. */
export const SessionDraft = z
  .object({
    title: text,
    siteCode: z.string().regex(/^\d{4}$/),
    siteName: text,
    roomNo: z.string().regex(/^\d{2}$/),
    roomName: text,
    sessionNo: z.number().int().min(1).max(9),
    startsAtMs: z.number().int(),
    endsAtMs: z.number().int(),
    seats: z.number().int().min(1).max(110),
  })
  .strict();
export type SessionDraft = z.infer<typeof SessionDraft>;

export const PlannedSessionView = z
  .object({
    sessionId: z.string(),
    title: z.string(),
    siteName: z.string(),
    roomName: z.string(),
    startsAtMs: z.number().int(),
    endsAtMs: z.number().int(),
    seats: z.number().int(),
    booked: z.number().int(),
    isBuilt: z.boolean(),
    isCancelled: z.boolean(),
    /** RM-4: from this moment on the list stands. */
    frozenFromMs: z.number().int(),
    /** By the centre's clock: a browser's may be wrong. */
    isFrozen: z.boolean(),
  })
  .strict();
export type PlannedSessionView = z.infer<typeof PlannedSessionView>;

export const BookProblem = z.enum([
  'no-such-session',
  'not-yours',
  'not-booked',
  'NOT_TRAINED',
  'ALREADY_PASSED',
  'NO_ATTEMPT_LEFT',
  'UNDER_REVIEW',
  'ALREADY_SCHEDULED',
  'SESSION_FULL',
  'SESSION_CANCELLED',
  'LIST_FROZEN',
  'PACKAGE_BUILT',
  'NO_PHOTO',
]);
export type BookProblem = z.infer<typeof BookProblem>;

/** An institution's own trainee as far as sessions go. */
export const Bookable = z
  .object({
    enrolmentId: z.string(),
    name: z.string(),
    maskedDocument: z.string(),
    postName: z.string(),
    kind: EnrolmentKind,
    /** Of the list where the person stands. */
    sessionId: z.string().optional(),
    /** Why no session is open to the person; absent: one may be chosen. */
    problem: BookProblem.optional(),
  })
  .strict();
export type Bookable = z.infer<typeof Bookable>;
