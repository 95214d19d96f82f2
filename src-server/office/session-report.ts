import { count, eq, inArray } from 'drizzle-orm';
import { StationId } from '../../src-shared/basics/ids';
import { StationState } from '../../src-shared/contracts/sync/heartbeat';
import type { SessionReport, SessionStation } from '../../src-shared/contracts/web/exam-sessions';
import { reconcileSession } from '../hand-in/reconcile-session';
import type { ExamSession, ExamSessions } from '../registry/exam-sessions';
import type { Database } from '../store/database';
import { stationStates } from '../store/live-schema';
import { packageStations } from '../store/package-schema';
import { incidents } from '../store/room-schema';
import { results, stations } from '../store/schema';
import { findSessionLine } from './list-sessions';

/** RM-15 for a room, and what each of its stations has still to do. */
export async function sessionReport(
  context: { readonly database: Database; readonly sessions: ExamSessions },
  sessionId: string,
): Promise<SessionReport | undefined> {
  const { database } = context;
  const line = await findSessionLine(database, sessionId);
  const session = await context.sessions.find(sessionId);
  if (line === undefined || session === undefined) return undefined;
  const room = await reconcileSession(database, session);
  const [noted] = await database
    .select({ incidents: count() })
    .from(incidents)
    .where(eq(incidents.sessionId, sessionId));
  return {
    line,
    sat: room.sat,
    submitted: room.submitted,
    forced: room.forced,
    terminated: room.terminated,
    absent: room.absent,
    isBalanced: room.isBalanced,
    differences: room.differences.map((one) => {
      const candidate = session.candidates.get(one.candidateId);
      return { ...one, admissionNo: candidate?.admissionNo ?? '', seat: candidate?.seat ?? 0 };
    }),
    stations: await stationsOf(database, session, room.closedStations),
    incidents: noted?.incidents ?? 0,
  };
}

/** The stations with a slot in the package, and any other from which something of the session came. */
async function stationsOf(
  database: Database,
  session: ExamSession,
  closed: readonly string[],
): Promise<SessionStation[]> {
  const sent = await database
    .select({ stationId: results.stationId, results: count() })
    .from(results)
    .where(eq(results.sessionId, session.sessionId))
    .groupBy(results.stationId);
  const slots = await database
    .select({ stationId: packageStations.stationId })
    .from(packageStations)
    .where(eq(packageStations.packageId, session.packageId));
  const ids = [...new Set([...slots, ...sent].map((one) => one.stationId).concat(closed))].sort();
  if (ids.length === 0) return [];
  const known = await database
    .select({ stationId: stations.stationId, label: stations.label, state: stationStates })
    .from(stations)
    .leftJoin(stationStates, eq(stationStates.stationId, stations.stationId))
    .where(inArray(stations.stationId, ids));
  return ids.map((stationId) => {
    const found = known.find((one) => one.stationId === stationId);
    const seen = found?.state ?? undefined;
    const pending = StationState.safeParse(seen?.state).data?.pendingRecords;
    return {
      stationId: StationId.parse(stationId),
      label: found?.label ?? '',
      isClosed: closed.includes(stationId),
      results: sent.find((one) => one.stationId === stationId)?.results ?? 0,
      ...(seen === undefined ? {} : { lastSeenAtMs: seen.seenAtMs }),
      ...(pending === undefined ? {} : { pendingRecords: pending }),
    };
  });
}
