import type { Finding } from './finding';
import type { Mark } from './head-mark';
import type { EpochReading } from './read-epoch';

export type Opening = {
  readonly epochs: readonly EpochReading[];
  readonly mark: Mark | undefined;
  /** Hash of the record that the mark speaks of, as the journal has it. */
  readonly hashAtMark: Uint8Array | undefined;
  readonly anchor: Finding | undefined;
};

export type Judgement = {
  readonly findings: readonly Finding[];
  /** The next record belongs to a new epoch. */
  readonly needsNewEpoch: boolean;
  /** Sequence of the last record there ever was, as far as anything here tells; the next one gets a higher one. */
  readonly lastSeq: number;
};

/** What the files, the note beside them and their anchor say together. */
export function judgeOpening(opening: Opening): Judgement {
  const { epochs, mark, anchor } = opening;
  const last = epochs.at(-1);
  const holes = epochs.flatMap((one) => [
    ...one.damage,
    ...(one.missingBefore === undefined ? [] : [one.missingBefore]),
  ]);
  const told = Math.max(0, ...holes.map((hole) => hole.lostThrough));
  const lastSeq = Math.max(last?.head.seq ?? 0, told, mark?.seq ?? 0);
  const beyond = mark === undefined ? undefined : beyondMark(opening, mark, told);
  const findings = [
    ...holes,
    ...(beyond === undefined ? [] : [beyond]),
    ...(anchor === undefined ? [] : [anchor]),
  ];
  const needsNewEpoch =
    last === undefined || last.damage.length > 0 || beyond !== undefined || anchor !== undefined;
  return { findings, needsNewEpoch, lastSeq };
}

function beyondMark(opening: Opening, mark: Mark, told: number): Finding | undefined {
  const seq = opening.epochs.at(-1)?.head.seq ?? 0;
  if (mark.seq > Math.max(seq, told)) return { kind: 'shortened', lostFrom: seq + 1, lostThrough: mark.seq };
  // Inside a hole that is told already, or in a story that goes on as it was noted.
  if (mark.seq > seq || (opening.hashAtMark !== undefined && isSame(opening.hashAtMark, mark.hash)))
    return undefined;
  const isInHole = opening.epochs.some((one) =>
    one.damage.some((hole) => hole.lostFrom <= mark.seq && mark.seq <= hole.lostThrough),
  );
  return isInHole ? undefined : { kind: 'replaced', atSeq: mark.seq };
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
