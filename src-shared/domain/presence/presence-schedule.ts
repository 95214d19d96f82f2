import type { AttemptState } from '../attempt/attempt-state';
import type { ExamPolicy } from '../policy/exam-policy';
import type { PresencePolicy } from '../policy/presence-policy';
import type { PresenceCause, PresenceVerdict } from './presence-verdict';

/**
 * Whether this attempt is checked at all. Who was recognised by staff is never looked at, and who takes back the
 * consent is no longer: both cost nothing (LW-2, LW-3).
 */
export function isPresenceChecked(state: AttemptState | undefined, policy: ExamPolicy): boolean {
  return (
    policy.presence.isOn &&
    state?.kind === 'started' &&
    state.identityPath.kind === 'face' &&
    !state.hasWithdrawnConsent
  );
}

/** Milliseconds until a check by the dice; `dice` is from 0 up to, not including, 1. */
export function intervalMs(policy: PresencePolicy, dice: number): number {
  const { minSeconds, maxSeconds } = policy;
  return Math.round((minSeconds + dice * (maxSeconds - minSeconds)) * 1000);
}

export type NextCheck = { readonly inMs: number; readonly cause: PresenceCause };

/** When to look again: soon after a look that was not good, unless it has just become an incident. */
export function nextCheck(
  policy: PresencePolicy,
  verdict: PresenceVerdict,
  hasRaised: boolean,
  dice: number,
): NextCheck {
  const isSoon = verdict.kind !== 'present' && !hasRaised;
  return isSoon
    ? { inMs: policy.soonSeconds * 1000, cause: 'after-miss' }
    : { inMs: intervalMs(policy, dice), cause: 'interval' };
}
