import type { AttemptId, CandidateId, ItemId, OptionId, SessionId } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptTrace } from '../../src-shared/domain/attempt/merge-attempts';
import type { MoveId, SeatLeft } from '../../src-shared/domain/attempt/seat-move';
import type { JournalEntry } from '../journal/journal-entry';

/** What the journal says of attempts that left this machine or came to it (RM-12). */
export type SeatMemory = {
  /** Attempts that have left here and have not come back. */
  readonly left: Map<AttemptId, SeatThatWasLeft>;
  /** Moves that were taken in here; a file is taken once. */
  readonly taken: Set<MoveId>;
  /** Copies of attempts that are here as well. */
  readonly copies: Map<AttemptId, AttemptTrace[]>;
};

/** An answer that came too late; it stays in the journal under its attempt's key. */
export type LateWrite = {
  readonly at: Instant;
  readonly seatEpoch: number;
  readonly itemId: ItemId;
  readonly chosen: readonly OptionId[];
};

export type SeatThatWasLeft = {
  /** The fence, and where the attempt went. */
  readonly left: SeatLeft;
  readonly of: { readonly candidateId: CandidateId; readonly seat: number; readonly sessionId: SessionId };
  /** How many answers came too late. */
  lateWrites: number;
  /** Those of them that no record for the centre was made of, in their order. */
  readonly untold: LateWrite[];
};

export function emptySeats(): SeatMemory {
  return { left: new Map(), taken: new Set(), copies: new Map() };
}

/** `events`: of attempts that are not over, as they were before this entry. */
export function noteSeats(
  memory: SeatMemory,
  entry: JournalEntry,
  events: ReadonlyMap<AttemptId, readonly AttemptEvent[]>,
): void {
  if (entry.kind === 'late-write') {
    const seat = memory.left.get(entry.attemptId);
    if (seat !== undefined) {
      const { at, seatEpoch, itemId, chosen } = entry;
      seat.lateWrites += 1;
      seat.untold.push({ at, seatEpoch, itemId, chosen });
    }
  }
  if (entry.kind === 'incident' && entry.incident.kind === 'late-answer') {
    // Written behind its record, so that what a stop cuts off between them is told again and not forgotten.
    const { attemptId } = entry.incident;
    if (attemptId !== undefined) memory.left.get(attemptId)?.untold.shift();
  }
  if (entry.kind === 'copy-kept') {
    const { left } = entry.head;
    memory.taken.add(left.moveId);
    const copy = { stationId: left.from.stationId, events: entry.events };
    memory.copies.set(entry.attemptId, [...(memory.copies.get(entry.attemptId) ?? []), copy]);
  }
  if (entry.kind !== 'attempt-event') return;
  const { event } = entry;
  if (event.kind === 'moved-out') {
    const first = events.get(event.attemptId)?.[0];
    if (first?.kind !== 'identified') return;
    const { candidateId, seat, sessionId } = first;
    const { lateWrites, untold } = memory.left.get(event.attemptId) ?? { lateWrites: 0, untold: [] };
    const of = { candidateId, seat, sessionId };
    memory.left.set(event.attemptId, { left: event.left, of, lateWrites, untold });
  }
  if (event.kind === 'moved-in') {
    memory.left.delete(event.attemptId);
    memory.taken.add(event.move.moveId);
  }
}
