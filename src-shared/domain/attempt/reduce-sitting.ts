import { assertNever } from '../../basics/assert-never';
import type { ExamPolicy } from '../policy/exam-policy';
import { countCheck } from '../presence/presence-tally';
import type { AttemptEvent, AttemptEventOf } from './attempt-event';
import type { AttemptState } from './attempt-state';
import { afterRecheck, NO_RECHECK } from './recheck';
import { leaveSeat } from './reduce-seat';
import { closeGap, closePause, grant, openPause, tick } from './time-ledger';

export type StartedState = Extract<AttemptState, { readonly kind: 'started' }>;
type ScoredState = Extract<AttemptState, { readonly kind: 'scored' }>;
type SittingState = Extract<AttemptState, { readonly kind: 'started' | 'submitted' | 'scored' }>;

/** What is true of a sitting after `event`, or undefined when the event is out of place. */
export function reduceSitting(
  state: SittingState,
  event: AttemptEvent,
  policy: ExamPolicy,
): AttemptState | undefined {
  switch (state.kind) {
    case 'started':
      return afterStart(state, event, policy);
    case 'submitted': {
      if (event.kind !== 'scored') return undefined;
      const { total, isPass, scorerVersion } = event;
      const score = { total, isPass, scorerVersion, confirmation: 'not-asked' } as const;
      return { ...state, kind: 'scored', ...score, hasLeft: false };
    }
    case 'scored':
      return afterScore(state, event);
    default:
      return assertNever(state);
  }
}

function afterScore(state: ScoredState, event: AttemptEvent): AttemptState | undefined {
  if (state.hasLeft) return undefined;
  if (event.kind === 'left') return { ...state, hasLeft: true };
  // A word once given stands; a score that is held is nobody's to confirm (RM-13).
  if (event.kind !== 'score-answered' || state.confirmation !== 'not-asked' || isHeld(state))
    return undefined;
  return { ...state, confirmation: event.isConfirmed ? 'confirmed' : 'refused' };
}

/** RM-13: the score is computed and sealed, and shown to nobody here: 待处理. */
export function isHeld({ conduct, ending }: Pick<ScoredState, 'conduct' | 'ending'>): boolean {
  return conduct.length > 0 || ending?.kind === 'stopped';
}

function afterStart(state: StartedState, event: AttemptEvent, policy: ExamPolicy): AttemptState | undefined {
  const { ledger } = state;
  switch (event.kind) {
    case 'resumed':
      // A paused attempt has no gap: its clock stands, whether the station runs or not.
      if (ledger.pause !== undefined) return undefined;
      return { ...state, ledger: closeGap(ledger, event), recheck: NO_RECHECK };
    case 'pause-ended':
      if (ledger.pause === undefined) return undefined;
      return { ...state, ledger: closePause(ledger, event), recheck: NO_RECHECK };
    case 'rechecked':
      return { ...state, recheck: afterRecheck(state.recheck, event, policy) };
    case 'conduct-marked':
      return { ...state, conduct: [...state.conduct, event.mark] };
    case 'granted':
      return ledger.pause !== undefined || isSameBoot(state, event)
        ? { ...state, ledger: grant(tick(ledger, event.at), event) }
        : undefined;
    case 'moved-out':
      return leaveSeat(state, event);
    case 'submitted': {
      // Staff can end an attempt that stands, on whatever boot; the candidate and the deadline only one that runs.
      const isByStaff = event.ending !== undefined;
      if (!isByStaff && (ledger.pause !== undefined || !isSameBoot(state, event))) return undefined;
      const { at, cause, ending } = event;
      return { ...state, ledger: tick(ledger, at), kind: 'submitted', submittedAt: at, cause, ending };
    }
    default:
      // After a reboot nothing goes on before a proctor has said so (RM-11), and in a pause nothing is answered.
      if (ledger.pause !== undefined || !isSameBoot(state, event)) return undefined;
      return whileRunning({ ...state, ledger: tick(ledger, event.at) }, event);
  }
}

type RunningEvent = Exclude<
  AttemptEvent,
  {
    readonly kind:
      | 'resumed'
      | 'pause-ended'
      | 'rechecked'
      | 'conduct-marked'
      | 'granted'
      | 'submitted'
      | 'moved-out';
  }
>;

function whileRunning(running: StartedState, event: RunningEvent): AttemptState | undefined {
  switch (event.kind) {
    case 'answered':
      return { ...running, answers: new Map(running.answers).set(event.itemId, event.chosen) };
    case 'flagged':
      return { ...running, flaggedNumbers: withFlag(running.flaggedNumbers, event) };
    case 'moved':
      return { ...running, currentNumber: event.questionNumber };
    case 'heartbeat':
    case 'uncovered':
      return running;
    case 'paused':
      return { ...running, ledger: openPause(running.ledger, event), recheck: NO_RECHECK };
    case 'presence-checked':
      // Who was recognised by staff or took the consent back is never looked at (LW-2, LW-3).
      return mayWithdrawConsent(running)
        ? { ...running, presence: countCheck(running.presence, event.verdict, event.raises) }
        : undefined;
    case 'face-consent-withdrawn':
      return mayWithdrawConsent(running) ? { ...running, hasWithdrawnConsent: true } : undefined;
    case 'identified':
    case 'face-consent-given':
    case 'face-consent-refused':
    case 'face-path-left':
    case 'face-checked':
    case 'challenge-judged':
    case 'manually-verified':
    case 'check-in-abandoned':
    case 'started':
    case 'moved-in':
    case 'scored':
    case 'score-answered':
    case 'left':
      return undefined;
    default:
      return assertNever(event);
  }
}

function isSameBoot(state: StartedState, event: AttemptEvent): boolean {
  return event.at.bootId === state.ledger.segment.last.bootId;
}

function withFlag(flags: ReadonlySet<number>, event: AttemptEventOf<'flagged'>): ReadonlySet<number> {
  const next = new Set(flags);
  if (event.isFlagged) next.add(event.questionNumber);
  else next.delete(event.questionNumber);
  return next;
}

/** Whether there is a face consent in force that can be taken back. */
export function mayWithdrawConsent(
  state: Pick<StartedState, 'identityPath' | 'hasWithdrawnConsent'>,
): boolean {
  return state.identityPath.kind === 'face' && !state.hasWithdrawnConsent;
}
