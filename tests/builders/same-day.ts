import { shanghaiDate } from '../../src-shared/basics/instant';

/**
 * How far a station's wall clock is set back, in milliseconds (0 or negative), so that the day does not change in
 * Shanghai within the next `neededMs`: a package opens only on its day, and a test may run at any hour.
 */
export function sameDayShiftMs(nowMs: number, neededMs: number): number {
  return shanghaiDate(nowMs + neededMs) === shanghaiDate(nowMs) ? 0 : -neededMs;
}
