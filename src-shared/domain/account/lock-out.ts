const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** ID-22, whatever is being guessed at. */
export type LockOut =
  | { readonly kind: 'open' }
  | { readonly kind: 'locked'; readonly untilMs: number }
  /** Ten failures in a day: only a recovery (ID-23) opens the account again. */
  | { readonly kind: 'until-recovery' };

/**
 * ID-22: five failures within 15 minutes lock for 15 minutes from the fifth; ten within 24 hours lock until recovery.
 * `failuresMs`: instants of failures since the last success or recovery, in any order, UTC ms.
 */
export function lockOut(failuresMs: readonly number[], nowMs: number): LockOut {
  const failures = failuresMs.filter((at) => at <= nowMs).sort((a, b) => a - b);
  let untilMs = 0;
  for (const [place, at] of failures.entries()) {
    const tenth = failures[place - 9];
    if (tenth !== undefined && at - tenth < DAY_MS) return { kind: 'until-recovery' };
    const fifth = failures[place - 4];
    if (fifth !== undefined && at - fifth < 15 * MINUTE_MS) untilMs = at + 15 * MINUTE_MS;
  }
  return nowMs < untilMs ? { kind: 'locked', untilMs } : { kind: 'open' };
}
