import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AttemptId, SessionId, Sha256Hex, StationId } from '../../src-shared/basics/ids';
import type {
  EvidenceLine,
  EvidencePlace,
  EvidenceSearch,
} from '../../src-shared/contracts/web/evidence-routes';
import { evidenceDueAtMs } from '../retention/evidence-due';
import type { Database } from '../store/database';

const A_PAGE = 50;
const wide = z.coerce.number();

const Row = z.object({
  sha256: Sha256Hex,
  kind: z.string().nullable(),
  stationId: StationId,
  sessionId: SessionId.nullable(),
  attemptId: AttemptId.nullable(),
  incidentId: z.string().nullable(),
  bytes: z.number(),
  isWhole: z.boolean(),
  receivedAtMs: wide,
  dueAtMs: wide,
  openings: z.number(),
  lastOpenedAtMs: wide.nullable(),
});

/** What has come, the latest first: ids, days and how often it was looked at, never a picture. */
export async function searchEvidence(
  database: Database,
  search: EvidenceSearch,
  after: EvidencePlace | undefined,
): Promise<{ lines: EvidenceLine[]; hasMore: boolean }> {
  const conditions: SQL[] = [sql`true`];
  if (search.sessionId !== undefined) conditions.push(sql`e.session_id = ${search.sessionId}`);
  if (search.attemptId !== undefined) conditions.push(sql`e.attempt_id = ${search.attemptId}`);
  if (after !== undefined)
    conditions.push(sql`(e.first_at_ms, e.sha256) < (${after.receivedAtMs}::bigint, ${after.sha256})`);
  // The page is cut before anything is asked about its lines.
  const found = await database.execute(sql`
    SELECT e.sha256, e.kind, e.station_id AS "stationId", e.session_id AS "sessionId", e.attempt_id AS "attemptId",
      e.incident_id AS "incidentId", e.bytes, e.is_whole AS "isWhole", e.first_at_ms AS "receivedAtMs",
      ${evidenceDueAtMs()} AS "dueAtMs", o.n AS openings, o.last AS "lastOpenedAtMs"
    FROM (SELECT * FROM evidence e WHERE ${sql.join(conditions, sql` AND `)}
      ORDER BY e.first_at_ms DESC, e.sha256 DESC LIMIT ${A_PAGE + 1}) e
    CROSS JOIN LATERAL (SELECT count(*)::int AS n, max(at_ms) AS last FROM audit_log l
      WHERE l.subject = e.sha256 AND l.action = 'open-evidence') o
    ORDER BY e.first_at_ms DESC, e.sha256 DESC`);
  const lines = z.array(Row).parse(found.rows).map(lineOf);
  return { lines: lines.slice(0, A_PAGE), hasMore: lines.length > A_PAGE };
}

function lineOf(row: z.infer<typeof Row>): EvidenceLine {
  const { kind, sessionId, attemptId, incidentId, lastOpenedAtMs, ...rest } = row;
  return {
    ...rest,
    kind: kind ?? 'unknown',
    ...(sessionId === null ? {} : { sessionId }),
    ...(attemptId === null ? {} : { attemptId }),
    ...(incidentId === null ? {} : { incidentId }),
    ...(lastOpenedAtMs === null ? {} : { lastOpenedAtMs }),
  };
}
