import type { Transaction } from '../store/database';
import { incidents, lateAnswers, sessionClosings } from '../store/room-schema';
import type { RoomRows } from './project-room-record';

/** Inserting is idempotent, like everything a projection writes; what is there stays as it is. */
export async function insertRoomRows(tx: Transaction, all: readonly RoomRows[]): Promise<void> {
  const late = all.flatMap((one) => (one.kind === 'late-answer' ? [one] : []));
  const logs = all.flatMap((one) => (one.kind === 'incidents' ? one.rows : []));
  const lines = [...logs, ...late.map((one) => one.incident)];
  const closings = all.flatMap((one) => (one.kind === 'closing' ? [one.row] : []));
  if (lines.length > 0) await tx.insert(incidents).values(lines).onConflictDoNothing();
  if (late.length > 0) {
    await tx
      .insert(lateAnswers)
      .values(late.map((one) => one.answer))
      .onConflictDoNothing();
  }
  if (closings.length > 0) await tx.insert(sessionClosings).values(closings).onConflictDoNothing();
}
