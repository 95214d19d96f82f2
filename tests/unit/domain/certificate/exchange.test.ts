import { describe, expect, it } from 'vitest';
import { CertificateId, LocalDate, PersonId } from '../../../../src-shared/basics/ids';
import type { Certificate } from '../../../../src-shared/domain/certificate/certificate';
import {
  certificateStatus,
  EXCHANGE_CLOSES_AT_MS,
} from '../../../../src-shared/domain/certificate/certificate-status';
import { exchangedDutyFrom, mayExchange } from '../../../../src-shared/domain/certificate/exchange';
import type { HoursEntry } from '../../../../src-shared/domain/hours/hours-ledger';
import { DEFAULT_HOURS_POLICY } from '../../../../src-shared/domain/hours/hours-policy';
import { shanghaiMs, studied } from '../../../builders/build-hours';

const paper = (name: string, more: Partial<Certificate> = {}): Certificate => ({
  certificateId: CertificateId.parse(name),
  kind: 'paper',
  personId: PersonId.parse('person-1'),
  post: '010',
  number: '03171010012345',
  issuedOn: LocalDate.parse('2016-05-01'),
  dutyFrom: LocalDate.parse('2016-05-01'),
  ...more,
});
const A = paper('A');
const recorded = (entry: HoursEntry, at: string) => ({ entry, recordedAtMs: shanghaiMs(at) });
const ask = (certificate: Certificate, hours: readonly ReturnType<typeof recorded>[], now: string) =>
  mayExchange(certificate, hours, DEFAULT_HOURS_POLICY, shanghaiMs(now));

describe('exchange of a paper certificate (CT-2, CT-3)', () => {
  const full = recorded(studied(32, '2021-09-28'), '2021-09-30 15:00:00');

  it('closes at 24:00 of 2021-09-30 in Shanghai, whatever the machine’s zone', () => {
    expect(new Date(EXCHANGE_CLOSES_AT_MS).toISOString()).toBe('2021-09-30T16:00:00.000Z');
  });

  it.each([
    { now: '2021-09-30 23:59:59.999', found: { ok: true, value: { kind: 'may-exchange', tenths: 320 } } },
    {
      now: '2021-10-01 00:00:00.000',
      found: { ok: false, error: { kind: 'EXCHANGE_CLOSED', closedAtMs: EXCHANGE_CLOSES_AT_MS } },
    },
  ])('with 32 hours recorded, at $now', ({ now, found }) => {
    expect(ask(A, [full], now)).toEqual(found);
  });

  it('asks for 32 hours: 31.5 are not enough', () => {
    expect(ask(A, [recorded(studied(31.5, '2021-09-01'), '2021-09-02')], '2021-09-30')).toEqual({
      ok: false,
      error: { kind: 'NOT_ENOUGH_HOURS', tenths: 315, requiredTenths: 320 },
    });
  });

  it('counts hours from when the system recorded them, not from when they were studied', () => {
    const late = recorded(studied(32, '2021-09-29'), '2021-10-01 09:00:00');
    expect(ask(A, [late], '2021-09-30 23:00:00').ok).toBe(false);
    expect(ask(A, [late], '2021-10-01 10:00:00')).toMatchObject({ error: { kind: 'EXCHANGE_CLOSED' } });
  });

  it('of two posts lets the second go only with hours of its own, the public part shared (CE-9)', () => {
    const B = paper('B', { post: '050' });
    const forA = [
      recorded(studied(16, '2021-06-01', { part: 'public', course: 'law' }), '2021-06-02'),
      recorded(studied(16, '2021-06-03', { part: 'professional' }), '2021-06-04'),
    ];
    expect(ask(A, forA, '2021-07-01').ok).toBe(true);
    expect(ask(B, forA, '2021-07-01')).toMatchObject({ error: { kind: 'NOT_ENOUGH_HOURS', tenths: 160 } });
    const own = recorded(studied(16, '2021-06-05', { part: 'professional', on: 'B' }), '2021-06-06');
    expect(ask(B, [...forA, own], '2021-07-01').ok).toBe(true);
  });

  it('done twice gives the same certificate, after the closing as well', () => {
    const into = CertificateId.parse('new');
    const exchanged = paper('A', { exchangedInto: into });
    const found = { ok: true, value: { kind: 'already-exchanged', into } };
    expect(ask(exchanged, [full], '2021-09-30')).toEqual(found);
    expect(ask(exchanged, [full], '2026-01-01')).toEqual(found);
  });

  it('is for paper certificates that are still good', () => {
    expect(ask(paper('A', { kind: 'trained' }), [full], '2021-09-30')).toMatchObject({
      error: { kind: 'NOT_A_PAPER_CERTIFICATE' },
    });
    expect(ask(paper('A', { revokedOn: LocalDate.parse('2021-01-01') }), [full], '2021-09-30')).toMatchObject(
      {
        error: { kind: 'NOT_VALID' },
      },
    );
  });
});

it.each([
  ['exchange', '2021-09-30'],
  ['original', '2016-05-01'],
] as const)(
  'years of an exchanged certificate are counted from the %s by policy: %s (CE-2)',
  (from, dutyFrom) => {
    const policy = { ...DEFAULT_HOURS_POLICY, exchangedCountsFrom: from };
    expect(exchangedDutyFrom(A, LocalDate.parse('2021-09-30'), policy)).toBe(dutyFrom);
    expect(DEFAULT_HOURS_POLICY.exchangedCountsFrom).toBe('exchange');
  },
);

describe('the status of a certificate (CT-11)', () => {
  const valid = { kind: 'VALID' } as const;
  it.each([
    { now: '2021-09-30 23:59:00', certificate: A, status: { kind: 'VALID' } },
    { now: '2021-10-01 00:00:00', certificate: A, status: { kind: 'NOT_QUERYABLE' } },
    {
      now: '2021-10-01 00:00:00',
      certificate: paper('A', { exchangedInto: CertificateId.parse('new') }),
      status: { kind: 'EXCHANGED' },
    },
    {
      now: '2022-01-01',
      certificate: paper('A', { kind: 'trained', revokedOn: LocalDate.parse('2022-01-01') }),
      status: { kind: 'REVOKED', on: '2022-01-01' },
    },
    {
      now: '2021-12-31 23:59:59',
      certificate: paper('A', { kind: 'trained', revokedOn: LocalDate.parse('2022-01-01') }),
      status: { kind: 'VALID' },
    },
    {
      now: '2022-01-01',
      certificate: paper('A', { kind: 'exchanged', cancelledOn: LocalDate.parse('2021-12-01') }),
      status: { kind: 'CANCELLED', on: '2021-12-01' },
    },
  ])('$status.kind at $now', ({ now, certificate, status }) => {
    expect(certificateStatus(certificate, valid, shanghaiMs(now))).toEqual(status);
  });

  it('is the duty’s of an electronic one', () => {
    const lapsed = { kind: 'LAPSED', since: '2023-03-10', label: 2021 } as const;
    expect(certificateStatus(paper('A', { kind: 'trained' }), lapsed, shanghaiMs('2023-04-01'))).toEqual(
      lapsed,
    );
  });
});
