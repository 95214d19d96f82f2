import { describe, expect, it } from 'vitest';
import { CandidateId, StationId } from '../../../../src-shared/basics/ids';
import { reconcileRoom, type StationPart } from '../../../../src-shared/domain/session-close/reconcile-room';

const [A, B, C] = ['A', 'B', 'C'].map((id) => CandidateId.parse(id)) as [
  CandidateId,
  CandidateId,
  CandidateId,
];
const [ONE, TWO] = ['ST-1', 'ST-2'].map((id) => StationId.parse(id)) as [StationId, StationId];
const sat = (candidateId: CandidateId) => ({ candidateId, outcome: 'submitted' }) as const;
const part = (stationId: StationId, change: Partial<StationPart>): StationPart => ({
  stationId,
  sittings: [],
  absent: [],
  elsewhere: [],
  ...change,
});
const first = part(ONE, { sittings: [sat(A)], elsewhere: [B], absent: [C] });
const second = part(TWO, { sittings: [sat(B)], elsewhere: [A], absent: [C] });
const results = [
  { candidateId: A, stationId: ONE },
  { candidateId: B, stationId: TWO },
];
const roster = [A, B, C];

describe('a room of two stations at the centre (RM-15)', () => {
  it('balances when every part and every result is there', () => {
    expect(reconcileRoom({ roster, results, parts: [first, second] })).toEqual({
      expected: 3,
      sat: 2,
      submitted: 2,
      forced: 0,
      terminated: 0,
      absent: 1,
      results: 2,
      isBalanced: true,
      differences: [],
    });
  });

  it('says whose result has not come', () => {
    const room = reconcileRoom({ roster, results: results.slice(0, 1), parts: [first, second] });
    expect(room.differences).toEqual([{ kind: 'result-missing', candidateId: B, stationId: TWO }]);
  });

  it('says whose sitting no closing names', () => {
    const room = reconcileRoom({ roster, results, parts: [first] });
    expect(room.differences).toEqual([{ kind: 'not-in-closing', candidateId: B, stationId: TWO }]);
  });

  it('says who was signed as absent at one station and sat at the other', () => {
    const parts = [part(ONE, { sittings: [sat(A)], absent: [B, C] }), second];
    const room = reconcileRoom({ roster, results, parts });
    expect(room.differences).toEqual([{ kind: 'absent-and-sat', candidateId: B, stationId: ONE }]);
  });

  it('says who sat at both', () => {
    const parts = [first, part(TWO, { sittings: [sat(A), sat(B)], absent: [C] })];
    const room = reconcileRoom({ roster, results: [...results, { candidateId: A, stationId: TWO }], parts });
    expect(room.differences).toEqual([{ kind: 'sat-twice', candidateId: A }]);
  });

  it('says who is at no station though each points to the other, and of whom nobody says anything', () => {
    const parts = [part(ONE, { elsewhere: [A] }), part(TWO, { elsewhere: [A], absent: [C] })];
    expect(reconcileRoom({ roster, results: [], parts }).differences).toEqual([
      { kind: 'sat-nowhere', candidateId: A },
      { kind: 'unaccounted', candidateId: B },
    ]);
  });
});
