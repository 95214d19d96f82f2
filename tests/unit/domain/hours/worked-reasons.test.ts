import { describe, expect, it } from 'vitest';
import { certificateYears } from '../../../../src-shared/domain/hours/certificate-years';
import { type CreditOutcome, creditHours } from '../../../../src-shared/domain/hours/credit-hours';
import type { HoursEntry } from '../../../../src-shared/domain/hours/hours-ledger';
import { DEFAULT_HOURS_POLICY as POLICY } from '../../../../src-shared/domain/hours/hours-policy';
import { approved, certificateId, studied } from '../../../builders/build-hours';

const D0 = '2020-03-10';
const pub = (hours: number, at: string, on = 'A') => studied(hours, at, { on, part: 'public' });
const pro = (hours: number, at: string, on = 'A') => studied(hours, at, { on, part: 'professional' });

type Certificates = Readonly<Record<string, string>>;
function told(certificates: Certificates, ledger: readonly HoursEntry[], asOf: string) {
  const duties = Object.entries(certificates).map(([name, issueDate]) => ({
    certificateId: certificateId(name),
    issueDate,
  }));
  const credit = creditHours(duties, ledger, POLICY, asOf);
  const yearsOf = (name: string) => {
    const duty = duties.find((one) => one.certificateId === name);
    if (duty === undefined) throw new Error(`no certificate ${name}`);
    return certificateYears(duty, credit, POLICY, asOf).years;
  };
  return { outcomes: credit.judged.map((one) => one.outcome), yearsOf };
}

describe('what a worked example says of an entry (CE-0, CE-3, CE-4, CE-4r)', () => {
  it.each<[string, string, readonly HoursEntry[], string, CreditOutcome]>([
    [
      '2: all 60 hours go to the year they were studied in (CE-1, CE-3)',
      D0,
      [studied(60, '2021-06-01')],
      '2022-03-10',
      { kind: 'credited', label: 2021, tenths: 600, isMakeUp: false },
    ],
    [
      '5: a second too early is ahead',
      D0,
      [studied(32, '2021-03-09 23:59:59')],
      '2021-03-10',
      { kind: 'ahead', firstWindowFrom: '2021-03-10' },
    ],
    [
      '7: midnight in Shanghai is the new year, 16:00 of the day before in UTC (G-1)',
      D0,
      [{ ...studied(32, '2022-03-10'), atMs: Date.parse('2022-03-09T16:00:00Z') }],
      '2022-03-10',
      { kind: 'credited', label: 2022, tenths: 320, isMakeUp: false },
    ],
    [
      '12: without an approval it waits',
      D0,
      [studied(32, '2022-05-01', { makeUpFor: 2021 })],
      '2022-06-01',
      { kind: 'pending-approval', label: 2021 },
    ],
    [
      '14: a day late is refused, with the year in which it could have been',
      D0,
      [studied(32, '2023-03-10', { makeUpFor: 2021 }), approved(2021, '2023-03-01')],
      '2023-03-10',
      { kind: 'make-up-out-of-window', label: 2021, from: '2022-03-10', to: '2023-03-09' },
    ],
    [
      '26: the hours of an exchange are not used again',
      '2021-09-30',
      [studied(32, '2021-08-20')],
      '2021-10-01',
      { kind: 'ahead', firstWindowFrom: '2022-09-30' },
    ],
    [
      '27: the study counts, not the upload (CE-10)',
      D0,
      [studied(32, '2022-03-09 23:30:00')],
      '2022-03-12',
      { kind: 'credited', label: 2021, tenths: 320, isMakeUp: false },
    ],
  ])('example %s', (_what, issueDate, ledger, asOf, outcome) => {
    expect(told({ A: issueDate }, ledger, asOf).outcomes).toEqual([outcome]);
  });

  it('example 15: 20 regular and 12 made up stand apart in the year', () => {
    const ledger = [
      studied(20, '2021-06-01'),
      studied(12, '2022-04-01', { makeUpFor: 2021 }),
      approved(2021, '2022-03-20'),
    ];
    const { yearsOf } = told({ A: D0 }, ledger, '2022-04-02');
    expect(yearsOf('A')[0]).toMatchObject({ own: 200, makeUp: 120, counted: 320, missingTenths: 0 });
  });
});

describe('the window beside the 年度 (CE-2, CE-L)', () => {
  it.each([
    ['18', '2019-02-28', '2020-03-01', { label: 2020, from: '2020-02-28', to: '2021-02-27' }],
    ['19', '2020-12-31', '2022-07-01', { label: 2021, from: '2021-12-31', to: '2022-12-30' }],
    ['20', '2021-01-01', '2023-01-01', { label: 2022, from: '2022-01-01', to: '2022-12-31' }],
    ['26', '2021-09-30', '2021-10-01', { label: 2022, from: '2022-09-30', to: '2023-09-29' }],
  ])('example %s: first of a certificate of %s', (_no, issueDate, asOf, window) => {
    expect(told({ A: issueDate }, [], asOf).yearsOf('A')[0]).toMatchObject(window);
  });
});

describe('sharing in the worked examples (CE-6, CE-9)', () => {
  const AB = { A: D0, B: '2020-09-01' };

  it('example 21: B takes over 16 hours and has 16 of its own, from 2021-09-01 to 2022-08-31', () => {
    const ledger = [pub(16, '2021-06-15'), pro(16, '2021-06-20'), pro(16, '2021-10-05', 'B')];
    expect(told(AB, ledger, '2021-10-06').yearsOf('B')[0]).toMatchObject({
      ...{ label: 2021, from: '2021-09-01', to: '2022-08-31' },
      ...{ own: 160, shared: 160, state: 'DONE' },
    });
  });

  it('example 22: 32 public hours give 16 at most', () => {
    const { yearsOf } = told(AB, [pub(32, '2021-06-15')], '2021-10-06');
    expect(yearsOf('A')[0]).toMatchObject({ own: 320, shared: 0 });
    expect(yearsOf('B')[0]).toMatchObject({ own: 0, shared: 160, missingTenths: 160 });
  });

  it('example 23: nothing goes back into a year that has ended', () => {
    const { yearsOf } = told(AB, [pub(16, '2022-04-01', 'B')], '2022-04-02');
    expect(yearsOf('A')[0]).toMatchObject({ label: 2021, shared: 0, state: 'MAKEUP_OPEN' });
    expect(yearsOf('B')[0]).toMatchObject({ label: 2021, own: 160, state: 'OPEN' });
  });

  it('example 24: a certificate of 2021 has no 年度 called 2021', () => {
    const { yearsOf } = told({ A: D0, B: '2021-05-01' }, [pub(16, '2021-06-15')], '2021-07-01');
    expect(yearsOf('B').map(({ label, shared }) => ({ label, shared }))).toEqual([
      { label: 2022, shared: 0 },
    ]);
  });

  it('example 25: three of one day share one public course', () => {
    const ledger = [pub(16, '2021-06-01'), pro(16, '2021-06-02'), pro(16, '2021-06-03', 'B')];
    const { yearsOf } = told({ A: D0, B: D0, C: D0 }, ledger, '2021-07-01');
    const sums = ['A', 'B', 'C'].map((name) => yearsOf(name)[0]).map((year) => [year?.own, year?.shared]);
    expect(sums).toEqual([
      [320, 0],
      [160, 160],
      [0, 160],
    ]);
  });
});
