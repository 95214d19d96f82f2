import type { StaffId } from '../../basics/ids';
import type { Instant } from '../../basics/instant';
import { err, ok, type Result } from '../../basics/result';
import { isInvigilator, type Signature, signaturesOf } from '../staff/signature';
import type { AttemptState } from './attempt-state';
import type { StopReason } from './ending';
import { remainingMs } from './time-ledger';

type Started = Extract<AttemptState, { readonly kind: 'started' }>;

export type ActProblem =
  | { readonly kind: 'not-now' }
  /** RM-3: this role looks on, or runs the machines. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'second-person-needed' }
  | { readonly kind: 'site-head-needed' };

/** The clock of a running attempt may be stopped by any one invigilator. */
export function mayPause(
  state: AttemptState | undefined,
  isSuspended: boolean,
  by: Signature,
  now: Instant,
): Result<Started, ActProblem> {
  if (!isInvigilator(by)) return err({ kind: 'not-allowed' });
  if (state?.kind !== 'started' || isSuspended || state.ledger.pause !== undefined) return err(NOT_NOW);
  // At the deadline everything is handed in; a pause that comes a second late does not open it again (RM-8).
  return remainingMs(state.ledger, now) > 0 ? ok(state) : err(NOT_NOW);
}

export function mayEndPause(state: AttemptState | undefined, by: Signature): Result<Started, ActProblem> {
  if (!isInvigilator(by)) return err({ kind: 'not-allowed' });
  return state?.kind === 'started' && state.ledger.pause !== undefined ? ok(state) : err(NOT_NOW);
}

/** RM-9: with a reason and a second confirmation, which the screen asks for. Also of an attempt that stands. */
export function mayForce(state: AttemptState | undefined, by: Signature): Result<Started, ActProblem> {
  if (!isInvigilator(by)) return err({ kind: 'not-allowed' });
  return state?.kind === 'started' ? ok(state) : err(NOT_NOW);
}

/** 中止. A new date is the 主考's to promise (RM-10). */
export function mayStop(
  state: AttemptState | undefined,
  reason: StopReason,
  by: readonly Signature[],
): Result<Started, ActProblem> {
  const signed = signaturesOf(by);
  if (signed.length === 0 || !signed.every(isInvigilator)) return err({ kind: 'not-allowed' });
  if (reason === 'reschedule' && !signed.some(({ roles }) => roles.includes('site-head'))) {
    return err({ kind: 'site-head-needed' });
  }
  return state?.kind === 'started' ? ok(state) : err(NOT_NOW);
}

/** RM-13: two signatures of two people. Of an attempt that is over, only the incident log still takes it. */
export function mayMarkConduct(by: readonly Signature[]): Result<void, ActProblem> {
  const signed = signaturesOf(by);
  if (!signed.every(isInvigilator)) return err({ kind: 'not-allowed' });
  return signed.length >= 2 ? ok(undefined) : err({ kind: 'second-person-needed' });
}

/** RM-5: two different people who invigilate. Their numbers, in the order of their signing. */
export function mayVerifyAtConsole(
  by: readonly Signature[],
): Result<readonly [StaffId, StaffId], ActProblem> {
  const signed = signaturesOf(by);
  if (!signed.every(isInvigilator)) return err({ kind: 'not-allowed' });
  const [first, second] = signed;
  return first === undefined || second === undefined
    ? err({ kind: 'second-person-needed' })
    : ok([first.staffId, second.staffId]);
}

/** Features 19: an approved break, as often as it was approved. `left`: how many are. */
export function mayTakeBreak(
  state: AttemptState | undefined,
  now: Instant,
): Result<{ readonly limitMs: number; readonly left: number }, { readonly kind: 'not-now' }> {
  if (state?.kind !== 'started' || state.ledger.pause !== undefined) return err(NOT_NOW);
  const breaks = state.accommodation?.breaks;
  const left = breaksLeft(state);
  if (breaks === undefined || left === 0 || remainingMs(state.ledger, now) <= 0) return err(NOT_NOW);
  return ok({ limitMs: breaks.minutesEach * 60_000, left });
}

/** How many approved breaks have not been begun. */
export function breaksLeft({ accommodation, ledger }: Started): number {
  const taken = ledger.entries.filter((one) => one.kind === 'pause' && one.reason === 'break').length;
  const running = ledger.pause?.reason === 'break' ? 1 : 0;
  return Math.max(0, (accommodation?.breaks.count ?? 0) - taken - running);
}

const NOT_NOW = { kind: 'not-now' } as const;
