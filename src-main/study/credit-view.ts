import { assertNever } from '../../src-shared/basics/assert-never';
import { LocalDate } from '../../src-shared/basics/ids';
import type { StudyCreditView } from '../../src-shared/contracts/ipc/study-view';
import { cycleIndexOfLabel, cycleYear } from '../../src-shared/domain/hours/cycle-year';
import { creditMoment } from '../../src-shared/domain/record/build-hours';
import { whereItGoes } from '../../src-shared/domain/study/study-credit';
import type { Sitting } from '../../src-shared/domain/study/study-state';
import { type OpenClass, traineeOf } from './study-desk';

/** Which year a sitting was credited to, with the window's dates (CE-2), or why it was not. */
export function creditView(open: OpenClass, sitting: Sitting): StudyCreditView | undefined {
  const { stage, quiz } = sitting;
  if (stage.kind !== 'signed-out') return undefined;
  const { tenths } = stage;
  const { course, rules } = open;
  if (tenths < 1) {
    const { last } = quiz;
    return {
      kind: 'none',
      why: stage.none ?? 'too-short',
      minutesPerHour: rules.policy.minutesPerHour,
      ...(last === undefined ? {} : { quizPercent: Math.floor((last.points * 100) / last.outOf) }),
      ...(course.quiz === undefined ? {} : { passPercent: course.quiz.passPercent }),
    };
  }
  const trainee = traineeOf(open, sitting);
  const outcome = whereItGoes(trainee, course, tenths, creditMoment(sitting, stage.at).wallMs);
  if (outcome === undefined) return undefined;
  switch (outcome.kind) {
    case 'credited': {
      const { label, isMakeUp } = outcome;
      const { from, to } = cycleYear(trainee.dutyFrom, cycleIndexOfLabel(trainee.dutyFrom, label));
      const window = { from: LocalDate.parse(from), to: LocalDate.parse(to) };
      return { kind: 'credited', tenths, label, isMakeUp, ...window };
    }
    case 'ahead':
    case 'pending-approval':
    case 'make-up-out-of-window':
    case 'no-such-year':
      return { ...outcome, tenths };
    case 'reversed':
    case 'over-daily-cap':
    case 'unknown-certificate':
      // None of them can be said of a ledger of one entry under the default numbers.
      return undefined;
    default:
      return assertNever(outcome);
  }
}
