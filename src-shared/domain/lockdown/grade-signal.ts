import type { Consequence, LockdownPolicy } from '../policy/lockdown-policy';
import type { LockdownSignal } from './lockdown-signal';

export type GradingFacts = {
  /** The displays are those of a readiness sheet that staff have signed on this machine (feature 17). */
  readonly isKnownHardware: boolean;
  /** Warnings this attempt has had. */
  readonly warnings: number;
};

/**
 * What a signal leads to. The policy's word, but: a glance away within the grace is only written down; hardware from
 * the room's own inventory never covers a paper (features 9); so many warnings become a cover.
 */
export function gradeSignal(
  signal: LockdownSignal,
  policy: LockdownPolicy,
  { isKnownHardware, warnings }: GradingFacts,
): Consequence {
  const consequence = policy.consequences[signal.kind];
  if (signal.kind === 'focus-lost' && signal.awayMs <= policy.focusGraceMs) return 'log';
  if (signal.kind === 'display-changed' && isKnownHardware) {
    return consequence === 'cover' ? 'warn' : consequence;
  }
  const isOneTooMany = policy.coverAfterWarnings > 0 && warnings + 1 >= policy.coverAfterWarnings;
  return consequence === 'warn' && isOneTooMany ? 'cover' : consequence;
}

/** The milder of the two. */
export function atMost(consequence: Consequence, most: Consequence): Consequence {
  const order = { log: 0, warn: 1, cover: 2 } as const;
  return order[consequence] <= order[most] ? consequence : most;
}
