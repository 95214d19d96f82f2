import { plusDays } from '../person/calendar-date';
import { isWorkingDay, type WorkCalendar } from './work-calendar';

export type Deadline = {
  /** The last day, YYYY-MM-DD in Asia/Shanghai; it ends at 24:00. */
  readonly date: string;
  /** Years that were counted by Monday to Friday alone, because nobody has entered their holidays; ascending. */
  readonly uncoveredYears: readonly number[];
};

/**
 * The `days`-th working day after `date` (YYYY-MM-DD), which itself never counts; 0 is the day itself. Throws on a
 * number of days that is none.
 */
export function workingDaysAfter(date: string, days: number, calendar: WorkCalendar): Deadline {
  if (!Number.isInteger(days) || days < 0) throw new Error('working days are whole and not negative');
  const uncovered = new Set<number>();
  let last = date;
  for (let counted = 0; counted < days; ) {
    last = plusDays(last, 1);
    const year = Number(last.slice(0, 4));
    if (!calendar.years.has(year)) uncovered.add(year);
    if (isWorkingDay(last, calendar)) counted += 1;
  }
  return { date: last, uncoveredYears: [...uncovered] };
}
