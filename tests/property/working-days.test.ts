import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import shipped from '../../resources/calendar/work-calendar.json' with { type: 'json' };
import { plusDays } from '../../src-shared/domain/person/calendar-date';
import { isWorkingDay, WorkYears, workCalendar } from '../../src-shared/domain/review/work-calendar';
import { workingDaysAfter } from '../../src-shared/domain/review/working-days';

const years = WorkYears.parse(shipped).years;
const day = fc
  .date({ min: new Date('2023-06-01'), max: new Date('2027-06-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const count = fc.integer({ min: 1, max: 40 });
const calendar = fc.subarray([...years]).map((some) => workCalendar(some));

describe('a number of working days (RM-16)', () => {
  it('ends on a working day and holds exactly that many', () => {
    fc.assert(
      fc.property(day, count, calendar, (from, days, of) => {
        const { date } = workingDaysAfter(from, days, of);
        expect(isWorkingDay(date, of)).toBe(true);
        let held = 0;
        for (let one = plusDays(from, 1); one <= date; one = plusDays(one, 1)) {
          if (isWorkingDay(one, of)) held += 1;
        }
        expect(held).toBe(days);
      }),
    );
  });

  it('may be counted in two steps', () => {
    fc.assert(
      fc.property(day, count, count, calendar, (from, first, then, of) => {
        const between = workingDaysAfter(from, first, of).date;
        expect(workingDaysAfter(between, then, of).date).toBe(workingDaysAfter(from, first + then, of).date);
      }),
    );
  });

  it('never ends earlier for a later beginning, nor for a day off more', () => {
    fc.assert(
      fc.property(day, count, calendar, day, (from, days, of, free) => {
        const { date } = workingDaysAfter(from, days, of);
        expect(workingDaysAfter(plusDays(from, 1), days, of).date >= date).toBe(true);
        const freer = { ...of, off: new Set([...of.off, free]) };
        expect(workingDaysAfter(from, days, freer).date >= date).toBe(true);
      }),
    );
  });
});
