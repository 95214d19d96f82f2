import { assertNever } from '../../../src-shared/basics/assert-never';
import type { TimeChange } from '../../../src-shared/domain/attempt/time-change';
import { clockText, timeOfDay } from '../../components/clock-text';
import type { Texts } from '../../i18n/zh';

/** What happened to the time and when the exam ends now, in one or two sentences. */
export function timeChangeSentence(text: Texts, change: TimeChange): string {
  const before = timeOfDay(change.endedAtMs).slice(0, 5);
  const after = timeOfDay(change.endsAtMs).slice(0, 5);
  const end = before === after ? text.exam.endStays(after) : text.exam.endMoves(before, after);
  return `${what(text, change)}${end}`;
}

function what({ exam }: Texts, { what }: TimeChange): string {
  switch (what.kind) {
    case 'pause':
      return exam.changePause(exam.pauseReasons[what.reason], clockText(what.ms));
    case 'gap':
      return exam.changeGap(clockText(what.ms));
    case 'grant':
      return exam.changeGrant(what.minutes, exam.pauseReasons[what.cause], what.scope === 'room');
    default:
      return assertNever(what);
  }
}
