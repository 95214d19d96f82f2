import type { AttemptResult } from '../record/attempt-result';

/**
 * Why a result does not count until somebody has decided: marks of conduct that wait for the authority (RM-13), an
 * attempt that staff stopped without using it up (RM-10), a document still to be shown (RM-5). `by-hand`: for another
 * cause, which the note names.
 */
export const HOLD_REASONS = ['conduct', 'stopped-unused', 'document-pending', 'by-hand'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What the record itself says; undefined for nearly everybody. */
export function holdReasonOf(
  result: Pick<AttemptResult, 'conduct' | 'ending' | 'identityPath'>,
): HoldReason | undefined {
  if (result.conduct.length > 0) return 'conduct';
  if (result.ending?.kind === 'stopped' && !result.ending.usesAttempt) return 'stopped-unused';
  const { identityPath } = result;
  return identityPath.kind === 'manual' && identityPath.reason === 'document-problem'
    ? 'document-pending'
    : undefined;
}
