import { assertNever } from '../../basics/assert-never';
import type { ExamPolicy } from '../policy/exam-policy';
import type { StaffCodeAction } from './staff-code';

/** RM-10: how many minutes a code may carry. What is left of them at the seat is asked there once more. */
export function codeMinutes(
  action: StaffCodeAction,
  { grantTotalMinutes }: Pick<ExamPolicy, 'grantTotalMinutes'>,
): { readonly min: number; readonly max: number } {
  const most = Math.min(grantTotalMinutes, 63);
  switch (action) {
    case 'extend':
      return { min: 1, max: most };
    case 'unlock':
    case 'reopen':
      return { min: 0, max: most };
    default:
      return assertNever(action);
  }
}
