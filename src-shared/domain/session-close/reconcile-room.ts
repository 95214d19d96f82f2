import type { CandidateId, StationId } from '../../basics/ids';
import type { SittingOutcome } from './session-closing';

/** One station's closing as far as the room's count needs it. */
export type StationPart = {
  readonly stationId: StationId;
  readonly sittings: readonly { readonly candidateId: CandidateId; readonly outcome: SittingOutcome }[];
  readonly absent: readonly CandidateId[];
  readonly elsewhere: readonly CandidateId[];
};

export type RoomDifference =
  /** Nobody says anything of this person: no result, no closing. */
  | { readonly kind: 'unaccounted'; readonly candidateId: CandidateId }
  /** A closing names the sitting and no result has come (yet). */
  | { readonly kind: 'result-missing'; readonly candidateId: CandidateId; readonly stationId: StationId }
  /** A result has come from a station whose closing does not name it, or that has not closed. */
  | { readonly kind: 'not-in-closing'; readonly candidateId: CandidateId; readonly stationId: StationId }
  /** Signed as absent at one station, sat at another. */
  | { readonly kind: 'absent-and-sat'; readonly candidateId: CandidateId; readonly stationId: StationId }
  /** Every station that closed says: at another one. */
  | { readonly kind: 'sat-nowhere'; readonly candidateId: CandidateId }
  | { readonly kind: 'sat-twice'; readonly candidateId: CandidateId };

export type RoomReconciliation = {
  readonly expected: number;
  readonly sat: number;
  readonly submitted: number;
  readonly forced: number;
  readonly terminated: number;
  readonly absent: number;
  readonly results: number;
  readonly isBalanced: boolean;
  readonly differences: readonly RoomDifference[];
};

/**
 * The room's count at the centre, from the parts of all its stations and the results that came (RM-15): everybody on
 * the list either sat once, with a result that its station's closing names, or is absent by every closing.
 */
export function reconcileRoom(room: {
  readonly roster: readonly CandidateId[];
  readonly results: readonly { readonly candidateId: CandidateId; readonly stationId: StationId }[];
  readonly parts: readonly StationPart[];
}): RoomReconciliation {
  const { parts, results } = room;
  const differences: RoomDifference[] = [];
  const outcomes: SittingOutcome[] = [];
  let absent = 0;
  for (const candidateId of room.roster) {
    const sat = parts.flatMap(({ stationId, sittings }) =>
      sittings
        .filter((one) => one.candidateId === candidateId)
        .map(({ outcome }) => ({ stationId, outcome })),
    );
    const arrived = results.filter((one) => one.candidateId === candidateId);
    const absentAt = parts.filter((part) => part.absent.includes(candidateId));
    for (const { stationId } of sat) {
      if (!arrived.some((one) => one.stationId === stationId))
        differences.push({ kind: 'result-missing', candidateId, stationId });
    }
    for (const { stationId } of arrived) {
      if (!sat.some((one) => one.stationId === stationId))
        differences.push({ kind: 'not-in-closing', candidateId, stationId });
    }
    if (sat.length > 1) differences.push({ kind: 'sat-twice', candidateId });
    const [first] = sat;
    if (first !== undefined) {
      outcomes.push(first.outcome);
      for (const { stationId } of absentAt)
        differences.push({ kind: 'absent-and-sat', candidateId, stationId });
    } else if (arrived.length === 0) {
      if (absentAt.length > 0) absent += 1;
      else {
        const isElsewhere = parts.some((part) => part.elsewhere.includes(candidateId));
        differences.push({ kind: isElsewhere ? 'sat-nowhere' : 'unaccounted', candidateId });
      }
    }
  }
  const ended = (outcome: SittingOutcome) => outcomes.filter((one) => one === outcome).length;
  return {
    expected: room.roster.length,
    sat: outcomes.length,
    submitted: ended('submitted'),
    forced: ended('forced'),
    terminated: ended('terminated'),
    absent,
    results: results.length,
    isBalanced: differences.length === 0,
    differences,
  };
}
