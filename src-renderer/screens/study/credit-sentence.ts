import { assertNever } from '../../../src-shared/basics/assert-never';
import type { StudyCreditView } from '../../../src-shared/contracts/ipc/study-view';
import type { Texts } from '../../i18n/zh';

/** One sentence: what was credited to which 年度, with its window's dates beside it (CE-2), or why not. */
export function creditSentence(words: Texts['study']['done'], credit: StudyCreditView): string {
  switch (credit.kind) {
    case 'credited': {
      const { tenths, label, from, to } = credit;
      return (credit.isMakeUp ? words.creditedMakeUp : words.credited)(tenths, label, whole(from), whole(to));
    }
    case 'ahead':
      return words.ahead(credit.tenths, whole(credit.firstWindowFrom));
    case 'pending-approval':
      return words.pending(credit.tenths, credit.label);
    case 'make-up-out-of-window':
      return words.outOfWindow(credit.tenths, credit.label, whole(credit.from), whole(credit.to));
    case 'no-such-year':
      return words.noSuchYear(credit.tenths, credit.label);
    case 'none':
      switch (credit.why) {
        case 'too-short':
          return words.tooShort(credit.minutesPerHour);
        case 'quiz-not-sat':
          return words.quizNotSat;
        case 'quiz-not-passed':
          return words.quizNotPassed(credit.quizPercent ?? 0, credit.passPercent ?? 0);
        case 'plan-already-full':
          return words.planFull;
        default:
          return assertNever(credit.why);
      }
    default:
      return assertNever(credit);
  }
}

/** A date that a line end must not cut: word joiners behind its hyphens. */
function whole(date: string): string {
  return date.replaceAll('-', '-\u2060');
}

/** Whether the hours went where the person hoped. */
export function isCredited(credit: StudyCreditView): boolean {
  return credit.kind === 'credited';
}
