import { z } from 'zod';
import { AttemptId, LocalDate } from '../../basics/ids';
import { NoCredit } from '../../domain/study/study-event';
import { StudyMode } from '../../domain/study/study-plan';

export const CourseHead = z
  .object({
    courseId: z.string(),
    title: z.string(),
    planTitle: z.string(),
    institution: z.string(),
    teacher: z.string().optional(),
    mode: StudyMode,
    plannedMinutes: z.number().int(),
  })
  .strict()
  .readonly();
export type CourseHead = z.infer<typeof CourseHead>;

export const StudyStage = z.enum(['present', 'asked', 'away']);
export type StudyStage = z.infer<typeof StudyStage>;

/** Somebody who is signed in, as everybody in the room may see it. */
export const ClassMember = z
  .object({
    sittingId: AttemptId,
    displayName: z.string(),
    minutes: z.number().int().nonnegative(),
    stage: StudyStage,
  })
  .strict()
  .readonly();
export type ClassMember = z.infer<typeof ClassMember>;

/** What came of a sitting, for the one sentence at its end (CE-0 to CE-10). Amounts in tenths of a 学时. */
export const StudyCreditView = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('credited'),
      tenths: z.number().int(),
      label: z.number().int(),
      from: LocalDate,
      to: LocalDate,
      isMakeUp: z.boolean(),
    })
    .strict(),
  z.object({ kind: z.literal('ahead'), tenths: z.number().int(), firstWindowFrom: z.string() }).strict(),
  z
    .object({ kind: z.literal('pending-approval'), tenths: z.number().int(), label: z.number().int() })
    .strict(),
  z
    .object({
      kind: z.literal('make-up-out-of-window'),
      tenths: z.number().int(),
      label: z.number().int(),
      from: z.string(),
      to: z.string(),
    })
    .strict(),
  z.object({ kind: z.literal('no-such-year'), tenths: z.number().int(), label: z.number().int() }).strict(),
  z
    .object({
      kind: z.literal('none'),
      why: NoCredit,
      /** Minutes that make one tenth of a 学时, and the quiz's mark, for the sentence. */
      minutesPerHour: z.number().int(),
      quizPercent: z.number().int().optional(),
      passPercent: z.number().int().optional(),
    })
    .strict(),
]);
export type StudyCreditView = z.infer<typeof StudyCreditView>;

/** A sitting that is over. */
export const StudyOutcome = z
  .object({
    displayName: z.string(),
    minutes: z.number().int(),
    lostMinutes: z.number().int(),
    missedChecks: z.number().int(),
    credit: StudyCreditView,
  })
  .strict()
  .readonly();
export type StudyOutcome = z.infer<typeof StudyOutcome>;

export const QuizHead = z
  .object({
    questions: z.number().int(),
    passPercent: z.number().int(),
    triesLeft: z.number().int(),
    state: z.enum(['not-sat', 'failed', 'passed']),
    lastPercent: z.number().int().optional(),
  })
  .strict()
  .readonly();
export type QuizHead = z.infer<typeof QuizHead>;

/** The page of the person who is at the station now. */
export const StudySeat = z
  .object({
    sittingId: AttemptId,
    displayName: z.string(),
    stage: StudyStage,
    awayBecause: z.enum(['missed', 'absent', 'interrupted']).optional(),
    isByFace: z.boolean(),
    minutes: z.number().int(),
    lostMinutes: z.number().int(),
    pageTitles: z.array(z.string()).readonly(),
    quiz: QuizHead.optional(),
    /** How long is left to show up, while a check is called. */
    answerLeftSeconds: z.number().int().nonnegative().optional(),
  })
  .strict()
  .readonly();
export type StudySeat = z.infer<typeof StudySeat>;

/** The class as staff see it. */
export const StudyConsole = z
  .object({
    courses: z.array(CourseHead).readonly(),
    open: z
      .object({
        courseId: z.string(),
        isPaused: z.boolean(),
        people: z
          .array(
            z
              .object({
                sittingId: AttemptId,
                displayName: z.string(),
                minutes: z.number().int(),
                lostMinutes: z.number().int(),
                asked: z.number().int(),
                missed: z.number().int(),
                signedInAtMs: z.number().int(),
                isByFace: z.boolean(),
                stage: StudyStage,
              })
              .strict()
              .readonly(),
          )
          .readonly(),
        done: z.array(StudyOutcome).readonly(),
      })
      .strict()
      .readonly()
      .optional(),
    /** Hours that the centre has put aside, and why; a person there must look. */
    setAside: z
      .array(z.object({ displayName: z.string(), reason: z.string() }).strict().readonly())
      .readonly(),
  })
  .strict()
  .readonly();
export type StudyConsole = z.infer<typeof StudyConsole>;
