import { describe, expect, it } from 'vitest';
import { StaffId } from '../../../../src-shared/basics/ids';
import {
  causeOf,
  type GrantAuthority,
  grantAuthority,
  maxGrantMinutes,
  mayGrant,
} from '../../../../src-shared/domain/attempt/grant-rules';
import { openLedger, type TimeLedger } from '../../../../src-shared/domain/attempt/time-ledger';
import type { IncidentKind } from '../../../../src-shared/domain/incident/incident-kind';
import type { StaffRole } from '../../../../src-shared/domain/staff/staff-role';
import { buildClock } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';

const MINUTE = 60_000;
const policy = buildPolicy();

function ledgerWith(granted: number): TimeLedger {
  const at = buildClock().now();
  return { ...openLedger({ at, durationMs: 120 * MINUTE, elapsedAtStartMs: 0 }), grantsMs: granted * MINUTE };
}

describe('giving minutes back (RM-10)', () => {
  const alone: GrantAuthority = 'one-invigilator';
  const head: GrantAuthority = 'with-site-head';
  const needs = (maxMinutes: number) => ({ kind: 'grant-needs-site-head', maxMinutes });
  const beyond = (maxMinutes: number) => ({ kind: 'grant-beyond-total', maxMinutes });

  it.each([
    { given: 0, minutes: 10, by: alone, refused: undefined },
    { given: 0, minutes: 11, by: alone, refused: needs(10) },
    { given: 8, minutes: 3, by: alone, refused: needs(2) },
    { given: 12, minutes: 1, by: alone, refused: needs(0) },
    { given: 8, minutes: 3, by: head, refused: undefined },
    { given: 0, minutes: 50, by: head, refused: undefined },
    { given: 0, minutes: 52, by: head, refused: beyond(50) },
    { given: 0, minutes: 52, by: alone, refused: beyond(50) },
    { given: 45, minutes: 6, by: head, refused: beyond(5) },
    { given: 50, minutes: 1, by: head, refused: beyond(0) },
    { given: 0, minutes: -1, by: head, refused: beyond(50) },
    { given: 0, minutes: 0, by: head, refused: beyond(50) },
    { given: 0, minutes: 1.5, by: head, refused: beyond(50) },
    { given: 0, minutes: 1, by: 'nobody' as const, refused: { kind: 'not-allowed' } },
  ])('$minutes after $given by $by: refused with $refused', ({ given, minutes, by, refused }) => {
    expect(mayGrant(ledgerWith(given), policy, { minutes, fault: 'power-loss', authority: by })).toEqual(
      refused === undefined ? { ok: true, value: undefined } : { ok: false, error: refused },
    );
  });

  it.each<IncidentKind | undefined>(['left-seat', 'late-entry', 'unwell', 'conduct', 'grant', undefined])(
    'is not done for %s: minutes are for recorded faults',
    (fault) => {
      expect(mayGrant(ledgerWith(0), policy, { minutes: 1, fault, authority: head })).toEqual({
        ok: false,
        error: { kind: 'no-recorded-fault' },
      });
    },
  );

  it('takes the record’s word for the cause, and a disturbance stands there as 其他', () => {
    expect(causeOf('machine-fault')).toBe('machine-fault');
    expect(causeOf('other')).toBe('disturbance');
    expect(causeOf('left-seat')).toBeUndefined();
  });

  it('never allows one invigilator more than the total', () => {
    expect(maxGrantMinutes(ledgerWith(0), buildPolicy({ grantTotalMinutes: 4 }), alone)).toBe(4);
  });
});

describe('what signatures are worth (RM-10)', () => {
  const sign = (id: string, role: StaffRole) => ({ staffId: StaffId.parse(id), roles: [role] });

  it.each([
    { staff: [], worth: 'nobody' },
    { staff: [sign('J-1', 'proctor')], worth: 'one-invigilator' },
    { staff: [sign('Z-1', 'site-head')], worth: 'one-invigilator' },
    { staff: [sign('J-1', 'proctor'), sign('J-2', 'proctor')], worth: 'one-invigilator' },
    { staff: [sign('J-1', 'proctor'), sign('Z-1', 'site-head')], worth: 'with-site-head' },
    { staff: [sign('Z-1', 'site-head'), sign('Z-1', 'site-head')], worth: 'one-invigilator' },
    { staff: [sign('X-1', 'system-admin'), sign('Z-1', 'site-head')], worth: 'one-invigilator' },
    { staff: [sign('X-1', 'system-admin')], worth: 'nobody' },
    { staff: [sign('I-1', 'inspector')], worth: 'nobody' },
  ])('$staff is $worth', ({ staff, worth }) => {
    expect(grantAuthority(staff)).toBe(worth);
  });
});
