import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { PackageSession } from '../../src-shared/contracts/package/package-content';
import type { Database } from '../store/database';

const SessionCounts = z.object({
  session: PackageSession,
  isDemonstration: z.boolean(),
  bankVersion: z.string(),
  candidates: z.number(),
  results: z.number(),
  passed: z.number(),
  mismatched: z.number(),
  aside: z.number(),
  voided: z.number(),
});
export type SessionCounts = z.infer<typeof SessionCounts>;

const LISTED = 1000;

/** The sessions of this centre with what has come of them, the latest first; at most a thousand. */
export async function listSessionCounts(database: Database): Promise<readonly SessionCounts[]> {
  const found = await database.execute(sql`
    SELECT s.session, s.is_demonstration AS "isDemonstration", s.bank_version AS "bankVersion",
      (SELECT count(*)::int FROM candidates c WHERE c.session_id = s.session_id) AS candidates,
      count(r.attempt_id)::int AS results,
      (count(*) FILTER (WHERE r.is_pass))::int AS passed,
      (count(*) FILTER (WHERE r.status = 'mismatch'))::int AS mismatched,
      (SELECT count(*)::int FROM quarantine q WHERE q.session_id = s.session_id) AS aside,
      (SELECT count(*)::int FROM voided_items v WHERE v.bank_version = s.bank_version) AS voided
    FROM sessions s LEFT JOIN results r USING (session_id)
    GROUP BY s.session_id
    ORDER BY s.session ->> 'date' DESC, s.session_id
    LIMIT ${LISTED}`);
  return z.array(SessionCounts).parse(found.rows);
}
