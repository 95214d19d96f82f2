import { err, ok, type Result } from '../../basics/result';
import { cycleIndexOfLabel, cycleYear } from './cycle-year';

export type MakeUpWindow = { readonly from: string; readonly to: string };

export type MakeUpRefusal =
  /** CE-0, CE-2: the certificate has no duty of that 年度. */
  { readonly kind: 'no-such-year' } | ({ readonly kind: 'out-of-window' } & MakeUpWindow);

/**
 * CE-4r: whether hours of `date` may make up for the 年度 `label`: in the cycle year after it and at no other time, told
 * by the certificate's issue date. Dates are YYYY-MM-DD in Asia/Shanghai.
 */
export function mayMakeUp(
  issueDate: string,
  label: number,
  date: string,
): Result<MakeUpWindow, MakeUpRefusal> {
  const index = cycleIndexOfLabel(issueDate, label);
  if (index < 1) return err({ kind: 'no-such-year' });
  const { from, to } = cycleYear(issueDate, index + 1);
  return date < from || date > to ? err({ kind: 'out-of-window', from, to }) : ok({ from, to });
}
