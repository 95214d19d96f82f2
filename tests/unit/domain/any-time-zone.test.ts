import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import shipped from '../../../resources/calendar/work-calendar.json' with { type: 'json' };
import { CertificateId, LocalDate, PersonId } from '../../../src-shared/basics/ids';
import { shanghaiDate, shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { Certificate } from '../../../src-shared/domain/certificate/certificate';
import { certificateStatus } from '../../../src-shared/domain/certificate/certificate-status';
import { mayExchange } from '../../../src-shared/domain/certificate/exchange';
import { certificateYears } from '../../../src-shared/domain/hours/certificate-years';
import { creditHours } from '../../../src-shared/domain/hours/credit-hours';
import { cycleYear } from '../../../src-shared/domain/hours/cycle-year';
import { DEFAULT_HOURS_POLICY as POLICY } from '../../../src-shared/domain/hours/hours-policy';
import { parseAdmissionNumber } from '../../../src-shared/domain/person/admission-number';
import { checkResidentId } from '../../../src-shared/domain/person/id-document';
import { askThrough } from '../../../src-shared/domain/review/review-times';
import { WorkYears, workCalendar } from '../../../src-shared/domain/review/work-calendar';
import { certificateId, studied } from '../../builders/build-hours';

/** From the first place of a day to the last, one with summer time, one with an odd half hour. */
const ZONES = [
  { zone: 'UTC', offset: 0 },
  { zone: 'Asia/Shanghai', offset: -480 },
  { zone: 'Pacific/Kiritimati', offset: -840 },
  { zone: 'America/Los_Angeles', offset: 480 },
  { zone: 'Asia/Kathmandu', offset: -345 },
  { zone: 'Pacific/Pago_Pago', offset: 660 },
];

const before = process.env.TZ;
afterAll(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

describe.each(ZONES)(
  'on a machine whose zone is $zone, days are those of Asia/Shanghai (G-1, G-2, G-3)',
  ({ zone, offset }) => {
    beforeAll(() => {
      process.env.TZ = zone;
      // Without this the whole file could pass in one zone.
      expect(new Date('2021-01-01T00:00:00Z').getTimezoneOffset()).toBe(offset);
    });

    it('an instant falls on its day there', () => {
      expect(shanghaiDate(Date.parse('2021-09-30T15:59:59.999Z'))).toBe('2021-09-30');
      expect(shanghaiDate(Date.parse('2021-09-30T16:00:00Z'))).toBe('2021-10-01');
      expect(shanghaiDateTime(Date.parse('2022-03-09T16:00:00Z'))).toBe('2022-03-10 00:00:00');
    });

    it('a cycle year begins and ends there (CE-2, CE-L)', () => {
      expect(cycleYear('2020-03-10', 1)).toMatchObject({ from: '2021-03-10', to: '2022-03-09' });
      expect(cycleYear('2020-02-29', 4)).toMatchObject({ from: '2024-02-29', to: '2025-02-27' });
    });

    it.each([
      ['2022-03-09T15:59:59.999Z', 2021],
      ['2022-03-09T16:00:00.000Z', 2022],
    ])('hours of %s go to %i (worked examples 6 and 7)', (at, label) => {
      const duty = { certificateId: certificateId('A'), issueDate: '2020-03-10' };
      const entry = { ...studied(32, '2022-03-09'), atMs: Date.parse(at) };
      const credit = creditHours([duty], [entry], POLICY, '2022-03-10');
      const done = certificateYears(duty, credit, POLICY, '2022-03-10').years.filter(
        (one) => one.state === 'DONE',
      );
      expect(done.map((one) => one.label)).toEqual([label]);
    });

    it('the exchange closes at its midnight (CT-3)', () => {
      const paper: Certificate = {
        certificateId: CertificateId.parse('A'),
        kind: 'paper',
        personId: PersonId.parse('p'),
        post: '010',
        number: '03171010012345',
        issuedOn: LocalDate.parse('2016-05-01'),
        dutyFrom: LocalDate.parse('2016-05-01'),
      };
      const hours = { entry: studied(32, '2021-09-01'), recordedAtMs: Date.parse('2021-09-30T07:00:00Z') };
      const last = Date.parse('2021-09-30T15:59:59.999Z');
      expect(mayExchange(paper, [hours], POLICY, last).ok).toBe(true);
      expect(mayExchange(paper, [hours], POLICY, last + 1).ok).toBe(false);
      expect(certificateStatus(paper, { kind: 'VALID' }, last).kind).toBe('VALID');
      expect(certificateStatus(paper, { kind: 'VALID' }, last + 1).kind).toBe('NOT_QUERYABLE');
    });

    it('a review is asked for within days there (RM-16)', () => {
      const calendar = workCalendar(WorkYears.parse(shipped).years);
      expect(askThrough(Date.parse('2026-03-10T15:59:59Z'), calendar).date).toBe('2026-03-17');
      expect(askThrough(Date.parse('2026-03-10T16:00:00Z'), calendar).date).toBe('2026-03-18');
      expect(askThrough(Date.parse('2026-02-12T16:00:00Z'), calendar).date).toBe('2026-02-27');
    });

    it('a birth date and a day in a number are dates, not instants (ID-5, RM-2)', () => {
      expect(checkResidentId('110105200002290013', '2026-03-02')).toMatchObject({
        value: { birthDate: '2000-02-29' },
      });
      expect(parseAdmissionNumber('6101260302101007')?.sessionDate).toBe('2026-03-02');
    });
  },
);
