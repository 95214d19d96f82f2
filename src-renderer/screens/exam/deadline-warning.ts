const MINUTE_MS = 60_000;

/** RM-8: the tightest warning that has been reached, in minutes, or none yet. */
export function warningDue(remainingMs: number, warningMinutes: readonly number[]): number | undefined {
  const reached = warningMinutes.filter((minutes) => remainingMs <= minutes * MINUTE_MS);
  return reached.length === 0 ? undefined : Math.min(...reached);
}
