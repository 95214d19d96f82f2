import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { PackageSession } from '../../src-shared/contracts/package/package-content';
import { SessionLine } from '../../src-shared/contracts/web/exam-sessions';
import type { Database } from '../store/database';

const A_PAGE = 50;

const Row = SessionLine.omit({
  sessionId: true,
  title: true,
  siteName: true,
  roomName: true,
  date: true,
  startsAtMs: true,
}).extend({ session: PackageSession });

/** Sessions with what has come of them, the latest day first; the next page begins behind `after`. */
export async function listSessions(
  database: Database,
  after: { readonly date: string; readonly sessionId: string } | undefined,
): Promise<{ lines: SessionLine[]; hasMore: boolean }> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(s.session ->> 'date', s.session_id) < (${after.date}, ${after.sessionId})`;
  const lines = await linesWhere(database, behind, A_PAGE + 1);
  return { lines: lines.slice(0, A_PAGE), hasMore: lines.length > A_PAGE };
}

export async function findSessionLine(
  database: Database,
  sessionId: string,
): Promise<SessionLine | undefined> {
  return (await linesWhere(database, sql`s.session_id = ${sessionId}`, 1))[0];
}

async function linesWhere(
  database: Database,
  condition: ReturnType<typeof sql>,
  limit: number,
): Promise<SessionLine[]> {
  const found = await database.execute(sql`
    SELECT s.session, s.is_demonstration AS "isDemonstration", r.*,
      (SELECT count(*)::int FROM candidates c WHERE c.session_id = s.session_id) AS expected,
      (SELECT count(*)::int FROM quarantine q WHERE q.session_id = s.session_id) AS aside,
      (SELECT count(DISTINCT station_id)::int FROM session_closings k WHERE k.session_id = s.session_id)
        AS "closedStations"
    FROM (SELECT * FROM sessions s WHERE ${condition}
          ORDER BY s.session ->> 'date' DESC, s.session_id DESC LIMIT ${limit}) s
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS results, (count(*) FILTER (WHERE is_pass))::int AS passed,
        (count(*) FILTER (WHERE status = 'mismatch'))::int AS mismatched
      FROM results WHERE results.session_id = s.session_id) r
    ORDER BY s.session ->> 'date' DESC, s.session_id DESC`);
  return z
    .array(Row)
    .parse(found.rows)
    .map(({ session, ...counts }) => ({
      ...counts,
      sessionId: session.sessionId,
      title: session.title,
      siteName: session.site.name,
      roomName: session.room.name,
      date: session.date,
      startsAtMs: session.startsAtMs,
    }));
}
