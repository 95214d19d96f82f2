import { assertNever } from '../../basics/assert-never';
import { err, ok, type Result } from '../../basics/result';
import type { ExamPolicy } from '../policy/exam-policy';
import { fuseDistances } from '../presence/fuse-distances';
import { costsTry } from '../presence/judge-face';
import { BROKEN_OFF, type MovementOutcome } from '../presence/movement-outcome';
import { NO_CHECKS } from '../presence/presence-tally';
import type { AttemptEvent, AttemptEventKind, AttemptEventOf } from './attempt-event';
import type { AttemptIdentity, AttemptState, IdentityPath } from './attempt-state';
import { NO_RECHECK } from './recheck';
import { reduceMovedOut } from './reduce-seat';
import { mayWithdrawConsent, reduceSitting } from './reduce-sitting';
import { openLedger } from './time-ledger';

/** The event means nothing in this state; nothing has changed. */
export type AttemptRefusal = {
  readonly kind: 'event-out-of-place';
  readonly event: AttemptEventKind;
  readonly state: AttemptState['kind'] | 'none';
};

/**
 * What is true after `event` (RM, state machine of section 7). The only way a state ever changes. An event out of
 * place is refused as a value: a journal may be damaged, and a screen may be stale. Limits that staff must keep to
 * (RM-7, RM-10) are asked of `may-act` before an event is written; here an event is a fact.
 */
export function reduceAttempt(
  state: AttemptState | undefined,
  event: AttemptEvent,
  policy: ExamPolicy,
): Result<AttemptState, AttemptRefusal> {
  const next = after(state, event, policy);
  if (next !== undefined) return ok(next);
  return err({ kind: 'event-out-of-place', event: event.kind, state: state?.kind ?? 'none' });
}

/** The fold of an attempt's events in their order; undefined when there are none. Stops at the first refusal. */
export function replayAttempt(
  events: Iterable<AttemptEvent>,
  policy: ExamPolicy,
): Result<AttemptState | undefined, AttemptRefusal> {
  let state: AttemptState | undefined;
  for (const event of events) {
    const next = reduceAttempt(state, event, policy);
    if (!next.ok) return next;
    state = next.value;
  }
  return ok(state);
}

function after(
  state: AttemptState | undefined,
  event: AttemptEvent,
  policy: ExamPolicy,
): AttemptState | undefined {
  if (state === undefined) return event.kind === 'identified' ? identified(event) : undefined;
  if (event.attemptId !== state.attemptId) return undefined;
  switch (state.kind) {
    case 'identified':
    case 'verifying-face':
    case 'challenged':
    case 'verifying-manually':
    case 'ready':
      return event.kind === 'check-in-abandoned'
        ? { kind: 'abandoned', ...identityOf(state) }
        : afterCheckIn(state, event, policy);
    case 'abandoned':
      return undefined;
    case 'moved-out':
      return reduceMovedOut(state, event);
    case 'started':
    case 'submitted':
    case 'scored':
      return reduceSitting(state, event, policy);
    default:
      return assertNever(state);
  }
}

type CheckIn = Extract<
  AttemptState,
  { readonly kind: 'identified' | 'verifying-face' | 'challenged' | 'verifying-manually' | 'ready' }
>;

function afterCheckIn(state: CheckIn, event: AttemptEvent, policy: ExamPolicy): AttemptState | undefined {
  const identity = identityOf(state);
  switch (state.kind) {
    case 'identified':
      if (event.kind === 'face-consent-refused')
        return { kind: 'verifying-manually', because: 'refused', ...identity };
      if (event.kind !== 'face-consent-given') return undefined;
      return {
        kind: 'verifying-face',
        triesUsed: event.triesBefore ?? 0,
        lastVerdict: undefined,
        ...identity,
      };
    case 'verifying-face':
      // Consent can be taken back at any look, and a camera can fail: the manual path is always open (LW-3).
      if (event.kind === 'face-consent-refused' || event.kind === 'face-path-left') {
        return { kind: 'verifying-manually', because: whyManually(event), ...identity };
      }
      return event.kind === 'face-checked' ? afterFaceCheck(state, event, policy) : undefined;
    case 'challenged':
      if (event.kind === 'face-consent-refused' || event.kind === 'face-path-left') {
        const { movements } = state;
        return { kind: 'verifying-manually', because: 'refused', movements, ...identity };
      }
      return event.kind === 'challenge-judged' ? afterChallenge(state, event, policy) : undefined;
    case 'verifying-manually':
      if (event.kind !== 'manually-verified') return undefined;
      return {
        kind: 'ready',
        identityPath: {
          kind: 'manual',
          reason: event.reason,
          staff: event.staff,
          ...(state.movements === undefined ? {} : { movements: state.movements }),
        },
        hasWithdrawnConsent: false,
        ...identity,
      };
    case 'ready':
      if (event.kind === 'face-consent-withdrawn') {
        return mayWithdrawConsent(state) ? { ...state, hasWithdrawnConsent: true } : undefined;
      }
      return event.kind === 'started' ? started(state, event) : undefined;
    default:
      return assertNever(state);
  }
}

/** RM-5: a match settles it, a used-up number of tries hands over to staff. */
function afterFaceCheck(
  state: Extract<AttemptState, { readonly kind: 'verifying-face' }>,
  event: AttemptEventOf<'face-checked'>,
  policy: ExamPolicy,
): AttemptState | undefined {
  const identity = identityOf(state);
  const { measurement, verdict } = event;
  if (verdict.kind === 'accept') {
    if (measurement.kind !== 'one-face') return undefined;
    const distanceMilli = fuseDistances(measurement.distances, policy.face.fusion);
    if (distanceMilli === undefined) return undefined;
    const tries = state.triesUsed + 1;
    if (policy.liveness.actions === 0) return recognised(identity, { distanceMilli, tries });
    return {
      kind: 'challenged',
      distanceMilli,
      tries,
      challengesUsed: 0,
      lastVerdict: undefined,
      movements: { ...BROKEN_OFF, isCompared: policy.liveness.rematches },
      ...identity,
    };
  }
  const triesUsed = state.triesUsed + (costsTry(verdict) ? 1 : 0);
  if (triesUsed >= policy.face.tries)
    return { kind: 'verifying-manually', because: 'tries-used-up', ...identity };
  return { kind: 'verifying-face', triesUsed, lastVerdict: verdict, ...identity };
}

/** What a picture can not do leads on; what came to nothing too often is for staff to look at, without penalty (LW-3). */
function afterChallenge(
  state: Extract<AttemptState, { readonly kind: 'challenged' }>,
  { verdict, actions, done }: AttemptEventOf<'challenge-judged'>,
  policy: ExamPolicy,
): AttemptState {
  const identity = identityOf(state);
  const { distanceMilli, tries } = state;
  const isUsedUp = verdict.kind === 'failed' && verdict.reason === 'tries-used-up';
  const movements: MovementOutcome = {
    verdict: verdict.kind === 'passed' ? 'passed' : verdict.reason,
    asked: actions,
    done,
    // With no try left nothing was put to the person any more.
    challenges: state.movements.challenges + (isUsedUp ? 0 : 1),
    isCompared: policy.liveness.rematches,
  };
  if (verdict.kind === 'passed') return recognised(identity, { distanceMilli, tries, movements });
  const isCostly = verdict.kind === 'failed' || verdict.costsTry;
  const challengesUsed = state.challengesUsed + (isCostly ? 1 : 0);
  if (verdict.kind === 'failed' || challengesUsed >= policy.liveness.tries)
    return { kind: 'verifying-manually', because: 'challenge-failed', movements, ...identity };
  return {
    kind: 'challenged',
    distanceMilli,
    tries,
    challengesUsed,
    lastVerdict: verdict,
    movements,
    ...identity,
  };
}

function whyManually(
  event: AttemptEventOf<'face-consent-refused' | 'face-path-left'>,
): 'refused' | 'photo-unusable' | 'tries-used-up' {
  if (event.kind === 'face-consent-refused') return 'refused';
  return event.because === 'photo-unusable' || event.because === 'tries-used-up' ? event.because : 'refused';
}

function recognised(
  identity: AttemptIdentity,
  by: Omit<Extract<IdentityPath, { readonly kind: 'face' }>, 'kind'>,
): AttemptState {
  return {
    kind: 'ready',
    identityPath: { kind: 'face', ...by },
    hasWithdrawnConsent: false,
    ...identity,
  };
}

function identified(event: AttemptEventOf<'identified'>): AttemptState {
  return { kind: 'identified', ...identityOf(event) };
}

function started(
  state: Extract<AttemptState, { readonly kind: 'ready' }>,
  event: AttemptEventOf<'started'>,
): AttemptState {
  return {
    kind: 'started',
    ...identityOf(state),
    identityPath: state.identityPath,
    startedAt: event.at,
    seedHex: event.seedHex,
    paperHash: event.paperHash,
    policyVersion: event.policyVersion,
    answers: new Map(),
    flaggedNumbers: new Set(),
    currentNumber: 1,
    presence: NO_CHECKS,
    hasWithdrawnConsent: state.hasWithdrawnConsent,
    moves: [],
    accommodation: event.accommodation,
    recheck: NO_RECHECK,
    conduct: [],
    ledger: openLedger(event),
  };
}

function identityOf(source: AttemptIdentity): AttemptIdentity {
  const { attemptId, candidateId, sessionId, packageId, seat, attemptNo } = source;
  return { attemptId, candidateId, sessionId, packageId, seat, attemptNo };
}
