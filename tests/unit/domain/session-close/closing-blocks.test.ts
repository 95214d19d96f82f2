import { describe, expect, it } from 'vitest';
import { AttemptId, CandidateId, Sha256Hex, StaffId, StationId } from '../../../../src-shared/basics/ids';
import { judgeClosing } from '../../../../src-shared/domain/session-close/closing-blocks';
import {
  type ClosingSignature,
  maySignClosing,
  missingSigners,
  signaturesUnder,
  signedBy,
} from '../../../../src-shared/domain/session-close/closing-signatures';
import type { SittingTrace } from '../../../../src-shared/domain/session-close/room-part';

const personNo = (no: number): CandidateId => CandidateId.parse(`C-${no}`);
const people = (from: number, through: number): readonly CandidateId[] =>
  Array.from({ length: through - from + 1 }, (_, i) => personNo(from + i));

function sitting(no: number, changes: Partial<SittingTrace> = {}): SittingTrace {
  return {
    attemptId: AttemptId.parse(no.toString(16).padStart(32, '0')),
    candidateId: personNo(no),
    seat: no,
    startedAtMs: 1000,
    endedAtMs: 2000,
    outcome: 'submitted',
    score: { total: 80, isPass: true },
    isHeld: false,
    confirmation: 'not-asked',
    recordHash: Sha256Hex.parse('ab'.repeat(32)),
    movedTo: undefined,
    hasLeft: true,
    ...changes,
  };
}

function judge(sittings: readonly SittingTrace[], changes: Partial<Parameters<typeof judgeClosing>[0]> = {}) {
  return judgeClosing({
    roster: people(1, 50),
    sittings,
    placement: { absent: [], elsewhere: [] },
    absentFromMs: undefined,
    nowMs: 0,
    hasSigners: true,
    ...changes,
  });
}

describe('what keeps a session open (RM-15)', () => {
  it('is nothing in the rule’s own example: 50 expected, 47 submitted, 1 forced, 2 absent', () => {
    const sat = [...Array.from({ length: 47 }, (_, i) => sitting(i + 1)), sitting(48, { outcome: 'forced' })];
    const judged = judge(sat, { placement: { absent: people(49, 50), elsewhere: [] } });
    expect(judged).toMatchObject({
      blocks: [],
      counts: { expected: 50, sat: 48, submitted: 47, forced: 1, absent: 2 },
    });
  });

  it('is the one who is missing from 47 + 1 + 1', () => {
    const sat = Array.from({ length: 48 }, (_, i) => sitting(i + 1));
    const judged = judge(sat, { placement: { absent: people(49, 49), elsewhere: [] } });
    expect(judged.blocks).toEqual([{ kind: 'unplaced', candidateIds: [personNo(50)] }]);
  });

  it('is said of a running exam once, and not as somebody missing as well', () => {
    const judged = judge([sitting(1, { outcome: undefined, hasLeft: false, recordHash: undefined })], {
      placement: { absent: people(2, 50), elsewhere: [] },
    });
    expect(judged.blocks).toEqual([{ kind: 'still-sitting', candidateIds: [personNo(1)] }]);
  });

  it('is a move whose seat was not let go; after that the person sat elsewhere without anybody saying so', () => {
    const moved = { outcome: undefined, movedTo: StationId.parse('ST-000002'), recordHash: undefined };
    const placement = { absent: people(2, 50), elsewhere: [] };
    const waiting = judge([sitting(1, { ...moved, hasLeft: false })], { placement });
    expect(waiting.blocks).toEqual([{ kind: 'move-waiting', candidateIds: [personNo(1)] }]);
    const gone = judge([sitting(1, moved)], { placement });
    expect(gone).toMatchObject({ blocks: [], counts: { sat: 0, elsewhere: 1, absent: 49 } });
  });

  it('is a sitting whose record is not on the disk', () => {
    const judged = judge([sitting(1, { recordHash: undefined })], {
      placement: { absent: people(2, 50), elsewhere: [] },
    });
    expect(judged.blocks).toEqual([{ kind: 'record-missing', candidateIds: [personNo(1)] }]);
  });

  it('is anybody who was said to be absent and then sat, and anybody who is not on the list', () => {
    const judged = judge([sitting(1)], { placement: { absent: people(1, 51), elsewhere: [] } });
    expect(judged.blocks).toEqual([
      { kind: 'placed-twice', candidateIds: [personNo(1)] },
      { kind: 'strangers', candidateIds: [personNo(51)] },
    ]);
  });

  it('is an absence before T0 + 30 min + 1 s (RM-6), and not a millisecond longer', () => {
    const placement = { absent: people(1, 50), elsewhere: [] };
    const early = judge([], { placement, absentFromMs: 1_801_000, nowMs: 1_800_999 });
    expect(early.blocks).toEqual([{ kind: 'late-entry-open', fromMs: 1_801_000 }]);
    expect(judge([], { placement, absentFromMs: 1_801_000, nowMs: 1_801_000 }).blocks).toEqual([]);
  });
});

const STATEMENT = Sha256Hex.parse('11'.repeat(32));
const OTHER = Sha256Hex.parse('22'.repeat(32));
const signature = (staffId: string, as: ClosingSignature['as'], statement = STATEMENT): ClosingSignature => ({
  staffId: StaffId.parse(staffId),
  as,
  at: { wallMs: 1, monoMs: 1, bootId: 'boot' },
  statement,
});

describe('signatures under a closing (RM-15)', () => {
  const [first, second, head] = [
    signature('JK001', 'proctor'),
    signature('JK002', 'proctor'),
    signature('KD001', 'site-head'),
  ];

  it('are wanted of two proctors and one head, in any order', () => {
    expect(missingSigners([])).toEqual(['proctor', 'proctor', 'site-head']);
    expect(missingSigners([head])).toEqual(['proctor', 'proctor']);
    expect(signedBy([head, second])).toBeUndefined();
    expect(signedBy([head, second, first])).toEqual({ proctors: ['JK002', 'JK001'], siteHead: 'KD001' });
  });

  it('count under one statement only, and once a person', () => {
    const given = [first, { ...second, statement: OTHER }, head, first];
    expect(signaturesUnder(given, STATEMENT).map((one) => one.staffId)).toEqual(['JK001', 'KD001']);
  });

  it('are refused to the same person, to a third proctor, and to those who do not sign', () => {
    const asProctor = (staffId: string) => ({ staffId: StaffId.parse(staffId), roles: ['proctor'] as const });
    expect(maySignClosing([first], asProctor('JK001'))).toMatchObject({
      error: { kind: 'same-person-twice' },
    });
    expect(maySignClosing([first, second], asProctor('JK003'))).toMatchObject({
      error: { kind: 'signed-already' },
    });
    const admin = { staffId: StaffId.parse('XT001'), roles: ['system-admin'] as const };
    expect(maySignClosing([], admin)).toMatchObject({ error: { kind: 'not-allowed' } });
  });
});
