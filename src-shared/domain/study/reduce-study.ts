import { assertNever } from '../../basics/assert-never';
import type { Instant } from '../../basics/instant';
import { err, ok, type Result } from '../../basics/result';
import type { StudyPolicy } from '../policy/study-policy';
import {
  hopefulMs,
  loseClock,
  proveClock,
  resumeClock,
  startClock,
  stopClock,
  tickClock,
} from './study-clock';
import type { PresenceProof, StudyEvent, StudyEventOf } from './study-event';
import type { StudyPlan } from './study-plan';
import { isSignedIn, type Sitting, type StudyState, sittingOf } from './study-state';

/** `out-of-place`: the event can't have happened in this state; nothing is written then. */
export type StudyProblem = 'out-of-place';

/** The class is judged by the plan and the numbers of its own package. */
export type StudyRules = { readonly plan: StudyPlan; readonly policy: StudyPolicy };
type Reduced = Result<StudyState, StudyProblem>;

const NO = err<StudyProblem>('out-of-place');

/** A class is the fold of its events; of those about other people none changes a person's minutes. */
export function reduceStudy(state: StudyState | undefined, event: StudyEvent, rules: StudyRules): Reduced {
  if (event.kind === 'class-opened') {
    const isPlanned = rules.plan.courses.some((one) => one.courseId === event.courseId);
    return (state === undefined || state.isClosed) && isPlanned ? ok(opened(event)) : NO;
  }
  if (state === undefined || state.isClosed) return NO;
  switch (event.kind) {
    case 'signed-in':
      return signIn(state, event, rules);
    case 'ticked':
      return ok(ticked(state, event.at, rules));
    case 'interrupted':
      return ok({
        ...eachSitting(state, (one) => ({
          ...one,
          clock: stopClock(one.clock),
          stage: { kind: 'away', because: 'interrupted' },
        })),
        lastTickAt: event.at,
      });
    case 'paused':
      if (state.isPaused) return NO;
      return ok({
        ...eachSitting(ticked(state, event.at, rules), (one) => ({ ...one, clock: stopClock(one.clock) })),
        isPaused: true,
      });
    case 'pause-ended':
      if (!state.isPaused) return NO;
      return ok({
        ...eachSitting(state, (one) =>
          one.stage.kind === 'away' ? one : { ...one, clock: resumeClock(one.clock, event.at) },
        ),
        lastTickAt: event.at,
        isPaused: false,
      });
    case 'class-closed':
      return [...state.sittings.values()].some(isSignedIn) ? NO : ok({ ...state, isClosed: true });
    case 'asked':
    case 'missed':
    case 'absent':
    case 'seen':
    case 'quiz-scored':
    case 'signed-out':
      return ofSitting(state, event, rules);
    default:
      return assertNever(event);
  }
}

function opened({ at, sessionId, packageId, courseId }: StudyEventOf<'class-opened'>): StudyState {
  const head = { sessionId, packageId, courseId, openedAt: at, lastTickAt: at };
  return { ...head, isPaused: false, isClosed: false, sittings: new Map() };
}

function signIn(state: StudyState, event: StudyEventOf<'signed-in'>, { plan }: StudyRules): Reduced {
  const { at, sittingId, candidateId, entryNo, proof } = event;
  const isTrainee = plan.trainees.some((one) => one.candidateId === candidateId);
  const isKnown = state.sittings.has(sittingId) || sittingOf(state, candidateId) !== undefined;
  if (!isTrainee || isKnown || state.isPaused) return NO;
  const sitting: Sitting = {
    sittingId,
    candidateId,
    entryNo,
    signedInAt: at,
    proof,
    lastProof: proof,
    lastProofAt: at,
    stage: { kind: 'present' },
    clock: startClock(at),
    fullAt: undefined,
    checks: { asked: 0, missed: 0 },
    quiz: { triesUsed: 0, last: undefined, passedAt: undefined },
  };
  return ok({ ...state, sittings: new Map([...state.sittings, [sittingId, sitting]]) });
}

type OfOne = Extract<
  StudyEvent,
  { readonly kind: 'asked' | 'missed' | 'absent' | 'seen' | 'quiz-scored' | 'signed-out' }
>;

function ofSitting(state: StudyState, event: OfOne, rules: StudyRules): Reduced {
  const sitting = state.sittings.get(event.sittingId);
  if (sitting === undefined || !isSignedIn(sitting)) return NO;
  const next = reduceSitting(sitting, event, state, rules);
  if (next === undefined) return NO;
  const full = withFull(next, event.at, state, rules);
  return ok({ ...state, sittings: new Map([...state.sittings, [event.sittingId, full]]) });
}

function reduceSitting(
  one: Sitting,
  event: OfOne,
  state: StudyState,
  rules: StudyRules,
): Sitting | undefined {
  switch (event.kind) {
    case 'asked':
      if (one.stage.kind !== 'present' || state.isPaused) return undefined;
      return {
        ...one,
        stage: { kind: 'asked', since: event.at },
        checks: { ...one.checks, asked: one.checks.asked + 1 },
      };
    case 'missed':
      if (one.stage.kind !== 'asked') return undefined;
      return {
        ...one,
        stage: { kind: 'away', because: 'missed' },
        clock: loseClock(one.clock),
        checks: { ...one.checks, missed: one.checks.missed + 1 },
      };
    case 'absent':
      if (one.stage.kind === 'away') return undefined;
      return { ...one, stage: { kind: 'away', because: 'absent' }, clock: loseClock(one.clock) };
    case 'seen':
      return seen(one, event.at, event.proof, state, rules);
    case 'quiz-scored': {
      const { points, outOf, answers, isPass, at } = event;
      if (one.quiz.passedAt !== undefined || one.quiz.triesUsed >= rules.policy.quizTries) return undefined;
      const triesUsed = one.quiz.triesUsed + 1;
      return {
        ...one,
        quiz: { triesUsed, last: { points, outOf, answers }, passedAt: isPass ? at : undefined },
      };
    }
    case 'signed-out': {
      const { at, proof, tenths, none } = event;
      const proven = proof === undefined ? one : seen(one, at, proof, state, rules);
      const clock = proof === undefined ? loseClock(proven.clock) : stopClock(proven.clock);
      return { ...proven, clock, stage: { kind: 'signed-out', at, proof, tenths, none } };
    }
    default:
      return assertNever(event);
  }
}

/** Seen: what was open counts; in a pause time does not begin to run again. */
function seen(
  one: Sitting,
  at: Instant,
  lastProof: PresenceProof,
  state: StudyState,
  { policy }: StudyRules,
): Sitting {
  const proven = proveClock(one.clock, at, policy.silenceSeconds * 1000);
  const clock = state.isPaused ? { ...proven, running: undefined } : proven;
  return { ...one, stage: { kind: 'present' }, clock, lastProof, lastProofAt: at };
}

function ticked(state: StudyState, at: Instant, rules: StudyRules): StudyState {
  const silenceMs = rules.policy.silenceSeconds * 1000;
  const moved = eachSitting(state, (one) =>
    withFull({ ...one, clock: tickClock(one.clock, at, silenceMs) }, at, state, rules),
  );
  return { ...moved, lastTickAt: at };
}

/** CE-10: when the study was finished, if it was. */
function withFull(one: Sitting, at: Instant, state: StudyState, { plan }: StudyRules): Sitting {
  const planned = plan.courses.find((course) => course.courseId === state.courseId)?.plannedMinutes ?? 0;
  const isFull = hopefulMs(one.clock) >= planned * 60_000;
  return { ...one, fullAt: isFull ? (one.fullAt ?? at) : undefined };
}

function eachSitting(state: StudyState, change: (sitting: Sitting) => Sitting): StudyState {
  const sittings = [...state.sittings].map(([id, one]) => [id, isSignedIn(one) ? change(one) : one] as const);
  return { ...state, sittings: new Map(sittings) };
}

/** The state of a class from its events; those out of place are left out, as they were when they happened. */
export function replayStudy(events: readonly StudyEvent[], rules: StudyRules): StudyState | undefined {
  let state: StudyState | undefined;
  for (const event of events) {
    const next = reduceStudy(state, event, rules);
    if (next.ok) state = next.value;
  }
  return state;
}
