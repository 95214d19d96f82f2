import { eq } from 'drizzle-orm';
import { CandidateId, StationId } from '../../src-shared/basics/ids';
import { type RoomReconciliation, reconcileRoom } from '../../src-shared/domain/session-close/reconcile-room';
import { SessionClosing } from '../../src-shared/domain/session-close/session-closing';
import type { ExamSession } from '../registry/exam-sessions';
import type { Database } from '../store/database';
import { sessionClosings } from '../store/room-schema';
import { results } from '../store/schema';

export type SessionReconciliation = RoomReconciliation & { readonly closedStations: readonly string[] };

/** RM-15 for a whole room: what its stations signed, held against its list and the results that came. */
export async function reconcileSession(
  database: Database,
  session: ExamSession,
): Promise<SessionReconciliation> {
  const rows = await database
    .select({ closing: sessionClosings.closing })
    .from(sessionClosings)
    .where(eq(sessionClosings.sessionId, session.sessionId));
  const parts = rows.map((row) => SessionClosing.parse(row.closing));
  const arrived = await database
    .select({ candidateId: results.candidateId, stationId: results.stationId })
    .from(results)
    .where(eq(results.sessionId, session.sessionId));
  const room = reconcileRoom({
    roster: [...session.candidates.keys()].map((id) => CandidateId.parse(id)),
    results: arrived.map((row) => ({
      candidateId: CandidateId.parse(row.candidateId),
      stationId: StationId.parse(row.stationId),
    })),
    parts,
  });
  return { ...room, closedStations: parts.map((part) => part.stationId) };
}
