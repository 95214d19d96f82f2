import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { SessionId, StationId } from '../../src-shared/basics/ids';
import type { IncidentLine, IncidentSearch } from '../../src-shared/contracts/web/incidents';
import { Incident } from '../../src-shared/domain/incident/incident';
import type { Database } from '../store/database';
import { incidents } from '../store/room-schema';

const A_PAGE = 50;

/** Lines of rooms' records, the latest first by the stations' clocks (RM-14). Nobody is named here. */
export async function searchIncidents(
  database: Database,
  search: IncidentSearch,
  after: { readonly atMs: number; readonly incidentId: string } | undefined,
): Promise<{ lines: IncidentLine[]; hasMore: boolean }> {
  const conditions: SQL[] = [];
  if (search.sessionId !== undefined) conditions.push(eq(incidents.sessionId, search.sessionId));
  if (search.kind !== undefined) conditions.push(eq(incidents.kind, search.kind));
  if (after !== undefined)
    conditions.push(sql`(at_ms, incident_id) < (${after.atMs}::bigint, ${after.incidentId})`);
  const rows = await database
    .select()
    .from(incidents)
    .where(and(...conditions))
    .orderBy(desc(incidents.atMs), desc(incidents.incidentId))
    .limit(A_PAGE + 1);
  return { lines: rows.slice(0, A_PAGE).map(lineOf), hasMore: rows.length > A_PAGE };
}

function lineOf(row: typeof incidents.$inferSelect): IncidentLine {
  const { text, by, evidence, facts } = Incident.parse(row.incident);
  const { incidentId, kind, atMs, seat } = row;
  return {
    incidentId,
    sessionId: SessionId.parse(row.sessionId),
    stationId: StationId.parse(row.stationId),
    kind,
    atMs,
    ...(seat === null ? {} : { seat }),
    text,
    by: [...by],
    evidence: evidence.length,
    facts,
  };
}
