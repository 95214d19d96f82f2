import { eq, sql } from 'drizzle-orm';
import type { ItemId, SessionId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { VoidEffect } from '../../src-shared/contracts/web/items';
import type { CaseQuestion } from '../../src-shared/domain/item/item';
import { scoredItemsById } from '../../src-shared/domain/item/items-of-bank';
import type { ProjectionContext } from '../import/project-records';
import type { ExamSession } from '../registry/exam-sessions';
import type { Database } from '../store/database';
import { voidedItems } from '../store/schema';
import { rescoreStale } from './rescore-stale';

export type VoidProblem =
  | 'unknown-session'
  /** Neither a question of the session's bank nor one of a case. */
  | 'unknown-item'
  /** A case has no points of its own; its questions are voided one by one. */
  | 'a-case-is-voided-by-its-questions';

export type VoidedItem = {
  /** False: it was voided before, and the reason and instant of then stand. */
  readonly isNew: boolean;
  readonly itemId: string;
  readonly bankVersion: string;
  readonly reason: string;
  readonly voidedAtMs: number;
  /** Results of papers that held the question, of all sessions with this bank version. */
  readonly held: number;
  /** Of these, scored higher by it and passed by it; counted from the version that took the question in. */
  readonly raised: number;
  readonly nowPassed: number;
};

/**
 * Voids one question of a session's bank version (TS-8) and scores all stored results of that bank version again.
 * Idempotent, also after a stop in between: what was not scored again yet is then, or by the healer. Never undone.
 */
export async function voidItem(
  context: ProjectionContext,
  request: { readonly sessionId: SessionId; readonly itemId: ItemId; readonly reason: string },
): Promise<Result<VoidedItem, VoidProblem>> {
  const found = await findQuestion(context, request);
  if (!found.ok) return found;
  const { bankVersion } = found.value.session;
  const { itemId, reason, sessionId } = request;
  const isNew = await context.database.transaction(async (tx) => {
    await tx.execute(sql`SELECT set_config('synchronous_commit', 'on', true)`);
    const added = await tx
      .insert(voidedItems)
      .values({ bankVersion, itemId, sessionId, reason, voidedAtMs: context.now() })
      .onConflictDoNothing()
      .returning();
    return added.length > 0;
  });
  await rescoreStale(context);
  const [row] = await context.database
    .select()
    .from(voidedItems)
    .where(sql`${eq(voidedItems.bankVersion, bankVersion)} AND ${eq(voidedItems.itemId, itemId)}`);
  if (row === undefined) throw new Error('a voided question that is not there');
  const effect = await effectOf(context.database, bankVersion, itemId);
  return ok({ isNew, itemId, bankVersion, reason: row.reason, voidedAtMs: row.voidedAtMs, ...effect });
}

/** A question of a session's bank, by its own id. */
export async function findQuestion(
  { sessions }: Pick<ProjectionContext, 'sessions'>,
  { sessionId, itemId }: { readonly sessionId: SessionId; readonly itemId: ItemId },
): Promise<Result<{ readonly session: ExamSession; readonly question: CaseQuestion }, VoidProblem>> {
  const session = await sessions.find(sessionId);
  if (session === undefined) return err('unknown-session');
  const question = scoredItemsById(session.items).get(itemId);
  if (question !== undefined) return ok({ session, question });
  const isCase = session.items.some((item) => item.id === itemId);
  return err(isCase ? 'a-case-is-voided-by-its-questions' : 'unknown-item');
}

/** What the voiding of a question has done so far, by the versions of the results. */
export async function effectOf(database: Database, bankVersion: string, itemId: string): Promise<VoidEffect> {
  const counted = await database.execute(sql`
    WITH first AS (
      SELECT DISTINCT ON (v.attempt_id) v.attempt_id, v.version_no, v.total, v.is_pass
      FROM result_versions v JOIN results r USING (attempt_id) JOIN sessions s USING (session_id)
      WHERE s.bank_version = ${bankVersion} AND v.voided_item_ids @> ARRAY[${itemId}]::text[]
      ORDER BY v.attempt_id, v.version_no
    )
    SELECT count(*)::int AS "held",
      (count(*) FILTER (WHERE f.total > b.total))::int AS "raised",
      (count(*) FILTER (WHERE f.is_pass AND NOT b.is_pass))::int AS "nowPassed"
    FROM first f LEFT JOIN result_versions b ON b.attempt_id = f.attempt_id AND b.version_no = f.version_no - 1`);
  return VoidEffect.parse(counted.rows[0]);
}
