import { sql } from 'drizzle-orm';
import { questionNumbersOf } from '../../src-shared/domain/item/items-of-bank';
import type { ProjectionContext } from '../import/project-records';
import { voidedItemsOf } from './voided-items';

const AT_ONCE = 2000;

/**
 * Of a bank version's results that do not know of all its voided questions (TS-8), those whose papers held none of the
 * new ones: there is nothing to score, and they are marked as looked at, some thousands in one statement. Answers how
 * many. Rows are locked in the order in which the scoring locks them, so that two processes wait and do not deadlock.
 */
export async function passOver(context: ProjectionContext, bankVersion: string): Promise<number> {
  const voided = [...(await voidedItemsOf(context.database, bankVersion))];
  const found = await context.database.execute<{ session_id: string }>(
    sql`SELECT session_id FROM sessions WHERE bank_version = ${bankVersion} LIMIT 1`,
  );
  const session = await context.sessions.find(found.rows[0]?.session_id ?? '');
  if (session === undefined) return 0;
  const numbers = sql.param(questionNumbersOf(session.items, voided));
  // A row whose result is replaced meanwhile has another version than the one that was looked at, and drops out.
  const passed = await context.database.execute(sql`
    WITH untouched AS (
      SELECT r.attempt_id
      FROM results r
      JOIN sessions s USING (session_id)
      JOIN result_papers p USING (attempt_id)
      JOIN result_versions v ON v.attempt_id = r.attempt_id AND v.version_no = r.version_no
      WHERE s.bank_version = ${bankVersion} AND r.voids_known < ${voided.length} AND NOT EXISTS (
        SELECT FROM unnest(${numbers}::int[], ${sql.param(voided)}::text[]) AS q(no, item_id)
        WHERE q.no = ANY (p.question_nos) AND q.item_id <> ALL (v.voided_item_ids))
      ORDER BY r.attempt_id LIMIT ${AT_ONCE} FOR UPDATE OF r
    )
    UPDATE results r SET voids_known = ${voided.length} FROM untouched u WHERE r.attempt_id = u.attempt_id`);
  return passed.rowCount ?? 0;
}
