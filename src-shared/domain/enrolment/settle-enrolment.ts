import type { SessionId } from '../../basics/ids';
import { attemptsEver, type Enrolment } from './enrolment';
import { type EnrolmentEvent, reduceEnrolment } from './reduce-enrolment';

/** What the books have of one session that names the person for this post. */
export type SessionFact = {
  readonly sessionId: SessionId;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly date: string;
  /** Absent: no test record has come (yet). */
  readonly result:
    | { readonly isPassed: boolean; readonly isHeld: boolean; readonly usesAttempt: boolean }
    | undefined;
};

/**
 * What sessions and results make of an enrolment (EN-3, TS-12): on a list it is scheduled, with a test record it is
 * tested, and without one it is back among the trained the day after. A result may come weeks later and settles it
 * then. `today`: YYYY-MM-DD in Asia/Shanghai; `facts` in the order of their dates.
 */
export function settleEnrolment(
  enrolment: Enrolment,
  facts: readonly SessionFact[],
  today: string,
): readonly EnrolmentEvent[] {
  const events: EnrolmentEvent[] = [];
  let state = enrolment;
  const apply = (event: EnrolmentEvent): void => {
    const next = reduceEnrolment(state, event);
    if (!next.ok) return;
    state = next.value;
    events.push(event);
  };
  const tested = facts.filter((one) => one.result?.usesAttempt === true);
  const known = attemptsEver(state);
  for (const { sessionId, result } of tested.slice(known)) {
    if (state.kind === 'trained') apply({ kind: 'scheduled', sessionId });
    apply({
      kind: 'test-recorded',
      isPassed: result?.isPassed === true && !result.isHeld,
      isUnderReview: result?.isHeld === true,
    });
  }
  const isHeld = tested.some((one) => one.result?.isHeld === true);
  if (state.kind === 'tested' && state.isUnderReview && !isHeld) apply({ kind: 'review-decided' });
  if (state.kind === 'scheduled') {
    const { sessionId } = state;
    const own = facts.find((one) => one.sessionId === sessionId);
    if (own !== undefined && own.date < today) apply({ kind: 'absent' });
  }
  const coming = facts.find((one) => one.date >= today && one.result === undefined);
  if (state.kind === 'trained' && coming !== undefined)
    apply({ kind: 'scheduled', sessionId: coming.sessionId });
  return events;
}
