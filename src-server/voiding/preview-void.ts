import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { ItemId, SessionId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { VoidEffect } from '../../src-shared/contracts/web/items';
import type { CaseQuestion } from '../../src-shared/domain/item/item';
import { breathe } from '../import/breathe';
import type { ProjectionContext } from '../import/project-records';
import type { ExamSession } from '../registry/exam-sessions';
import type { Database } from '../store/database';
import { compactResults } from '../store/room-schema';
import { inbox, results, sessions } from '../store/schema';
import { judgeAgain, sourceOf } from './rescore-stale';
import { findQuestion, type VoidProblem } from './void-item';
import { voidedItemsOf } from './voided-items';

const AT_ONCE = 200;

export type Foreseen = {
  readonly session: ExamSession;
  readonly question: CaseQuestion;
  readonly results: number;
  readonly effect: VoidEffect;
  readonly unreadable: number;
};

/**
 * What voiding a question would do to every stored result of its bank version (TS-8), by the code that would do it, and
 * changes nothing. Takes as long as the scoring itself, which is why it lets other work through in between.
 */
export async function previewVoid(
  context: ProjectionContext,
  request: { readonly sessionId: SessionId; readonly itemId: ItemId },
): Promise<Result<Foreseen, VoidProblem | 'voided-already'>> {
  const found = await findQuestion(context, request);
  if (!found.ok) return found;
  const { bankVersion } = found.value.session;
  const voided = await voidedItemsOf(context.database, bankVersion);
  if (voided.has(request.itemId)) return err('voided-already');
  const then = new Set([...voided, request.itemId]);
  const effect = { held: 0, raised: 0, nowPassed: 0 };
  let looked = 0;
  let unreadable = 0;
  for await (const row of standingResults(context.database, bankVersion)) {
    await breathe(looked);
    looked += 1;
    const judged = await judgeAgain(context, await sourceOf(context, row), then);
    if (!judged.ok) {
      unreadable += 1;
      continue;
    }
    const { total, isPass, voidedItemIds } = judged.value;
    if (!voidedItemIds.includes(request.itemId)) continue;
    effect.held += 1;
    if (total > row.total) effect.raised += 1;
    if (isPass && !row.isPass) effect.nowPassed += 1;
  }
  return ok({ ...found.value, results: looked, effect, unreadable });
}

/** Page by page behind the last id, so that no more than a page of records is in memory. */
async function* standingResults(database: Database, bankVersion: string) {
  let after = '';
  for (;;) {
    const rows = await database
      .select({
        attemptId: results.attemptId,
        total: results.total,
        isPass: results.isPass,
        envelope: inbox.envelope,
        compact: compactResults.result,
      })
      .from(results)
      .innerJoin(sessions, eq(sessions.sessionId, results.sessionId))
      .leftJoin(
        inbox,
        and(
          eq(inbox.stationId, results.stationId),
          eq(inbox.epoch, results.epoch),
          eq(inbox.seq, results.seq),
        ),
      )
      .leftJoin(compactResults, eq(compactResults.attemptId, results.attemptId))
      .where(and(eq(sessions.bankVersion, bankVersion), gt(results.attemptId, sql`${after}::text`)))
      .orderBy(asc(results.attemptId))
      .limit(AT_ONCE);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < AT_ONCE || last === undefined) return;
    after = last.attemptId;
  }
}
