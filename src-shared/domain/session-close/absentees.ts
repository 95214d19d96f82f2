import type { ExamPolicy } from '../policy/exam-policy';

/**
 * From when on somebody who has not checked in is absent, UTC ms: one second after the last who may enter (RM-6).
 * Without a common start there is no such moment, and who is absent is said at the closing; then undefined.
 */
export function absentFromMs(
  policy: Pick<ExamPolicy, 'startMode' | 'lateEntryMinutes'>,
  startsAtMs: number,
): number | undefined {
  return policy.startMode === 'room' ? startsAtMs + policy.lateEntryMinutes * 60_000 + 1000 : undefined;
}
