import { z } from 'zod';
import { assertNever } from '../../basics/assert-never';
import { CandidateId } from '../../basics/ids';
import { type BalanceProblem, balanceRoom, countsOf, type RoomCounts } from './balance-room';
import { closedSittings, type Placement, roomPartOf, type SittingTrace } from './room-part';

const candidateIds = z.array(CandidateId).min(1).readonly();
const about = <K extends string>(kind: K) =>
  z
    .object({ kind: z.literal(kind), candidateIds })
    .strict()
    .readonly();

/** Why a station can't be closed yet; each has one thing that staff can do about it. */
export const ClosingBlock = z.discriminatedUnion('kind', [
  /** The exam is going on, or was interrupted and nobody has gone on with it or ended it. */
  about('still-sitting'),
  /** Checking in, or looking at the result: the seat is not free. */
  about('at-the-seat'),
  /** Moved away, and the seat still shows the move: it must have arrived before it is let go. */
  about('move-waiting'),
  /** Over, and its record could not be written yet. */
  about('record-missing'),
  /** RM-6: until then somebody may still come. UTC ms. */
  z
    .object({ kind: z.literal('late-entry-open'), fromMs: z.number().int() })
    .strict()
    .readonly(),
  /** On the list, and nobody has said where they were. */
  about('unplaced'),
  /** In more than one place. */
  about('placed-twice'),
  /** In a place, and not on the list. */
  about('strangers'),
  /** RM-3, RM-15: the package names fewer than two 监考员 or no 主考. */
  z
    .object({ kind: z.literal('staff-missing') })
    .strict()
    .readonly(),
]);
export type ClosingBlock = z.infer<typeof ClosingBlock>;

export type ClosingInput = {
  readonly roster: readonly CandidateId[];
  readonly sittings: readonly SittingTrace[];
  readonly placement: Placement;
  /** When nobody may enter any more (RM-6); undefined when everybody starts alone. UTC ms. */
  readonly absentFromMs: number | undefined;
  readonly nowMs: number;
  readonly hasSigners: boolean;
};

export type ClosingJudgement = { readonly counts: RoomCounts; readonly blocks: readonly ClosingBlock[] };

/** RM-15: the counts of this station's part, and all that keeps it open. */
export function judgeClosing(input: ClosingInput): ClosingJudgement {
  const { roster, sittings, placement, absentFromMs, nowMs, hasSigners } = input;
  const part = roomPartOf(roster, sittings, placement);
  const balanced = balanceRoom({ ...part, running: [] });
  const isLateEntryOpen = placement.absent.length > 0 && absentFromMs !== undefined && nowMs < absentFromMs;
  return {
    counts: countsOf(part),
    blocks: [
      ...someBlock('still-sitting', part.running),
      ...someBlock('at-the-seat', idsOf(sittings, isAtSeat)),
      ...someBlock(
        'move-waiting',
        idsOf(sittings, (one) => one.movedTo !== undefined && !one.hasLeft),
      ),
      ...someBlock('record-missing', withoutRecord(sittings)),
      ...(isLateEntryOpen ? [{ kind: 'late-entry-open' as const, fromMs: absentFromMs }] : []),
      ...(balanced.ok ? [] : balanceBlocks(balanced.error, part.running)),
      ...(hasSigners ? [] : [{ kind: 'staff-missing' as const }]),
    ],
  };
}

/** Who is running is said once, and not as missing as well. */
function balanceBlocks(problem: BalanceProblem, running: readonly CandidateId[]): readonly ClosingBlock[] {
  switch (problem.kind) {
    case 'still-sitting':
      return someBlock('still-sitting', problem.candidateIds);
    case 'unbalanced':
      return [
        ...someBlock(
          'unplaced',
          problem.missing.filter((one) => !running.includes(one)),
        ),
        ...someBlock('placed-twice', problem.twice),
        ...someBlock('strangers', problem.strangers),
      ];
    default:
      return assertNever(problem);
  }
}

function isAtSeat({ startedAtMs, outcome, movedTo, hasLeft }: SittingTrace): boolean {
  if (movedTo !== undefined || hasLeft) return false;
  return startedAtMs === undefined || outcome !== undefined;
}

function withoutRecord(sittings: readonly SittingTrace[]): readonly CandidateId[] {
  const named = new Set(closedSittings(sittings).map((one) => one.attemptId));
  return idsOf(
    sittings,
    (one) => one.outcome !== undefined && one.movedTo === undefined && !named.has(one.attemptId),
  );
}

function idsOf(
  sittings: readonly SittingTrace[],
  is: (one: SittingTrace) => boolean,
): readonly CandidateId[] {
  return sittings.filter(is).map((one) => one.candidateId);
}

type PeopleBlock = Extract<ClosingBlock, { readonly candidateIds: readonly CandidateId[] }>;

function someBlock(kind: PeopleBlock['kind'], ids: readonly CandidateId[]): readonly ClosingBlock[] {
  return ids.length === 0 ? [] : [{ kind, candidateIds: ids }];
}
