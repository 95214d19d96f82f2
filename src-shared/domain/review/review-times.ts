import { shanghaiDate } from '../../basics/instant';
import { workingDaysBetween } from './working-days';

/** RM-16, after the analogues the rule names: working days in which to ask, and in which the authority answers. */
export const REVIEW_DAYS = { ask: 5, answer: 10 } as const;

const DAY_MS = 86_400_000;

/** The last day, YYYY-MM-DD in Asia/Shanghai, that is at most `days` working days after the day of `fromMs`. */
export function lastDayWithin(fromMs: number, days: number): string {
  let last = fromMs;
  while (workingDaysBetween(fromMs, last + DAY_MS) <= days) last += DAY_MS;
  return shanghaiDate(last);
}
