import type { Transaction } from '../store/database';
import { incidents, sessionClosings } from '../store/room-schema';
import type { RoomRows } from './project-room-record';

/** Inserting is idempotent, like everything a projection writes; what is there stays as it is. */
export async function insertRoomRows(tx: Transaction, all: readonly RoomRows[]): Promise<void> {
  const lines = all.flatMap((one) => (one.kind === 'incidents' ? one.rows : []));
  const closings = all.flatMap((one) => (one.kind === 'closing' ? [one.row] : []));
  if (lines.length > 0) await tx.insert(incidents).values(lines).onConflictDoNothing();
  if (closings.length > 0) await tx.insert(sessionClosings).values(closings).onConflictDoNothing();
}
