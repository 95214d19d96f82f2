import type { CandidateId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { SittingOutcome } from './session-closing';

/** 应考 expected · 实考 sat · 缺考 absent · sat at another station of the room. */
export type RoomCounts = {
  readonly expected: number;
  readonly sat: number;
  readonly submitted: number;
  readonly forced: number;
  readonly terminated: number;
  readonly absent: number;
  readonly elsewhere: number;
};

export type RoomPart = {
  /** The whole list of the room, as the package has it. */
  readonly roster: readonly CandidateId[];
  /** Test records of this station (STARTED and over). */
  readonly sat: readonly { readonly candidateId: CandidateId; readonly outcome: SittingOutcome }[];
  /** Started here and not over. */
  readonly running: readonly CandidateId[];
  readonly absent: readonly CandidateId[];
  readonly elsewhere: readonly CandidateId[];
};

export type BalanceProblem =
  | { readonly kind: 'still-sitting'; readonly candidateIds: readonly CandidateId[] }
  | {
      readonly kind: 'unbalanced';
      readonly counts: RoomCounts;
      /** On the list and in none of the three. */
      readonly missing: readonly CandidateId[];
      /** In more than one of the three, or in one of them twice. */
      readonly twice: readonly CandidateId[];
      /** In one of the three and not on the list. */
      readonly strangers: readonly CandidateId[];
    };

/**
 * RM-15 for one station's part of a room: 应考 = 实考 + 缺考 (+ 在他机应考), 实考 = 交卷 + 强制交卷 + 中止. Names are
 * counted and not only numbers: one missing and one twice would add up.
 */
export function balanceRoom(part: RoomPart): Result<RoomCounts, BalanceProblem> {
  if (part.running.length > 0) return err({ kind: 'still-sitting', candidateIds: part.running });
  const counts = countsOf(part);
  const placed = [...part.sat.map((one) => one.candidateId), ...part.absent, ...part.elsewhere];
  const times = new Map<CandidateId, number>();
  for (const candidateId of placed) times.set(candidateId, (times.get(candidateId) ?? 0) + 1);
  const roster = new Set(part.roster);
  const missing = part.roster.filter((candidateId) => !times.has(candidateId));
  const twice = [...times].filter(([, count]) => count > 1).map(([candidateId]) => candidateId);
  const strangers = [...times.keys()].filter((candidateId) => !roster.has(candidateId));
  const isBalanced = missing.length === 0 && twice.length === 0 && strangers.length === 0;
  return isBalanced ? ok(counts) : err({ kind: 'unbalanced', counts, missing, twice, strangers });
}

export function countsOf(part: Omit<RoomPart, 'running'>): RoomCounts {
  const ended = (outcome: SittingOutcome) => part.sat.filter((one) => one.outcome === outcome).length;
  const [submitted, forced, terminated] = [ended('submitted'), ended('forced'), ended('terminated')];
  return {
    expected: part.roster.length,
    sat: submitted + forced + terminated,
    submitted,
    forced,
    terminated,
    absent: part.absent.length,
    elsewhere: part.elsewhere.length,
  };
}
