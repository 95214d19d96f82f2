import { z } from 'zod';
import { type InstitutionId, LocalDate } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import { PostCode } from '../certificate/post';
import { type Enrolment, isOpenEnrolment } from '../enrolment/enrolment';
import { type EnrolmentPolicy, mayTrainAgain } from '../enrolment/may-enrol';
import { CoursePart, Tenths } from '../hours/hours-ledger';

/** One course of a plan: what a class of it gives, in tenths of a 学时 (G-4). */
export const PlanCourse = z
  .object({
    courseId: z.string().regex(/^[0-9A-Za-z-]{1,32}$/),
    title: z.string().trim().min(1).max(100),
    part: CoursePart,
    tenths: Tenths,
  })
  .strict()
  .readonly();
export type PlanCourse = z.infer<typeof PlanCourse>;

/** 培训计划 as an institution writes it down. Place, dates and teachers are told to the public as 培训信息 (CT-5). */
export const PlanDraft = z
  .object({
    post: PostCode,
    title: z.string().trim().min(1).max(100),
    startsOn: LocalDate,
    endsOn: LocalDate,
    place: z.string().trim().min(1).max(200),
    teachers: z.string().trim().min(1).max(200),
    capacity: z.number().int().min(1).max(1000),
    courses: z.array(PlanCourse).min(1).max(30).readonly(),
  })
  .strict()
  .readonly();
export type PlanDraft = z.infer<typeof PlanDraft>;

export type TrainingPlan = PlanDraft & { readonly planId: string; readonly institutionId: InstitutionId };

export type PlanFault = 'ENDS_BEFORE_START' | 'COURSE_TWICE';

/** What the form of a plan can't tell. */
export function planFault({ startsOn, endsOn, courses }: PlanDraft): PlanFault | undefined {
  if (endsOn < startsOn) return 'ENDS_BEFORE_START';
  return new Set(courses.map((one) => one.courseId)).size < courses.length ? 'COURSE_TWICE' : undefined;
}

export type JoinRefusal =
  | 'OTHER_INSTITUTION'
  | 'OTHER_POST'
  | 'PLAN_FULL'
  | 'PLAN_OVER'
  /** The documents have not been looked at yet (EN-2). */
  | 'NOT_CONFIRMED'
  /** Already on this or on another plan (EN-3). */
  | 'ON_A_PLAN'
  /** The training is done, and there is no certificate that hours could count for. */
  | 'NOTHING_TO_STUDY';

export type JoinFacts = {
  /** Who is on the plan already. */
  readonly members: number;
  readonly isMember: boolean;
  /** Whether the person holds a certificate of the plan's post: then the plan is continuing education. */
  readonly hasCertificate: boolean;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today: string;
};

/**
 * EN-3, TS-12: whether a trainee may be put on a plan. `plans`: the enrolment moves to 列入培训计划; `studies`: it stays where
 * it is, because the person comes for continuing education (CE-7).
 */
export function mayJoinPlan(
  plan: TrainingPlan,
  enrolment: Enrolment,
  facts: JoinFacts,
  policy: EnrolmentPolicy,
): Result<'plans' | 'studies', JoinRefusal> {
  if (enrolment.institutionId !== plan.institutionId) return err('OTHER_INSTITUTION');
  if (enrolment.post !== plan.post) return err('OTHER_POST');
  if (facts.isMember) return err('ON_A_PLAN');
  if (facts.today > plan.endsOn) return err('PLAN_OVER');
  if (facts.members >= plan.capacity) return err('PLAN_FULL');
  if (enrolment.kind === 'confirmed' || mayTrainAgain(enrolment, policy)) return ok('plans');
  if (enrolment.kind === 'requested') return err('NOT_CONFIRMED');
  const isHere = isOpenEnrolment(enrolment) || enrolment.kind === 'tested';
  if (isHere && facts.hasCertificate) return ok('studies');
  return err(enrolment.kind === 'in-plan' ? 'ON_A_PLAN' : 'NOTHING_TO_STUDY');
}

export type ClassRefusal = 'NO_SUCH_COURSE' | 'OUTSIDE_PLAN' | 'IN_THE_FUTURE';

/** A class of a plan's course on a day of the plan that has come. Days are YYYY-MM-DD in Asia/Shanghai. */
export function mayRecordClass(
  plan: TrainingPlan,
  courseId: string,
  date: string,
  today: string,
): Result<PlanCourse, ClassRefusal> {
  const course = plan.courses.find((one) => one.courseId === courseId);
  if (course === undefined) return err('NO_SUCH_COURSE');
  if (date > today) return err('IN_THE_FUTURE');
  return date < plan.startsOn || date > plan.endsOn ? err('OUTSIDE_PLAN') : ok(course);
}
