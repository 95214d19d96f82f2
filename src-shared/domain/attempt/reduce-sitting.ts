import { assertNever } from '../../basics/assert-never';
import { countCheck } from '../presence/presence-tally';
import type { AttemptEvent, AttemptEventOf } from './attempt-event';
import type { AttemptState } from './attempt-state';
import { leaveSeat } from './reduce-seat';
import { closeGap, grant, tick } from './time-ledger';

export type StartedState = Extract<AttemptState, { readonly kind: 'started' }>;
type SittingState = Extract<AttemptState, { readonly kind: 'started' | 'submitted' | 'scored' }>;

/** What is true of a sitting after `event`, or undefined when the event is out of place. */
export function reduceSitting(state: SittingState, event: AttemptEvent): AttemptState | undefined {
  switch (state.kind) {
    case 'started':
      return afterStart(state, event);
    case 'submitted': {
      if (event.kind !== 'scored') return undefined;
      const { total, isPass, scorerVersion } = event;
      return { ...state, kind: 'scored', total, isPass, scorerVersion, hasLeft: false };
    }
    case 'scored':
      return event.kind === 'left' && !state.hasLeft ? { ...state, hasLeft: true } : undefined;
    default:
      return assertNever(state);
  }
}

function afterStart(state: StartedState, event: AttemptEvent): AttemptState | undefined {
  if (event.kind === 'resumed') {
    return { ...state, ledger: closeGap(state.ledger, event.at, event.gapMs) };
  }
  if (event.kind === 'moved-out') return leaveSeat(state, event);
  // After a reboot nothing goes on before a proctor has said so (RM-11): only `resumed` opens a new segment.
  if (event.at.bootId !== state.ledger.segment.last.bootId) return undefined;
  const running: StartedState = { ...state, ledger: tick(state.ledger, event.at) };
  switch (event.kind) {
    case 'answered':
      return { ...running, answers: new Map(running.answers).set(event.itemId, event.chosen) };
    case 'flagged':
      return { ...running, flaggedNumbers: withFlag(running.flaggedNumbers, event) };
    case 'moved':
      return { ...running, currentNumber: event.questionNumber };
    case 'heartbeat':
      return running;
    case 'presence-checked':
      // Who was recognised by staff or took the consent back is never looked at (LW-2, LW-3).
      return mayWithdrawConsent(running)
        ? { ...running, presence: countCheck(running.presence, event.verdict, event.raises) }
        : undefined;
    case 'face-consent-withdrawn':
      return mayWithdrawConsent(running) ? { ...running, hasWithdrawnConsent: true } : undefined;
    case 'granted':
      return { ...running, ledger: grant(running.ledger, event.minutes) };
    case 'submitted':
      return { ...running, kind: 'submitted', submittedAt: event.at, cause: event.cause };
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
    case 'left':
      return undefined;
    default:
      return assertNever(event);
  }
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
