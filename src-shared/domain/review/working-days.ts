import { shanghaiDate } from '../../basics/instant';

const DAY_MS = 24 * 3_600_000;

/**
 * Working days after the day of `fromMs` up to and including the day of `toMs`, in Asia/Shanghai (G-1): Monday to
 * Friday. Public holidays and the days worked for them are announced year by year and not known here, so a span over a
 * holiday counts more days than the office would.
 */
export function workingDaysBetween(fromMs: number, toMs: number): number {
  let days = 0;
  const last = shanghaiDate(toMs);
  for (let at = fromMs + DAY_MS; shanghaiDate(at) <= last; at += DAY_MS) {
    const weekday = new Date(`${shanghaiDate(at)}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days += 1;
  }
  return days;
}
