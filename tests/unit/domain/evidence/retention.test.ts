import { describe, expect, it } from 'vitest';
import { sumLines } from '../../../../src-shared/domain/evidence/deletion-report';
import { EvidenceItem } from '../../../../src-shared/domain/evidence/evidence';
import {
  evidenceDue,
  evidenceDueAtMs,
  overQuota,
  packageFate,
} from '../../../../src-shared/domain/evidence/retention';

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
const KEPT_AT = Date.parse('2026-03-10T10:00:00+08:00');

function item(no: number, change: { readonly bytes?: number; readonly at?: number } = {}): EvidenceItem {
  return EvidenceItem.parse({
    sha256: String(no).repeat(64).slice(0, 64),
    bytes: change.bytes ?? 1000,
    head: {
      v: 1,
      kind: 'presence-mismatch',
      stationId: 'ST-000001',
      sessionId: 'S-0001',
      attemptId: 'a'.repeat(32),
      at: { wallMs: change.at ?? KEPT_AT, monoMs: 1, bootId: 'boot-1' },
      daysAfterConfirmation: 30,
      daysAtMost: 180,
    },
  });
}

describe('when a kept picture is deleted', () => {
  it.each([
    ['30 days after the confirmation, to the millisecond', 3 * DAY, 33 * DAY, 'after-confirmation'],
    ['not a millisecond before', 3 * DAY, 33 * DAY - 1, undefined],
    ['not while the result is not confirmed', undefined, 179 * DAY, undefined],
    ['after 180 days even without a confirmation', undefined, 180 * DAY, 'days-at-most'],
    ['after 180 days though the confirmation came late', 179 * DAY, 180 * DAY, 'days-at-most'],
  ] as const)('%s', (_, confirmedAfter, now, due) => {
    const confirmedAt = confirmedAfter === undefined ? undefined : KEPT_AT + confirmedAfter;
    expect(evidenceDue(item(1), confirmedAt, KEPT_AT + now)).toBe(due);
  });

  it('can be said in advance', () => {
    expect(evidenceDueAtMs(item(1), undefined)).toBe(KEPT_AT + 180 * DAY);
    expect(evidenceDueAtMs(item(1), KEPT_AT + DAY)).toBe(KEPT_AT + 31 * DAY);
  });

  it('the oldest goes first when all together take too much, and no more than has to', () => {
    const items = [item(3, { at: KEPT_AT + 2 }), item(1, { at: KEPT_AT }), item(2, { at: KEPT_AT + 1 })];
    expect(overQuota(items, 3000)).toEqual([]);
    expect(overQuota(items, 2999).map((one) => one.sha256[0])).toEqual(['1']);
    expect(overQuota(items, 1000).map((one) => one.sha256[0])).toEqual(['1', '2']);
  });
});

describe('when a package with its photographs is erased', () => {
  const standing = {
    closedAtMs: undefined,
    sessionDate: '2026-03-10',
    unacknowledgedRecords: 0,
    unfinishedAttempts: 0,
  };
  const DAY_END = Date.parse('2026-03-11T00:00:00+08:00');

  it.each([
    ['not while its day lasts, though every record is acknowledged', {}, DAY_END - 1, 'keep'],
    ['when the day is over and every record is acknowledged', {}, DAY_END, 'acknowledged'],
    [
      'not while the papers of a closed session are printed',
      { closedAtMs: DAY_END - 10 * HOUR },
      DAY_END - 8 * HOUR - 1,
      'keep',
    ],
    [
      'two hours after staff closed the session, when its papers are printed',
      { closedAtMs: DAY_END - 10 * HOUR },
      DAY_END - 8 * HOUR,
      'acknowledged',
    ],
    [
      'not while a record waits for its receipt',
      { unacknowledgedRecords: 1 },
      DAY_END + 72 * HOUR - 1,
      'keep',
    ],
    ['not while an attempt has no record', { unfinishedAttempts: 1 }, DAY_END + 72 * HOUR - 1, 'keep'],
    [
      '72 hours after the end, receipt or not',
      { unacknowledgedRecords: 1 },
      DAY_END + 72 * HOUR,
      'hours-at-most',
    ],
    [
      '72 hours after staff closed the session, receipt or not',
      { unacknowledgedRecords: 1, closedAtMs: DAY_END - 10 * HOUR },
      DAY_END + 62 * HOUR,
      'hours-at-most',
    ],
  ])('%s', (_, change, now, outcome) => {
    const fate = packageFate({ ...standing, ...change }, now);
    expect(fate.kind === 'keep' ? 'keep' : fate.why).toBe(outcome);
  });
});

it('a report sums up lines of one kind and one reason', () => {
  const line = {
    what: 'evidence',
    kind: 'presence-mismatch',
    why: 'after-confirmation',
    count: 1,
    bytes: 10,
  } as const;
  const erased = {
    what: 'package',
    why: 'hours-at-most',
    count: 1,
    bytes: 5,
    unacknowledgedRecords: 2,
    unfinishedAttempts: 1,
  } as const;
  expect(sumLines([line, erased, line, { ...line, why: 'quota' }, erased])).toEqual([
    { ...line, count: 2, bytes: 20 },
    { ...erased, count: 2, bytes: 10, unacknowledgedRecords: 4, unfinishedAttempts: 2 },
    { ...line, why: 'quota' },
  ]);
});
