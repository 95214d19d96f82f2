import { describe, expect, it } from 'vitest';
import { certificateYears } from '../../../../src-shared/domain/hours/certificate-years';
import { creditHours } from '../../../../src-shared/domain/hours/credit-hours';
import type { HoursEntry } from '../../../../src-shared/domain/hours/hours-ledger';
import { DEFAULT_HOURS_POLICY } from '../../../../src-shared/domain/hours/hours-policy';
import { approved, certificateId, reinstated, reversed, studied } from '../../../builders/build-hours';

const A = { certificateId: certificateId('A'), issueDate: '2020-03-10' };
const B = { certificateId: certificateId('B'), issueDate: '2020-03-10' };

const outcomesOf = (ledger: readonly HoursEntry[], asOf: string, policy = DEFAULT_HOURS_POLICY) =>
  creditHours([A, B], ledger, policy, asOf).judged.map((one) => one.outcome);
const yearsOf = (ledger: readonly HoursEntry[], asOf: string, of = A) =>
  certificateYears(of, creditHours([A, B], ledger, DEFAULT_HOURS_POLICY, asOf), DEFAULT_HOURS_POLICY, asOf);

describe('where an entry goes, and why not (CE-0 to CE-13)', () => {
  it('names the first window when somebody studied ahead (CE-0)', () => {
    expect(outcomesOf([studied(8, '2020-05-01')], '2020-06-01')).toEqual([
      { kind: 'ahead', firstWindowFrom: '2021-03-10' },
    ]);
  });

  it('names the window in which a year could have been made up (CE-4r)', () => {
    const late = studied(8, '2023-03-10', { makeUpFor: 2021 });
    const early = studied(8, '2022-03-09', { makeUpFor: 2021 });
    const window = { label: 2021, from: '2022-03-10', to: '2023-03-09' };
    expect(outcomesOf([late, early, approved(2021, '2022-01-01')], '2023-04-01')).toEqual([
      { kind: 'make-up-out-of-window', ...window },
      { kind: 'make-up-out-of-window', ...window },
    ]);
  });

  it('knows no 年度 before the first duty (CE-4r)', () => {
    expect(outcomesOf([studied(8, '2021-06-01', { makeUpFor: 2020 })], '2021-07-01')).toEqual([
      { kind: 'no-such-year', label: 2020 },
    ]);
  });

  it('counts approved make-up hours for the old year and not for the new one (CE-4r)', () => {
    const { years } = yearsOf(
      [studied(32, '2022-05-01', { makeUpFor: 2021 }), approved(2021, '2022-04-01')],
      '2022-06-01',
    );
    expect(years.map(({ label, own, makeUp }) => ({ label, own, makeUp }))).toEqual([
      { label: 2021, own: 0, makeUp: 320 },
      { label: 2022, own: 0, makeUp: 0 },
    ]);
  });

  it('does not count what a reversing entry took back, nor an approval that was taken back (CE-11)', () => {
    const wrong = studied(32, '2021-06-01');
    expect(outcomesOf([wrong, reversed(wrong, '2021-06-02')], '2021-07-01')).toEqual([{ kind: 'reversed' }]);
    const approval = approved(2021, '2022-04-01');
    const ledger = [
      studied(32, '2022-05-01', { makeUpFor: 2021 }),
      approval,
      reversed(approval, '2022-05-02'),
    ];
    expect(outcomesOf(ledger, '2022-06-01')).toEqual([{ kind: 'pending-approval', label: 2021 }]);
  });

  it('credits no more than the ceiling of a day, earlier entries first (CE-13)', () => {
    const policy = { ...DEFAULT_HOURS_POLICY, dailyCapTenths: 80 };
    const ledger = [
      studied(6, '2021-06-01 15:00:00'),
      studied(6, '2021-06-01 09:00:00'),
      studied(1, '2021-06-01 20:00:00'),
    ];
    expect(outcomesOf(ledger, '2021-07-01', policy)).toEqual([
      { kind: 'credited', label: 2021, tenths: 60, isMakeUp: false },
      { kind: 'credited', label: 2021, tenths: 20, isMakeUp: false },
      { kind: 'over-daily-cap' },
    ]);
  });

  it('keeps an entry for a certificate that is not the person’s apart', () => {
    expect(outcomesOf([studied(8, '2021-06-01', { on: 'Z' })], '2021-07-01')).toEqual([
      { kind: 'unknown-certificate' },
    ]);
  });
});

describe('sharing the public part (CE-6, CE-9)', () => {
  const shared = (ledger: readonly HoursEntry[]): number | undefined =>
    yearsOf(ledger, '2021-07-01', B).years[0]?.shared;

  it('counts the same course once', () => {
    const course = { part: 'public', course: 'law' } as const;
    expect(shared([studied(8, '2021-06-01', course)])).toBe(80);
    // B's own public course of that name needs nobody's help.
    expect(shared([studied(8, '2021-06-01', course), studied(8, '2021-06-02', { ...course, on: 'B' })])).toBe(
      0,
    );
  });

  it('takes nothing away when the certificate’s own share of the same course is the smaller one', () => {
    const course = { part: 'public', course: 'law' } as const;
    const ledger = [studied(8, '2021-06-01', course), studied(1, '2021-06-02', { ...course, on: 'B' })];
    expect(yearsOf(ledger, '2021-07-01', B).years[0]).toMatchObject({ own: 10, shared: 70 });
  });

  it('shares no professional, no unsplit and no make-up hours', () => {
    expect(shared([studied(8, '2021-06-01', { part: 'professional' }), studied(8, '2021-06-02')])).toBe(0);
    const ledger = [
      studied(8, '2022-05-01', { part: 'public', makeUpFor: 2021 }),
      approved(2021, '2022-04-01'),
    ];
    expect(yearsOf(ledger, '2022-06-01', B).years[0]?.shared).toBe(0);
  });
});

describe('after a lapse (CE-12)', () => {
  const missed = [studied(32, '2022-06-01')];

  it('says since when and for which year', () => {
    expect(yearsOf(missed, '2023-03-10').status).toEqual({
      kind: 'LAPSED',
      since: '2023-03-10',
      label: 2021,
    });
    // Studying more does not bring it back.
    expect(yearsOf([...missed, studied(32, '2023-06-01')], '2023-07-01').status.kind).toBe('LAPSED');
  });

  it('lives again from the day of a provincial reinstatement, and not before', () => {
    const ledger = [...missed, reinstated(2021, '2023-05-01')];
    expect(yearsOf(ledger, '2023-04-30').status.kind).toBe('LAPSED');
    const after = yearsOf(ledger, '2023-05-01');
    expect(after.status).toEqual({ kind: 'VALID' });
    expect(after.years[0]?.state).toBe('REINSTATED');
    expect(after.validThrough).toBe('2025-03-09');
  });
});
