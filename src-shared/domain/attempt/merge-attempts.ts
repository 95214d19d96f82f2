import { canonicalJson, type Json } from '../../basics/canonical-json';
import type { AttemptId, ItemId, OptionId, StationId } from '../../basics/ids';
import type { AttemptEvent } from './attempt-event';

/** An attempt as one machine has it. Two copies hold the same beginning and may have gone on differently. */
export type AttemptTrace = { readonly stationId: StationId; readonly events: readonly AttemptEvent[] };

export type AnswerSeen = {
  readonly chosen: readonly OptionId[];
  readonly seatEpoch: number;
  readonly stationId: StationId;
};

export type ReviewLine = {
  readonly itemId: ItemId;
  /** What counts; absent when only a fenced seat answered. */
  readonly counted: AnswerSeen | undefined;
  /** Every other answer that a copy holds to it, each once. */
  readonly others: readonly AnswerSeen[];
};

export type MergedAttempt = {
  readonly attemptId: AttemptId;
  /** The highest fence that any copy knows of (RM-12). */
  readonly seatEpoch: number;
  /** What counts: the answers of the line that holds this fence. */
  readonly answers: ReadonlyMap<ItemId, AnswerSeen>;
  /** Questions on which the copies differ; a person looks at them. */
  readonly review: readonly ReviewLine[];
  /** Two machines hold the fence at once, or one machine has two pasts: a person says which of them stands. */
  readonly isForked: boolean;
  /** Every event of every copy once, in one order; heartbeats only move clocks and are left out. */
  readonly events: readonly PlacedEvent[];
};

export type PlacedEvent = {
  readonly seatEpoch: number;
  readonly stationId: StationId;
  /** Place in its copy, heartbeats not counted: the same in every copy that holds it, whatever was left out on the way. */
  readonly ordinal: number;
  /** Not on the line that holds the fence: written at a seat that had been left. */
  readonly isLate: boolean;
  readonly event: AttemptEvent;
};

type Placed = Omit<PlacedEvent, 'isLate'> & { readonly key: string };

/**
 * RM-12, both copies: merges by event and question by question. The same copies in any order, or one of them twice,
 * give the same result; wall clocks order nothing. Nothing is thrown away: what does not count is in `review` and in
 * `events`. Copies of different attempts are not merged: undefined.
 */
export function mergeAttempts(traces: readonly AttemptTrace[]): MergedAttempt | undefined {
  const attemptId = traces[0]?.events[0]?.attemptId;
  if (attemptId === undefined) return undefined;
  if (traces.some(({ events }) => events.some((event) => event.attemptId !== attemptId))) return undefined;
  const copies = traces.map(placeEvents);
  const seatEpoch = Math.max(...copies.flat().map((one) => one.seatEpoch));
  const line = new Set(
    copies
      .filter((copy) => copy.some((one) => one.seatEpoch === seatEpoch))
      .flatMap((copy) => copy.map((one) => one.key)),
  );
  const all = [...new Map(copies.flat().map((one) => [one.key, one])).values()].sort(inOrder);
  const answers = new Map<ItemId, AnswerSeen>();
  for (const one of all) {
    if (one.event.kind === 'answered' && line.has(one.key))
      answers.set(one.event.itemId, answerOf(one, one.event));
  }
  // Two pasts under a lower fence are settled by the higher one.
  const forkAt = forkOrdinal(all.filter((one) => one.seatEpoch === seatEpoch));
  const isRival = (one: Placed): boolean =>
    !line.has(one.key) ||
    (one.seatEpoch === seatEpoch && seatEpoch > 1 && one.stationId !== winnerOf(all, seatEpoch)) ||
    (one.seatEpoch === seatEpoch && one.ordinal >= forkAt);
  return {
    attemptId,
    seatEpoch,
    answers,
    review: reviewOf(all.filter(isRival), answers),
    isForked: forkAt < Number.POSITIVE_INFINITY || writersAt(all, seatEpoch).size > 1,
    events: all.map(({ key, ...one }) => ({ ...one, isLate: !line.has(key) })),
  };
}

/** Who wrote each event under which fence: a copy goes on at the machine that its last `moved-in` names. */
function placeEvents({ stationId, events }: AttemptTrace): readonly Placed[] {
  const firstMove = events.find((event) => event.kind === 'moved-in');
  let seat = firstMove?.move.from ?? { stationId, seatEpoch: 1 };
  const placed: Placed[] = [];
  for (const event of events) {
    if (event.kind === 'heartbeat') continue;
    if (event.kind === 'moved-in') seat = event.move.to;
    const place = { seatEpoch: seat.seatEpoch, stationId: seat.stationId, ordinal: placed.length };
    const key = canonicalJson({ ...place, event } as Json);
    placed.push({ ...place, event, key });
  }
  return placed;
}

function inOrder(a: Placed, b: Placed): number {
  if (a.seatEpoch !== b.seatEpoch) return a.seatEpoch - b.seatEpoch;
  if (a.ordinal !== b.ordinal) return a.ordinal - b.ordinal;
  return a.key < b.key ? -1 : 1;
}

function writersAt(all: readonly Placed[], seatEpoch: number): ReadonlySet<StationId> {
  return new Set(all.filter((one) => one.seatEpoch === seatEpoch).map((one) => one.stationId));
}

/** Of two machines with one fence, the one whose events come last in the one order; which is as good as a coin. */
function winnerOf(all: readonly Placed[], seatEpoch: number): StationId | undefined {
  return all.filter((one) => one.seatEpoch === seatEpoch).at(-1)?.stationId;
}

/** The first place at which one machine has two different events under one fence: its journal was copied back. */
function forkOrdinal(all: readonly Placed[]): number {
  let first = Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  for (const one of all) {
    const place = `${one.seatEpoch}|${one.stationId}|${one.ordinal}`;
    if (seen.has(place)) first = Math.min(first, one.ordinal);
    seen.add(place);
  }
  return first;
}

function reviewOf(
  rivals: readonly Placed[],
  answers: ReadonlyMap<ItemId, AnswerSeen>,
): readonly ReviewLine[] {
  const lines = new Map<ItemId, AnswerSeen[]>();
  for (const one of rivals) {
    if (one.event.kind !== 'answered') continue;
    const seen = answerOf(one, one.event);
    const counted = answers.get(one.event.itemId);
    const others = lines.get(one.event.itemId) ?? [];
    if (counted !== undefined && textOf(counted) === textOf(seen)) continue;
    if (others.some((other) => textOf(other) === textOf(seen) && other.stationId === seen.stationId))
      continue;
    lines.set(one.event.itemId, [...others, seen]);
  }
  return [...lines]
    .map(([itemId, others]) => ({ itemId, counted: answers.get(itemId), others }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

function answerOf(one: Placed, event: Extract<AttemptEvent, { readonly kind: 'answered' }>): AnswerSeen {
  return { chosen: event.chosen, seatEpoch: one.seatEpoch, stationId: one.stationId };
}

/** Choices are sets: A and B is the same answer as B and A. */
function textOf(answer: AnswerSeen): string {
  return [...answer.chosen].sort().join(',');
}
