import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../store/database';
import type { ReportedResult } from './xapi-statement';

const wide = z.coerce.number();
const Row = z.object({
  attemptId: z.string(),
  versionNo: z.number(),
  candidateId: z.string(),
  sessionId: z.string(),
  sessionTitle: z.string(),
  total: z.number(),
  isPass: z.boolean(),
  startedAtMs: wide,
  submittedAtMs: wide,
  isDemonstration: z.boolean(),
});

/** Every version of every result of a session that counts: what is on hold is not told to anybody (RM-13). */
export function resultsToReport(database: Database, sessionId: string): Promise<readonly ReportedResult[]> {
  return reported(database, sql`r.session_id = ${sessionId}`);
}

export function resultsOfStatements(
  database: Database,
  attempts: readonly { readonly attemptId: string; readonly versionNo: number }[],
): Promise<readonly ReportedResult[]> {
  const ids = sql.param(attempts.map((one) => one.attemptId));
  const versions = sql.param(attempts.map((one) => one.versionNo));
  return reported(
    database,
    sql`(v.attempt_id, v.version_no) IN (SELECT * FROM unnest(${ids}::text[], ${versions}::int[]))`,
  );
}

async function reported(database: Database, condition: SQL): Promise<readonly ReportedResult[]> {
  const found = await database.execute(sql`
    SELECT v.attempt_id AS "attemptId", v.version_no AS "versionNo", r.candidate_id AS "candidateId",
      r.session_id AS "sessionId", s.session ->> 'title' AS "sessionTitle", v.total, v.is_pass AS "isPass",
      r.started_at_ms AS "startedAtMs", r.submitted_at_ms AS "submittedAtMs",
      r.is_demonstration AS "isDemonstration"
    FROM result_versions v JOIN results r USING (attempt_id) JOIN sessions s USING (session_id)
    WHERE NOT r.is_held AND ${condition}
    ORDER BY r.submitted_at_ms, v.attempt_id, v.version_no`);
  return z.array(Row).parse(found.rows);
}
