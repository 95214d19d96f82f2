import { assertNever } from '../../basics/assert-never';
import type { SessionId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import { attemptsEver, type Enrolment } from './enrolment';

export type EnrolmentEvent =
  /** EN-2: documents were looked at, face to face. */
  | { readonly kind: 'confirmed'; readonly documentsReviewed: true }
  | { readonly kind: 'planned'; readonly planId: string }
  | { readonly kind: 'training-completed' }
  | { readonly kind: 'scheduled'; readonly sessionId: SessionId }
  | { readonly kind: 'schedule-cancelled' }
  /** Absence leaves no test record and uses no attempt (TS-12). */
  | { readonly kind: 'absent' }
  /** A test reached 开考, however it ended. */
  | { readonly kind: 'test-recorded'; readonly isPassed: boolean; readonly isUnderReview: boolean }
  | { readonly kind: 'review-decided' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'removed' };

export type EnrolmentOutOfPlace = {
  readonly kind: 'out-of-place';
  readonly event: EnrolmentEvent['kind'];
  readonly state: Enrolment['kind'];
};

/** The only way an enrolment changes (EN-3). Whether an event is allowed by the rules is asked of `may-enrol` first. */
export function reduceEnrolment(
  state: Enrolment,
  event: EnrolmentEvent,
): Result<Enrolment, EnrolmentOutOfPlace> {
  const next = after(state, event);
  return next === undefined ? err({ kind: 'out-of-place', event: event.kind, state: state.kind }) : ok(next);
}

function after(state: Enrolment, event: EnrolmentEvent): Enrolment | undefined {
  const { enrolmentId, personId, post, institutionId } = state;
  const facts = { enrolmentId, personId, post, institutionId };
  const earlier = earlierOf(state);
  switch (state.kind) {
    case 'requested':
      if (event.kind === 'confirmed') return { kind: 'confirmed', ...facts };
      return event.kind === 'withdrawn' ? { kind: 'withdrawn', ...facts } : undefined;
    case 'confirmed':
      if (event.kind === 'planned') return { kind: 'in-plan', ...facts, planId: event.planId };
      return removedBy(event, state);
    case 'in-plan':
      if (event.kind === 'training-completed')
        return { kind: 'trained', ...facts, ...earlier, planId: state.planId };
      return removedBy(event, state);
    case 'trained':
      if (event.kind === 'scheduled') {
        return { kind: 'scheduled', ...facts, ...earlier, planId: state.planId, sessionId: event.sessionId };
      }
      return removedBy(event, state);
    case 'scheduled':
      return afterScheduled(state, event);
    case 'tested':
      return afterTest(state, event);
    case 'withdrawn':
    case 'removed':
      return undefined;
    default:
      return assertNever(state);
  }
}

type Of<K extends Enrolment['kind']> = Extract<Enrolment, { readonly kind: K }>;

function afterScheduled(state: Of<'scheduled'>, event: EnrolmentEvent): Enrolment | undefined {
  const { sessionId: _session, ...rest } = state;
  if (event.kind === 'schedule-cancelled' || event.kind === 'absent') return { ...rest, kind: 'trained' };
  if (event.kind !== 'test-recorded') return undefined;
  const { isPassed, isUnderReview } = event;
  return { ...rest, kind: 'tested', attemptsUsed: 1, isPassed, isUnderReview };
}

function afterTest(state: Of<'tested'>, event: EnrolmentEvent): Enrolment | undefined {
  if (event.kind === 'review-decided') return { ...state, isUnderReview: false };
  // TS-12: a new round of training; its test and retake are counted afresh, its records stay records.
  if (event.kind === 'planned' && !state.isPassed && !state.isUnderReview) {
    const { enrolmentId, personId, post, institutionId } = state;
    const facts = { enrolmentId, personId, post, institutionId };
    return { kind: 'in-plan', ...facts, planId: event.planId, earlierAttempts: attemptsEver(state) };
  }
  if (state.isPassed || event.kind !== 'test-recorded') return removedBy(event, state);
  const { isPassed, isUnderReview } = event;
  return { ...state, attemptsUsed: state.attemptsUsed + 1, isPassed, isUnderReview };
}

function earlierOf(state: Enrolment): { readonly earlierAttempts?: number } {
  const earlierAttempts = attemptsEver(state);
  return earlierAttempts === 0 ? {} : { earlierAttempts };
}

function removedBy(event: EnrolmentEvent, state: Enrolment): Enrolment | undefined {
  if (event.kind !== 'removed') return undefined;
  const { enrolmentId, personId, post, institutionId } = state;
  return { kind: 'removed', enrolmentId, personId, post, institutionId };
}
