import { z } from 'zod';
import { CandidateId, CertificateId, ItemId, LocalDate, Sha256Hex } from '../../basics/ids';
import { CoursePart } from '../hours/hours-ledger';

/** `class`: a teacher teaches and people come and go at one station. `self-study`: one person reads at this seat. */
export const StudyMode = z.enum(['class', 'self-study']);
export type StudyMode = z.infer<typeof StudyMode>;

/** One page of the course as it travels in the package; a picture is a part of it by its hash. */
export const MaterialPage = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('text'),
      title: z.string().min(1).max(100),
      text: z.string().min(1).max(20_000),
    })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('picture'),
      title: z.string().min(1).max(100),
      sha256: Sha256Hex,
      mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
      /** What somebody who can't see it needs to know. */
      alt: z.string().trim().min(1).max(2000),
    })
    .strict()
    .readonly(),
]);
export type MaterialPage = z.infer<typeof MaterialPage>;

/** Questions of the package's bank; keys stay there. */
export const CourseQuiz = z
  .object({
    itemIds: z.array(ItemId).min(1).max(50).readonly(),
    /** Passed from this share of the points on. */
    passPercent: z.number().int().min(1).max(100),
  })
  .strict()
  .readonly();
export type CourseQuiz = z.infer<typeof CourseQuiz>;

export const CourseId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

export const StudyCourse = z
  .object({
    courseId: CourseId,
    title: z.string().min(1).max(100),
    mode: StudyMode,
    /** CE-9: only the public part serves several certificates. */
    part: CoursePart,
    /** The most that anybody is credited for it. */
    plannedMinutes: z.number().int().min(1).max(2880),
    teacher: z.string().min(1).max(50).optional(),
    pages: z.array(MaterialPage).max(200).readonly(),
    quiz: CourseQuiz.optional(),
  })
  .strict()
  .readonly();
export type StudyCourse = z.infer<typeof StudyCourse>;

/** Somebody of the session's list who is in this class, and the certificate that the hours are for. */
export const Trainee = z
  .object({
    candidateId: CandidateId,
    certificateId: CertificateId,
    /** CE-2: from which day the cycle years count. */
    dutyFrom: LocalDate,
    /** CE-4r: the 年度 that is made up for, said at enrolment; and whether it was approved when the plan was sealed. */
    makeUpFor: z.number().int().min(1990).max(2200).optional(),
    isMakeUpApproved: z.boolean().optional(),
  })
  .strict()
  .readonly();
export type Trainee = z.infer<typeof Trainee>;

/** 培训计划: what is taught in this session's room, and to whom. It travels in the sealed package. */
export const StudyPlan = z
  .object({
    title: z.string().min(1).max(100),
    institution: z.string().min(1).max(100),
    courses: z.array(StudyCourse).min(1).max(50).readonly(),
    trainees: z.array(Trainee).min(1).max(500).readonly(),
  })
  .strict()
  .readonly();
export type StudyPlan = z.infer<typeof StudyPlan>;
