import { describe, expect, it } from 'vitest';
import { CandidateId } from '../../../../src-shared/basics/ids';
import { absentFromMs } from '../../../../src-shared/domain/session-close/absentees';
import { balanceRoom, type RoomPart } from '../../../../src-shared/domain/session-close/balance-room';
import type { SittingOutcome } from '../../../../src-shared/domain/session-close/session-closing';

const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => CandidateId.parse(`C${from + at}`));
const ended = (from: number, count: number, outcome: SittingOutcome) =>
  ids(from, count).map((candidateId) => ({ candidateId, outcome }));

const room = (part: Partial<RoomPart>): RoomPart => ({
  roster: ids(1, 50),
  sat: [],
  running: [],
  absent: [],
  elsewhere: [],
  ...part,
});

describe('the count of a room (RM-15)', () => {
  it('balances with 50 expected, 47 submitted, 1 forced, 2 absent', () => {
    const sat = [...ended(1, 47, 'submitted'), ...ended(48, 1, 'forced')];
    expect(balanceRoom(room({ sat, absent: ids(49, 2) }))).toEqual({
      ok: true,
      value: { expected: 50, sat: 48, submitted: 47, forced: 1, terminated: 0, absent: 2, elsewhere: 0 },
    });
  });

  it('is refused with 47, 1 and 1, and says who is missing', () => {
    const sat = [...ended(1, 47, 'submitted'), ...ended(48, 1, 'forced')];
    const balanced = balanceRoom(room({ sat, absent: ids(49, 1) }));
    expect(balanced).toMatchObject({ ok: false, error: { kind: 'unbalanced', missing: ['C50'], twice: [] } });
  });

  it('counts who sat at another station of the room, and who was stopped', () => {
    const sat = [...ended(1, 10, 'submitted'), ...ended(11, 1, 'terminated')];
    const balanced = balanceRoom(room({ sat, elsewhere: ids(12, 38), absent: ids(50, 1) }));
    expect(balanced).toMatchObject({ ok: true, value: { sat: 11, terminated: 1, elsewhere: 38, absent: 1 } });
  });

  it('is refused when one is missing and another counted twice, though the numbers add up', () => {
    const balanced = balanceRoom(room({ sat: ended(1, 48, 'submitted'), absent: ids(48, 2) }));
    expect(balanced).toMatchObject({
      ok: false,
      error: { counts: { sat: 48, absent: 2 }, missing: ['C50'], twice: ['C48'] },
    });
  });

  it('is refused when somebody is counted who is not on the list', () => {
    const balanced = balanceRoom(room({ sat: ended(1, 51, 'submitted') }));
    expect(balanced).toMatchObject({ ok: false, error: { strangers: ['C51'] } });
  });

  it('is refused while somebody sits', () => {
    const balanced = balanceRoom(room({ sat: ended(1, 49, 'submitted'), running: ids(50, 1) }));
    expect(balanced).toEqual({ ok: false, error: { kind: 'still-sitting', candidateIds: ['C50'] } });
  });
});

describe('absence (RM-6)', () => {
  const nine = Date.parse('2026-03-10T09:00:00+08:00');
  it('is fixed one second after late entry has ended', () => {
    const fixed = absentFromMs({ startMode: 'room', lateEntryMinutes: 30 }, nine);
    expect(new Date(fixed ?? 0).toISOString()).toBe('2026-03-10T01:30:01.000Z');
  });
  it('is said at the closing where there is no common start', () => {
    expect(absentFromMs({ startMode: 'individual', lateEntryMinutes: 30 }, nine)).toBeUndefined();
  });
});
