import type { AttemptId, CandidateId, Sha256Hex, StationId } from '../../basics/ids';
import type { RoomPart } from './balance-room';
import type { ClosedSitting, ScoreConfirmation, SittingOutcome } from './session-closing';

/** One attempt of the session as far as closing it needs to know; told by the journal alone. */
export type SittingTrace = {
  readonly attemptId: AttemptId;
  readonly candidateId: CandidateId;
  readonly seat: number;
  /** STARTED: from here on it is a test record. */
  readonly startedAtMs: number | undefined;
  readonly endedAtMs: number | undefined;
  /** How it ended; undefined while it is going on. */
  readonly outcome: SittingOutcome | undefined;
  readonly score: { readonly total: number; readonly isPass: boolean } | undefined;
  /** RM-13 and 中止: the score is not for anybody here. */
  readonly isHeld: boolean;
  readonly confirmation: ScoreConfirmation;
  readonly recordHash: Sha256Hex | undefined;
  /** RM-12: it has left for this machine and not come back. */
  readonly movedTo: StationId | undefined;
  /** The seat is free again. */
  readonly hasLeft: boolean;
};

/** What staff say of those who did not sit here (decision 0022). */
export type Placement = {
  readonly absent: readonly CandidateId[];
  readonly elsewhere: readonly CandidateId[];
};

/** One station's part of the room (RM-15). Who moved away sat at another machine; nobody has to say so. */
export function roomPartOf(
  roster: readonly CandidateId[],
  sittings: readonly SittingTrace[],
  placement: Placement,
): RoomPart {
  const begun = sittings.filter((one) => one.startedAtMs !== undefined);
  const moved = begun.filter((one) => one.movedTo !== undefined).map((one) => one.candidateId);
  return {
    roster,
    sat: begun.flatMap(({ candidateId, outcome, movedTo }) =>
      outcome === undefined || movedTo !== undefined ? [] : [{ candidateId, outcome }],
    ),
    running: begun
      .filter((one) => one.outcome === undefined && one.movedTo === undefined)
      .map((one) => one.candidateId),
    absent: placement.absent,
    elsewhere: [...moved, ...placement.elsewhere],
  };
}

/** The sittings as a closing names them; those whose record is not made yet are left out. */
export function closedSittings(sittings: readonly SittingTrace[]): readonly ClosedSitting[] {
  return sittings.flatMap((one) => {
    const { attemptId, candidateId, seat, outcome, recordHash, confirmation, movedTo } = one;
    if (outcome === undefined || recordHash === undefined || movedTo !== undefined) return [];
    return [{ attemptId, candidateId, seat, outcome, recordHash, confirmation }];
  });
}
