import { describe, expect, it } from 'vitest';
import { certificateYears } from '../../../../src-shared/domain/hours/certificate-years';
import { creditHours } from '../../../../src-shared/domain/hours/credit-hours';
import type { HoursEntry } from '../../../../src-shared/domain/hours/hours-ledger';
import { DEFAULT_HOURS_POLICY } from '../../../../src-shared/domain/hours/hours-policy';
import { approved, certificateId, studied } from '../../../builders/build-hours';

type Expected = {
  /** 年度 -> state, and the tenths shown where the example names them. */
  readonly years: Readonly<Record<number, string>>;
  readonly status: string;
  readonly through: string;
};
type Example = {
  readonly no: string;
  readonly certificates: Readonly<Record<string, string>>;
  readonly ledger: readonly HoursEntry[];
  readonly asOf: string;
  readonly expected: Readonly<Record<string, Expected>>;
};

const D0 = '2020-03-10';
const pub = (hours: number, at: string, on = 'A') => studied(hours, at, { on, part: 'public' });
const pro = (hours: number, at: string, on = 'A') => studied(hours, at, { on, part: 'professional' });
const makeUp = (hours: number, at: string, makeUpFor: number) => studied(hours, at, { makeUpFor });
const one = (
  no: string,
  ledger: readonly HoursEntry[],
  asOf: string,
  years: Expected['years'],
  status: string,
  through: string,
  issueDate = D0,
): Example => ({
  no,
  certificates: { A: issueDate },
  ledger,
  asOf,
  expected: { A: { years, status, through } },
});

const TWICE = studied(20, '2021-06-01', { key: 'same key' });
const AB = { A: '2020-03-10', B: '2020-09-01' };

/** The worked examples of the continuing-education rules (CE-0 to CE-12), D0 = 2020-03-10 unless said. */
const EXAMPLES: readonly Example[] = [
  one(
    '1',
    [studied(32, '2021-06-01'), studied(32, '2022-06-01')],
    '2023-03-10',
    { 2021: 'DONE', 2022: 'DONE', 2023: 'OPEN' },
    'VALID',
    '2025-03-09',
  ),
  one(
    '2',
    [studied(60, '2021-06-01')],
    '2022-03-10',
    { 2021: 'DONE 600', 2022: 'OPEN 0' },
    'VALID',
    '2024-03-09',
  ),
  one(
    '3',
    [studied(60, '2021-06-01'), studied(4, '2022-06-01')],
    '2023-03-10',
    { 2021: 'DONE', 2022: 'MAKEUP_OPEN 40' },
    'VALID_OVERDUE',
    '2024-03-09',
  ),
  one(
    '3b',
    [studied(60, '2021-06-01'), studied(4, '2022-06-01')],
    '2024-03-10',
    { 2021: 'DONE', 2022: 'MISSED' },
    'LAPSED since 2024-03-10',
    '2024-03-09',
  ),
  one('4', [studied(32, '2021-03-10 00:00:00')], '2021-03-10', { 2021: 'DONE' }, 'VALID', '2024-03-09'),
  one('5', [studied(32, '2021-03-09 23:59:59')], '2021-03-10', { 2021: 'OPEN 0' }, 'VALID', '2023-03-09'),
  one('6', [studied(32, '2022-03-09 23:59:59.999')], '2022-03-10', { 2021: 'DONE' }, 'VALID', '2024-03-09'),
  one(
    '7',
    [studied(32, '2022-03-10 00:00:00')],
    '2022-03-10',
    { 2021: 'MAKEUP_OPEN', 2022: 'DONE' },
    'VALID_OVERDUE',
    '2023-03-09',
  ),
  one(
    '8',
    [studied(31.5, '2021-06-01')],
    '2022-03-10',
    { 2021: 'MAKEUP_OPEN' },
    'VALID_OVERDUE',
    '2023-03-09',
  ),
  one(
    '9',
    [studied(20, '2021-06-01'), studied(12, '2022-03-09')],
    '2022-03-10',
    { 2021: 'DONE' },
    'VALID',
    '2024-03-09',
  ),
  one('10', [], '2022-03-10', { 2021: 'MAKEUP_OPEN', 2022: 'OPEN' }, 'VALID_OVERDUE', '2023-03-09'),
  one(
    '11',
    [makeUp(32, '2022-05-01', 2021), approved(2021, '2022-04-20'), studied(32, '2022-08-01')],
    '2023-03-10',
    { 2021: 'DONE_MAKEUP', 2022: 'DONE' },
    'VALID',
    '2025-03-09',
  ),
  one(
    '12',
    [makeUp(32, '2022-05-01', 2021)],
    '2022-06-01',
    { 2021: 'MAKEUP_OPEN 0 pending 320' },
    'VALID_OVERDUE',
    '2023-03-09',
  ),
  one(
    '13',
    [makeUp(32, '2023-03-09 23:00:00', 2021), approved(2021, '2023-03-01'), studied(32, '2022-06-01')],
    '2023-03-10',
    { 2021: 'DONE_MAKEUP', 2022: 'DONE' },
    'VALID',
    '2025-03-09',
  ),
  one(
    '14',
    [makeUp(32, '2023-03-10', 2021), approved(2021, '2023-03-01'), studied(32, '2022-06-01')],
    '2023-03-10',
    { 2021: 'MISSED', 2022: 'DONE' },
    'LAPSED since 2023-03-10',
    '2023-03-09',
  ),
  one(
    '15',
    [studied(20, '2021-06-01'), makeUp(12, '2022-04-01', 2021), approved(2021, '2022-03-20')],
    '2022-04-02',
    { 2021: 'DONE_MAKEUP' },
    'VALID',
    '2024-03-09',
  ),
  one(
    '16',
    [studied(10, '2021-06-01'), studied(54, '2022-06-01')],
    '2023-03-10',
    { 2021: 'MISSED', 2022: 'DONE 540' },
    'LAPSED since 2023-03-10',
    '2023-03-09',
  ),
  one(
    '17',
    ['2021-02-28', '2022-02-28', '2024-02-28', '2024-02-29'].map((day) => studied(32, day)),
    '2024-03-01',
    { 2021: 'DONE', 2022: 'DONE', 2023: 'DONE', 2024: 'DONE' },
    'VALID',
    '2027-02-27',
    '2020-02-29',
  ),
  one('18', [studied(32, '2020-02-29')], '2020-03-01', { 2020: 'DONE' }, 'VALID', '2023-02-27', '2019-02-28'),
  one('19', [studied(32, '2022-06-01')], '2022-07-01', { 2021: 'DONE' }, 'VALID', '2024-12-30', '2020-12-31'),
  one(
    '20',
    [studied(32, '2022-12-31 23:59:00')],
    '2023-01-01',
    { 2022: 'DONE' },
    'VALID',
    '2024-12-31',
    '2021-01-01',
  ),
  {
    no: '21',
    certificates: AB,
    asOf: '2021-10-06',
    ledger: [pub(16, '2021-06-15'), pro(16, '2021-06-20'), pro(16, '2021-10-05', 'B')],
    expected: {
      A: { years: { 2021: 'DONE 320' }, status: 'VALID', through: '2024-03-09' },
      B: { years: { 2021: 'DONE 320' }, status: 'VALID', through: '2024-08-31' },
    },
  },
  {
    no: '22',
    certificates: AB,
    asOf: '2021-10-06',
    ledger: [pub(32, '2021-06-15')],
    expected: {
      A: { years: { 2021: 'DONE' }, status: 'VALID', through: '2024-03-09' },
      B: { years: { 2021: 'OPEN 160' }, status: 'VALID', through: '2023-08-31' },
    },
  },
  {
    no: '23',
    certificates: AB,
    asOf: '2022-04-02',
    ledger: [pub(16, '2022-04-01', 'B')],
    expected: {
      A: { years: { 2021: 'MAKEUP_OPEN 0' }, status: 'VALID_OVERDUE', through: '2023-03-09' },
      B: { years: { 2021: 'OPEN 160' }, status: 'VALID', through: '2023-08-31' },
    },
  },
  {
    no: '24',
    certificates: { A: D0, B: '2021-05-01' },
    asOf: '2021-07-01',
    ledger: [pub(16, '2021-06-15')],
    expected: {
      A: { years: { 2021: 'OPEN 160' }, status: 'VALID', through: '2023-03-09' },
      B: { years: { 2022: 'NOT_OPEN 0' }, status: 'VALID', through: '2024-04-30' },
    },
  },
  {
    no: '25',
    certificates: { A: D0, B: D0, C: D0 },
    asOf: '2021-07-01',
    ledger: [pub(16, '2021-06-01'), pro(16, '2021-06-02'), pro(16, '2021-06-03', 'B')],
    expected: {
      A: { years: { 2021: 'DONE' }, status: 'VALID', through: '2024-03-09' },
      B: { years: { 2021: 'DONE' }, status: 'VALID', through: '2024-03-09' },
      C: { years: { 2021: 'OPEN 160' }, status: 'VALID', through: '2023-03-09' },
    },
  },
  one(
    '26',
    [studied(32, '2021-08-20')],
    '2021-10-01',
    { 2022: 'NOT_OPEN 0' },
    'VALID',
    '2024-09-29',
    '2021-09-30',
  ),
  one('27', [studied(32, '2022-03-09 23:30:00')], '2022-03-12', { 2021: 'DONE' }, 'VALID', '2024-03-09'),
  one('28', [TWICE, TWICE], '2022-03-10', { 2021: 'MAKEUP_OPEN 200' }, 'VALID_OVERDUE', '2023-03-09'),
];

describe('continuing education, worked examples (CE-0 to CE-12; S3.1, CE-1, CE-5, CE-5r)', () => {
  it.each(EXAMPLES)('example $no', ({ certificates, ledger, asOf, expected }) => {
    const duties = Object.entries(certificates).map(([name, issueDate]) => ({
      certificateId: certificateId(name),
      issueDate,
    }));
    const credit = creditHours(duties, ledger, DEFAULT_HOURS_POLICY, asOf);
    for (const duty of duties) {
      const found = certificateYears(duty, credit, DEFAULT_HOURS_POLICY, asOf);
      const wanted = expected[duty.certificateId];
      const years = Object.fromEntries(
        Object.keys(wanted?.years ?? {}).map((label) => {
          const year = found.years.find((line) => line.label === Number(label));
          const raw = (year?.own ?? 0) + (year?.makeUp ?? 0) + (year?.shared ?? 0);
          const pending = year?.pending ? ` pending ${year.pending}` : '';
          const asks = wanted?.years[Number(label)]?.includes(' ') ? ` ${raw}${pending}` : '';
          return [label, `${year?.state}${asks}`];
        }),
      );
      const { status } = found;
      expect({
        years,
        status: status.kind === 'LAPSED' ? `LAPSED since ${status.since}` : status.kind,
        through: found.validThrough,
      }).toEqual(wanted);
    }
  });
});
