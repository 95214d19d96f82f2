export const RETRY_BASE_MS = 1_000;
export const RETRY_CAP_MS = 5 * 60_000;

/**
 * How long to wait after `failures` failed attempts in a row: full jitter, uniform between 0 and the doubled base,
 * never above the cap, so that a room that lost its line together does not come back together. `dice` is in [0, 1).
 * A server's Retry-After (seconds) is the least that is waited, up to the cap: no answer puts a station to sleep.
 */
export function retryDelayMs(failures: number, dice: number, retryAfterSeconds?: number): number {
  const ceiling = Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 2 ** Math.min(Math.max(failures, 1), 20));
  const jittered = Math.floor(dice * ceiling);
  return Math.max(jittered, Math.min(RETRY_CAP_MS, (retryAfterSeconds ?? 0) * 1000));
}
