import { assertNever } from '../../basics/assert-never';
import type { Instant } from '../../basics/instant';
import type { ExamPolicy } from '../policy/exam-policy';
import { costsTry } from '../presence/judge-face';
import type { AttemptEventOf } from './attempt-event';
import type { AttemptState, Recheck } from './attempt-state';
import { gapBetween } from './time-ledger';

type Started = Extract<AttemptState, { readonly kind: 'started' }>;

export const NO_RECHECK: Recheck = { kind: 'none', failedTries: 0, lastVerdict: undefined };

/** What `rechecked` makes of the looks so far; the tries are as many as at the check-in (RM-5). */
export function afterRecheck(
  recheck: Recheck,
  { how, at }: AttemptEventOf<'rechecked'>,
  policy: ExamPolicy,
): Recheck {
  switch (how.kind) {
    case 'staff':
      return { kind: 'passed', at };
    case 'left':
      return { kind: 'staff' };
    case 'face': {
      if (recheck.kind === 'staff') return recheck;
      if (how.verdict.kind === 'accept') return { kind: 'passed', at };
      const triesBefore = recheck.kind === 'none' ? recheck.failedTries : 0;
      const failedTries = triesBefore + (costsTry(how.verdict) ? 1 : 0);
      if (failedTries >= policy.face.tries) return { kind: 'staff' };
      return { kind: 'none', failedTries, lastVerdict: how.verdict };
    }
    default:
      return assertNever(how);
  }
}

/**
 * Who has to make sure of the person before a standing attempt goes on (RM-11). Who came by face is looked at again;
 * who was verified by staff, or took the consent back, is known to the proctor who unlocks: nobody is forced before a
 * camera (LW-2, LW-3). After a pause the policy says how long a pause has to be. `since`: when a proctor let it go on.
 * A look before that does not count: the station may have stopped once more between the look and the paper, and nobody
 * knows who sits there now.
 */
export function recheckWanted(
  state: Started,
  standstill: 'restart' | 'pause',
  policy: ExamPolicy,
  now: Instant,
  since: Instant,
): 'nothing' | 'face' | 'staff' {
  if (state.recheck.kind === 'passed' && isNotBefore(state.recheck.at, since)) return 'nothing';
  if (!isFaceAsked(state, standstill, policy, now)) return 'nothing';
  return state.recheck.kind === 'staff' ? 'staff' : 'face';
}

/** Of one run of the machine; instants of two are never in this order. */
function isNotBefore(at: Instant, since: Instant): boolean {
  return at.bootId === since.bootId && at.monoMs >= since.monoMs;
}

function isFaceAsked(
  state: Started,
  standstill: 'restart' | 'pause',
  { time }: ExamPolicy,
  now: Instant,
): boolean {
  if (state.identityPath.kind !== 'face' || state.hasWithdrawnConsent) return false;
  if (standstill === 'restart') return time.faceCheckAfterRestart;
  const { pause } = state.ledger;
  if (pause === undefined) return false;
  return gapBetween(pause.from, now).gapMs >= time.faceCheckAfterPauseMinutes * 60_000;
}
