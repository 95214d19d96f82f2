import { describe, expect, it } from 'vitest';
import shipped from '../../../../resources/calendar/work-calendar.json' with { type: 'json' };
import {
  isWorkingDay,
  type WorkCalendar,
  WorkYears,
  workCalendar,
} from '../../../../src-shared/domain/review/work-calendar';
import { workingDaysAfter } from '../../../../src-shared/domain/review/working-days';

const years = WorkYears.parse(shipped).years;
const calendar = workCalendar(years);
const nothing = workCalendar();

describe('working days with public holidays (RM-16)', () => {
  it.each<[string, number, string, string]>([
    ['a week without a holiday', 5, '2026-03-10', '2026-03-17'],
    ['published on a Friday', 5, '2026-03-13', '2026-03-20'],
    ['published on a Saturday, which never counts itself', 1, '2026-03-14', '2026-03-16'],
    // Spring Festival of 2026: the 14th is worked, the 15th to the 23rd are off, the 28th is worked.
    ['the worked Saturday before the Spring Festival', 1, '2026-02-13', '2026-02-14'],
    ['from the last day before the Spring Festival', 1, '2026-02-14', '2026-02-24'],
    ['over the whole Spring Festival', 5, '2026-02-13', '2026-02-27'],
    ['to the worked Saturday after it', 6, '2026-02-13', '2026-02-28'],
    // Spring Festival of 2025: Sunday 26 January worked, 28 January to 4 February off, Saturday 8 February worked.
    ['the worked Sunday of 2025', 1, '2025-01-25', '2025-01-26'],
    ['over the Spring Festival of 2025', 5, '2025-01-25', '2025-02-07'],
    ['and its worked Saturday', 6, '2025-01-25', '2025-02-08'],
    // 2024: the worked Sunday follows the holiday directly.
    ['over the Spring Festival of 2024', 1, '2024-02-09', '2024-02-18'],
    ['ten days over the National Day of 2025', 10, '2025-09-26', '2025-10-16'],
    ['from a day in the middle of a holiday', 1, '2026-10-03', '2026-10-08'],
    ['over the turn of a year', 2, '2025-12-31', '2026-01-05'],
    ['no day at all', 0, '2026-02-15', '2026-02-15'],
  ])('%s: %i after %s', (_what, days, from, last) => {
    expect(workingDaysAfter(from, days, calendar)).toEqual({ date: last, uncoveredYears: [] });
  });

  it('are Monday to Friday in a year that nobody has entered, and that is told', () => {
    expect(workingDaysAfter('2026-02-13', 5, nothing)).toEqual({
      date: '2026-02-20',
      uncoveredYears: [2026],
    });
    expect(workingDaysAfter('2026-12-30', 5, calendar)).toEqual({
      date: '2027-01-06',
      uncoveredYears: [2027],
    });
    // The day it begins on is not counted, so its year does not matter.
    expect(workingDaysAfter('2023-12-31', 1, calendar)).toEqual({ date: '2024-01-02', uncoveredYears: [] });
  });

  it.each([-1, 1.5, Number.NaN])('are not counted %d times', (days) => {
    expect(() => workingDaysAfter('2026-03-10', days, calendar)).toThrow();
  });
});

describe('the calendar that is shipped', () => {
  /** Working days of a year as the notices of that year give them. */
  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('covers %i with %i working days', (year, count) => {
    expect(calendar.years.has(year)).toBe(true);
    expect(workingDaysOf(year, calendar)).toBe(count);
  });

  it('says who announced each year, and covers no year that was not announced', () => {
    expect([...calendar.years]).toEqual([2024, 2025, 2026]);
    for (const { year, source } of years) expect(source).toContain(String(year));
  });

  it('gives way to the province’s own list of the same year', () => {
    const own = WorkYears.parse({
      years: [{ year: 2026, source: '样例', off: [], worked: ['2026-03-14'] }],
    }).years;
    const both = workCalendar(years, own);
    expect(isWorkingDay('2026-03-14', both)).toBe(true);
    expect(isWorkingDay('2026-02-16', both)).toBe(true);
    expect(isWorkingDay('2025-01-28', both)).toBe(false);
  });
});

describe('a list of holidays with a slip in it is refused', () => {
  const year = { year: 2026, source: '样例', off: [], worked: [] };
  it.each<[string, object]>([
    ['a day that there is not', { off: [{ name: '春节', from: '2026-02-29', to: '2026-03-02' }] }],
    ['an end before its beginning', { off: [{ name: '春节', from: '2026-02-23', to: '2026-02-15' }] }],
    ['a holiday of two months', { off: [{ name: '春节', from: '2026-02-15', to: '2026-04-15' }] }],
    ['a holiday of another year', { off: [{ name: '春节', from: '2025-01-28', to: '2025-02-04' }] }],
    ['a weekday that is worked anyway', { worked: ['2026-03-11'] }],
    [
      'a day that is both',
      { off: [{ name: '春节', from: '2026-02-15', to: '2026-02-23' }], worked: ['2026-02-21'] },
    ],
    ['a worked day of another year', { worked: ['2025-01-26'] }],
    ['a date in another form', { worked: ['2026/2/14'] }],
  ])('%s', (_what, wrong) => {
    expect(WorkYears.safeParse({ years: [{ ...year, ...wrong }] }).success).toBe(false);
  });

  it('or with a year twice', () => {
    expect(WorkYears.safeParse({ years: [year, year] }).success).toBe(false);
    expect(WorkYears.safeParse({ years: [year] }).success).toBe(true);
  });
});

function workingDaysOf(year: number, of: WorkCalendar): number {
  let count = 0;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    if (isWorkingDay(new Date(at).toISOString().slice(0, 10), of)) count += 1;
  }
  return count;
}
