import { LocalDate, StaffId } from '../../basics/ids';
import { shanghaiDate } from '../../basics/instant';
import { type CreditOutcome, creditHours } from '../hours/credit-hours';
import type { HoursEntry } from '../hours/hours-ledger';
import { DEFAULT_HOURS_POLICY } from '../hours/hours-policy';
import type { StudyPolicy } from '../policy/study-policy';
import type { NoCredit } from './study-event';
import type { StudyCourse, Trainee } from './study-plan';
import type { Sitting } from './study-state';

/**
 * Tenths of a 学时 in this much effective study (G-4), rounded down: a part of a tenth is not studied yet. With 45
 * minutes to the 学时 a tenth is 4.5 minutes.
 */
export function hoursTenths(
  effectiveMs: number,
  { minutesPerHour }: Pick<StudyPolicy, 'minutesPerHour'>,
): number {
  return Math.floor(effectiveMs / (minutesPerHour * 6000));
}

/** The most a course gives, whoever studies it for how long. */
export function plannedTenths(course: StudyCourse, policy: StudyPolicy): number {
  return hoursTenths(course.plannedMinutes * 60_000, policy);
}

export type StudyCredit = { readonly tenths: number; readonly none: NoCredit | undefined };

/**
 * What a sitting gives when it is over: proven minutes, up to what the course has left for this person, and nothing
 * where the plan's quiz was not passed (CE-10). `earlierTenths`: of this person's earlier sittings of the course here.
 */
export function creditOf(
  sitting: Pick<Sitting, 'clock' | 'quiz'>,
  course: StudyCourse,
  policy: StudyPolicy,
  earlierTenths: number,
): StudyCredit {
  const nothing = (none: NoCredit): StudyCredit => ({ tenths: 0, none });
  const studied = hoursTenths(sitting.clock.provenMs, policy);
  if (studied < 1) return nothing('too-short');
  if (course.quiz !== undefined && sitting.quiz.passedAt === undefined) {
    return nothing(sitting.quiz.triesUsed === 0 ? 'quiz-not-sat' : 'quiz-not-passed');
  }
  const left = plannedTenths(course, policy) - earlierTenths;
  return left < 1 ? nothing('plan-already-full') : { tenths: Math.min(studied, left), none: undefined };
}

/**
 * Where these hours go among the cycle years of the certificate they are for (CE-2 to CE-4r), by the same rules as the
 * centre's. Says nothing of hours recorded elsewhere: that is the centre's to add up.
 */
export function whereItGoes(
  trainee: Trainee,
  course: StudyCourse,
  tenths: number,
  atMs: number,
): CreditOutcome | undefined {
  const { certificateId, dutyFrom, makeUpFor, isMakeUpApproved } = trainee;
  const entry: HoursEntry = {
    kind: 'hours',
    key: 'this',
    certificateId,
    atMs,
    courseId: course.courseId,
    part: course.part,
    tenths,
    ...(makeUpFor === undefined ? {} : { makeUpFor }),
  };
  const ledger =
    makeUpFor === undefined || isMakeUpApproved !== true ? [entry] : [entry, approvalOf(trainee, atMs)];
  const duties = [{ certificateId, issueDate: dutyFrom }];
  return creditHours(duties, ledger, DEFAULT_HOURS_POLICY, shanghaiDate(atMs)).judged[0]?.outcome;
}

/** The approval that the sealed plan vouches for, as a line of a ledger. */
function approvalOf({ certificateId, makeUpFor = 0 }: Trainee, atMs: number): HoursEntry {
  return {
    kind: 'make-up-approval',
    key: 'approval',
    certificateId,
    atMs,
    label: makeUpFor,
    reason: 'plan',
    by: StaffId.parse('plan'),
    approvedOn: LocalDate.parse(shanghaiDate(atMs)),
  };
}
