import type { StudyPolicy } from '../policy/study-policy';

/** Milliseconds from a proof of presence to the next random check; `dice` is from 0 up to, not including, 1. */
export function nextCheckMs({ checkMinSeconds, checkMaxSeconds }: StudyPolicy, dice: number): number {
  return Math.round((checkMinSeconds + dice * (checkMaxSeconds - checkMinSeconds)) * 1000);
}
