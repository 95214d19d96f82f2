import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CertificateYears, certificateYears } from '../../src-shared/domain/hours/certificate-years';
import { creditHours } from '../../src-shared/domain/hours/credit-hours';
import { cycleIndexOn, cycleYear } from '../../src-shared/domain/hours/cycle-year';
import type { HoursEntry } from '../../src-shared/domain/hours/hours-ledger';
import { DEFAULT_HOURS_POLICY } from '../../src-shared/domain/hours/hours-policy';
import { plusDays } from '../../src-shared/domain/person/calendar-date';
import { approved, certificateId, reversed, studied } from '../builders/build-hours';

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const issueDate = fc.oneof(day('2016-01-01', '2021-12-31'), fc.constantFrom('2016-02-29', '2020-02-29'));
/** Before and after everything that has been issued; each century's rule of leap years is among them. */
const anyIssueDate = fc.oneof(
  day('1896-01-01', '2199-12-31'),
  fc.constantFrom('1896-02-29', '2000-02-29', '2020-02-29', '2096-02-29'),
);
const studyDay = day('2017-01-01', '2026-12-31');

const hours = fc
  .record({
    half: fc.integer({ min: 1, max: 100 }),
    at: studyDay,
    on: fc.constantFrom('A', 'B', 'C'),
    part: fc.constantFrom('public' as const, 'professional' as const, 'unsplit' as const),
    course: fc.constantFrom('law', 'craft', 'safety', 'metering'),
    makeUpFor: fc.option(fc.integer({ min: 2017, max: 2026 }), { nil: undefined }),
  })
  .map(({ half, at, makeUpFor, ...rest }) =>
    studied(half / 2, at, { ...rest, ...(makeUpFor === undefined ? {} : { makeUpFor }) }),
  );
const approval = fc
  .record({ label: fc.integer({ min: 2017, max: 2026 }), at: studyDay, on: fc.constantFrom('A', 'B', 'C') })
  .map(({ label, at, on }) => approved(label, at, on));
const ledger = fc
  .tuple(fc.array(hours, { maxLength: 25 }), fc.array(approval, { maxLength: 5 }))
  .map(([studies, approvals]): readonly HoursEntry[] => [...studies, ...approvals]);
const duties = fc.tuple(issueDate, issueDate, issueDate).map((dates) =>
  ['A', 'B', 'C'].map((name, place) => ({
    certificateId: certificateId(name),
    issueDate: dates[place] ?? '2020-03-10',
  })),
);
const asOf = day('2018-01-01', '2027-12-31');

type Duties = typeof duties extends fc.Arbitrary<infer T> ? T : never;
const told = (certificates: Duties, entries: readonly HoursEntry[], date: string): CertificateYears[] => {
  const credit = creditHours(certificates, entries, DEFAULT_HOURS_POLICY, date);
  return certificates.map((one) => certificateYears(one, credit, DEFAULT_HOURS_POLICY, date));
};

describe('the hours ledger (CE-11)', () => {
  it('gives the same years in whatever order entries arrive', () => {
    const shuffled = ledger.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray([...entries], { minLength: entries.length, maxLength: entries.length }),
      ),
    );
    fc.assert(
      fc.property(duties, shuffled, asOf, (certificates, [entries, other], date) => {
        expect(told(certificates, other, date)).toEqual(told(certificates, entries, date));
      }),
    );
  });

  it('never counts an idempotency key twice', () => {
    fc.assert(
      fc.property(duties, ledger, asOf, (certificates, entries, date) => {
        expect(told(certificates, [...entries, ...entries], date)).toEqual(told(certificates, entries, date));
      }),
    );
  });

  it('is as if an entry had never been, once it is reversed', () => {
    fc.assert(
      fc.property(duties, ledger, hours, asOf, (certificates, entries, extra, date) => {
        const undone = [...entries, extra, reversed(extra, '2017-01-01')];
        expect(told(certificates, undone, date)).toEqual(told(certificates, entries, date));
      }),
    );
  });

  it('never shortens validity by an added hour', () => {
    fc.assert(
      fc.property(duties, ledger, hours, asOf, (certificates, entries, extra, date) => {
        const before = told(certificates, entries, date);
        const after = told(certificates, [...entries, extra], date);
        for (const [place, one] of after.entries()) {
          expect(one.validThrough >= (before[place]?.validThrough ?? '')).toBe(true);
          if (before[place]?.status.kind === 'VALID') expect(one.status.kind).toBe('VALID');
        }
      }),
      // Rare combinations of courses and caps decide here.
      { numRuns: 2000 },
    );
  });

  it('never counts more of a year than the year asks for (CE-3, CE-5r)', () => {
    fc.assert(
      fc.property(duties, ledger, asOf, (certificates, entries, date) => {
        for (const { years } of told(certificates, entries, date)) {
          for (const year of years) {
            expect(year.counted).toBeLessThanOrEqual(320);
            expect(year.shared).toBeLessThanOrEqual(160);
            expect(year.counted + year.missingTenths).toBe(320);
          }
        }
      }),
    );
  });
});

describe('cycle years (CE-2, CE-L)', () => {
  it('tile time without gap or overlap for every issue date', () => {
    fc.assert(
      fc.property(anyIssueDate, fc.integer({ min: 1, max: 40 }), (issued, index) => {
        const year = cycleYear(issued, index);
        expect(cycleYear(issued, index + 1).from).toBe(plusDays(year.to, 1));
        expect(year.from < year.to).toBe(true);
        expect(year.label).toBe(Number(issued.slice(0, 4)) + index);
        // A year of a duty is 365 or 366 days, never a day lost at 29 February.
        expect([364, 365]).toContain(daysFrom(year.from, year.to));
        expect(cycleIndexOn(issued, year.from)).toBe(index);
        expect(cycleIndexOn(issued, year.to)).toBe(index);
        expect(cycleIndexOn(issued, plusDays(year.from, -1))).toBe(index - 1);
      }),
    );
  });
});

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
