import { calendarDate, daysInMonth, plusDays } from '../person/calendar-date';

/**
 * One duty year of a certificate (CE-2): `index` counts from 1, `label` is the 年度 it is called by. The window runs
 * from `from` to `to`, both days included, and may lie almost wholly in the year after its label: print it beside it.
 */
export type CycleYear = {
  readonly index: number;
  readonly label: number;
  readonly from: string;
  readonly to: string;
};

const yearOf = (date: string): number => Number(date.slice(0, 4));

/**
 * The `index`-th anniversary of the issue date (CE-L): always counted from the issue date itself, so that 29 February
 * falls on the 28th in common years and is back in the next leap year. YYYY-MM-DD.
 */
export function anniversary(issueDate: string, index: number): string {
  const year = yearOf(issueDate) + index;
  const month = Number(issueDate.slice(5, 7));
  const day = Math.min(Number(issueDate.slice(8, 10)), daysInMonth(year, month));
  const date = calendarDate(year, month, day);
  if (date === undefined) throw new Error(`no anniversary ${index} of ${issueDate}`);
  return date;
}

/** The cycle year with this number (CE-2): [anniversary k, anniversary k+1 − 1 day]. */
export function cycleYear(issueDate: string, index: number): CycleYear {
  return {
    index,
    label: yearOf(issueDate) + index,
    from: anniversary(issueDate, index),
    to: plusDays(anniversary(issueDate, index + 1), -1),
  };
}

/** Number of the cycle year that `date` falls in; 0 before the first anniversary (CE-0), negative before the issue. */
export function cycleIndexOn(issueDate: string, date: string): number {
  const index = yearOf(date) - yearOf(issueDate);
  return anniversary(issueDate, index) <= date ? index : index - 1;
}

/** Number of the cycle year that is called `label`; below 1 when the certificate has no duty of that name. */
export function cycleIndexOfLabel(issueDate: string, label: number): number {
  return label - yearOf(issueDate);
}
