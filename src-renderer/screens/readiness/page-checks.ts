import type { CheckId } from '../../../src-shared/domain/readiness/readiness-check';

const PAGE_CHECKS: ReadonlySet<CheckId> = new Set<CheckId>(['camera', 'light', 'face-models', 'keyboard']);

/** Checks whose numbers come from this page, seconds after the others. */
export function isPageCheck(id: CheckId): boolean {
  return PAGE_CHECKS.has(id);
}
