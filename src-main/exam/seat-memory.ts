import type { AttemptId } from '../../src-shared/basics/ids';
import type { AttemptTrace } from '../../src-shared/domain/attempt/merge-attempts';
import type { MoveId, SeatLeft } from '../../src-shared/domain/attempt/seat-move';
import type { JournalEntry } from '../journal/journal-entry';

/** What the journal says of attempts that left this machine or came to it (RM-12). */
export type SeatMemory = {
  /** Attempts that have left here and have not come back: the fence, and how many answers came too late. */
  readonly left: Map<AttemptId, { readonly left: SeatLeft; lateWrites: number }>;
  /** Moves that were taken in here; a file is taken once. */
  readonly taken: Set<MoveId>;
  /** Copies of attempts that are here as well. */
  readonly copies: Map<AttemptId, AttemptTrace[]>;
};

export function emptySeats(): SeatMemory {
  return { left: new Map(), taken: new Set(), copies: new Map() };
}

export function noteSeats(memory: SeatMemory, entry: JournalEntry): void {
  if (entry.kind === 'late-write') {
    const seat = memory.left.get(entry.attemptId);
    if (seat !== undefined) seat.lateWrites += 1;
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
    const lateWrites = memory.left.get(event.attemptId)?.lateWrites ?? 0;
    memory.left.set(event.attemptId, { left: event.left, lateWrites });
  }
  if (event.kind === 'moved-in') {
    memory.left.delete(event.attemptId);
    memory.taken.add(event.move.moveId);
  }
}
