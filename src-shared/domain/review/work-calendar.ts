import { z } from 'zod';
import { calendarDate, plusDays } from '../person/calendar-date';

/** YYYY-MM-DD, and a day that there is. */
const day = z.iso.date().refine((text) => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return calendarDate(year, month, date) === text;
});

/**
 * Public holidays of one year and the weekend days that are worked for them, as they are announced for that year. It is
 * data, because nobody can compute it: a year that nobody has entered is not covered.
 */
export const WorkYear = z
  .object({
    year: z.number().int().min(2000).max(2200),
    /** Who announced it. */
    source: z.string().min(1).max(200),
    /** Days off, weekends among them included or not; both ends belong to it. */
    off: z.array(
      z
        .object({ name: z.string().min(1).max(50), from: day, to: day })
        .strict()
        .readonly(),
    ),
    /** 调休上班: Saturdays and Sundays that are worked. */
    worked: z.array(day),
  })
  .strict()
  .superRefine(({ year, off, worked }, context) => {
    const fault = (message: string): void => context.addIssue({ code: 'custom', message });
    const free = new Set<string>();
    for (const { name, from, to } of off) {
      if (from > to || daysBetween(from, to) > LONGEST_HOLIDAY_DAYS) fault(`${name}: ${from} to ${to}`);
      // A new year's holiday may begin in the last days of the old one.
      else if (Number(to.slice(0, 4)) !== year || from < `${year - 1}-12-15`)
        fault(`${name}: not of ${year}`);
      else for (const one of daysOf(from, to)) free.add(one);
    }
    for (const one of worked) {
      if (!isWeekend(one)) fault(`${one} is worked anyway`);
      if (free.has(one)) fault(`${one} is both off and worked`);
      if (one < `${year - 1}-12-15` || one > `${year}-12-31`) fault(`${one}: not of ${year}`);
    }
  })
  .readonly();
export type WorkYear = z.infer<typeof WorkYear>;

/** A file of years; a year stands in it once. */
export const WorkYears = z
  .object({ years: z.array(WorkYear) })
  .strict()
  .refine(({ years }) => new Set(years.map((one) => one.year)).size === years.length, 'a year twice');

/** What a working day is asked of. */
export type WorkCalendar = {
  readonly years: ReadonlySet<number>;
  readonly off: ReadonlySet<string>;
  readonly worked: ReadonlySet<string>;
};

const LONGEST_HOLIDAY_DAYS = 31;

/** Later lists stand over earlier ones, year by year: a province's own over what was shipped. */
export function workCalendar(...lists: readonly (readonly WorkYear[])[]): WorkCalendar {
  const byYear = new Map(lists.flat().map((one) => [one.year, one]));
  const years = [...byYear.values()];
  return {
    years: new Set(byYear.keys()),
    off: new Set(years.flatMap(({ off }) => off.flatMap(({ from, to }) => daysOf(from, to)))),
    worked: new Set(years.flatMap(({ worked }) => worked)),
  };
}

/** Monday to Friday but for days off, and the weekend days worked for them; plain Monday to Friday where not covered. */
export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  if (calendar.worked.has(date)) return true;
  return !calendar.off.has(date) && !isWeekend(date);
}

function isWeekend(date: string): boolean {
  // A date alone is read as UTC midnight, so the weekday is the date's own in any zone of the machine (G-2).
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

function daysOf(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let one = from; one <= to; one = plusDays(one, 1)) days.push(one);
  return days;
}
