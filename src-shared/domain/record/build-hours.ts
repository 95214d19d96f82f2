import type { StationId } from '../../basics/ids';
import type { Instant } from '../../basics/instant';
import type { StudyCourse, Trainee } from '../study/study-plan';
import type { Sitting, StudyState } from '../study/study-state';
import type { HoursRecord } from './hours-record';

/** The record of a sitting that is over and gave hours; undefined for one that did not. */
export function buildHoursRecord(
  state: StudyState,
  sitting: Sitting,
  context: {
    readonly stationId: StationId;
    readonly course: StudyCourse;
    readonly trainee: Trainee;
    readonly policyVersion: string;
    readonly isDemonstration: boolean;
  },
): HoursRecord | undefined {
  const { stage, clock, quiz, checks } = sitting;
  if (stage.kind !== 'signed-out' || stage.tenths < 1) return undefined;
  const { course, trainee } = context;
  const { makeUpFor, certificateId } = trainee;
  return {
    kind: 'hours',
    stationId: context.stationId,
    sessionId: state.sessionId,
    packageId: state.packageId,
    sittingId: sitting.sittingId,
    candidateId: sitting.candidateId,
    certificateId,
    courseId: course.courseId,
    mode: course.mode,
    part: course.part,
    entryNo: sitting.entryNo,
    ...(makeUpFor === undefined ? {} : { makeUpFor }),
    signedInAt: sitting.signedInAt,
    signedOutAt: stage.at,
    creditedAt: creditMoment(sitting, stage.at),
    effectiveMs: clock.provenMs,
    lostMs: clock.lostMs,
    checks,
    signedInBy: sitting.proof,
    ...(stage.proof === undefined ? {} : { signedOutBy: stage.proof }),
    ...(quiz.passedAt === undefined || quiz.last === undefined
      ? {}
      : {
          quiz: {
            answers: quiz.last.answers,
            claimed: { points: quiz.last.points, outOf: quiz.last.outOf },
            passedAt: quiz.passedAt,
            tries: quiz.triesUsed,
          },
        }),
    tenths: stage.tenths,
    policyVersion: context.policyVersion,
    isDemonstration: context.isDemonstration,
  };
}

/** CE-10: when the planned minutes were full, or the sign-out if they never were; and not before the quiz was passed. */
export function creditMoment({ fullAt, quiz }: Sitting, signedOutAt: Instant): Instant {
  const finishedAt = fullAt ?? signedOutAt;
  const passedAt = quiz.passedAt ?? finishedAt;
  return isLater(passedAt, finishedAt) ? passedAt : finishedAt;
}

/** RM-17: a wall clock that was set meanwhile orders nothing; only two boots have nothing else to be compared by. */
function isLater(one: Instant, other: Instant): boolean {
  return one.bootId === other.bootId ? one.monoMs > other.monoMs : one.wallMs > other.wallMs;
}
