import { err, ok, type Result } from '../../basics/result';
import { gapBetween } from '../attempt/time-ledger';
import type { Item } from '../item/item';
import type { StudyPolicy } from '../policy/study-policy';
import type { HoursRecord } from '../record/hours-record';
import { hoursTenths, plannedTenths } from '../study/study-credit';
import type { StudyPlan } from '../study/study-plan';
import { scoreQuiz } from './score-quiz';

/** Why the centre does not count hours that a station sent. */
export type HoursProblem =
  /** The session has no such course, person or certificate in its plan. */
  | 'hours-not-in-plan'
  /** More minutes than lie between sign-in and sign-out, or another number of hours than the minutes give. */
  | 'hours-implausible'
  | 'hours-quiz-not-passed';

/** A second of play for two clocks that are read one after the other. */
const PLAY_MS = 1000;

/** Hours held against the plan they came from; nothing the station concluded is believed (as TS-7 for scores). */
export function judgeHours(
  record: HoursRecord,
  plan: StudyPlan | undefined,
  policy: StudyPolicy,
  items: readonly Item[],
): Result<void, HoursProblem> {
  const course = plan?.courses.find((one) => one.courseId === record.courseId);
  const trainee = plan?.trainees.find((one) => one.candidateId === record.candidateId);
  if (course === undefined || trainee === undefined) return err('hours-not-in-plan');
  if (
    trainee.certificateId !== record.certificateId ||
    trainee.makeUpFor !== record.makeUpFor ||
    course.part !== record.part ||
    course.mode !== record.mode
  ) {
    return err('hours-not-in-plan');
  }
  const { signedInAt, signedOutAt, creditedAt, effectiveMs, lostMs, tenths } = record;
  const presentMs = gapBetween(signedInAt, signedOutAt).gapMs;
  const isWithin =
    effectiveMs + lostMs <= presentMs + PLAY_MS &&
    creditedAt.wallMs >= signedInAt.wallMs &&
    creditedAt.wallMs <= signedOutAt.wallMs;
  const most = Math.min(hoursTenths(effectiveMs, policy), plannedTenths(course, policy));
  // Less than the minutes give is possible: an earlier sitting had used up a part of the plan.
  if (!isWithin || tenths > most) return err('hours-implausible');
  if (course.quiz === undefined) return ok(undefined);
  if (record.quiz === undefined) return err('hours-quiz-not-passed');
  const score = scoreQuiz(course.quiz, items, record.quiz.answers);
  return score.ok && score.value.isPass ? ok(undefined) : err('hours-quiz-not-passed');
}
