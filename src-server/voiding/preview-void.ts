import { and, asc, count, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { ItemId, SessionId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { VoidEffect } from '../../src-shared/contracts/web/items';
import type { CaseQuestion } from '../../src-shared/domain/item/item';
import { questionNumbersOf } from '../../src-shared/domain/item/items-of-bank';
import { breathe } from '../import/breathe';
import type { ProjectionContext } from '../import/project-records';
import type { ExamSession } from '../registry/exam-sessions';
import type { Database } from '../store/database';
import { resultPapers } from '../store/paper-schema';
import { compactResults } from '../store/room-schema';
import { inbox, results, sessions } from '../store/schema';
import { judgeAgain, sourceOf } from './judge-again';
import { scoreFromRow } from './score-from-row';
import { findQuestion, type VoidProblem } from './void-item';
import { voidedItemsOf } from './voided-items';

const AT_ONCE = 200;

export type Foreseen = {
  readonly session: ExamSession;
  readonly question: CaseQuestion;
  readonly results: number;
  readonly effect: VoidEffect;
  /** Of the results whose paper held it, or of whose paper that is not known. */
  readonly unreadable: number;
};

/**
 * What voiding a question would do to every stored result of its bank version (TS-8), and changes nothing. A paper that is
 * known not to have held it is not looked at; of the others the answers as the centre keeps them are scored, and what
 * can't be told from these is opened and judged as the voiding itself would. Lets other work through in between.
 */
export async function previewVoid(
  context: ProjectionContext,
  request: { readonly sessionId: SessionId; readonly itemId: ItemId },
): Promise<Result<Foreseen, VoidProblem | 'voided-already'>> {
  const found = await findQuestion(context, request);
  if (!found.ok) return found;
  const { database } = context;
  const { itemId } = request;
  const { bankVersion, items } = found.value.session;
  const voided = await voidedItemsOf(database, bankVersion);
  if (voided.has(itemId)) return err('voided-already');
  const then = new Set([...voided, itemId]);
  const effect = { held: 0, raised: 0, nowPassed: 0 };
  let looked = 0;
  let unreadable = 0;
  for await (const row of resultsToLookAt(database, bankVersion, items, itemId)) {
    await breathe(looked);
    looked += 1;
    const fromRow = scoreFromRow(items, row, then);
    const judged = fromRow ?? (await judgeAgain(context, await sourceOf(context, row), then));
    if (!judged.ok) {
      unreadable += 1;
      continue;
    }
    const { total, isPass, voidedItemIds } = judged.value;
    if (!voidedItemIds.includes(itemId)) continue;
    effect.held += 1;
    if (total > row.total) effect.raised += 1;
    if (isPass && !row.isPass) effect.nowPassed += 1;
  }
  const all = await countOf(database, bankVersion);
  return ok({ ...found.value, results: all, effect, unreadable });
}

async function countOf(database: Database, bankVersion: string): Promise<number> {
  const [row] = await database
    .select({ n: count() })
    .from(results)
    .innerJoin(sessions, eq(sessions.sessionId, results.sessionId))
    .where(eq(sessions.bankVersion, bankVersion));
  return row?.n ?? 0;
}

/**
 * Page by page behind the last id, so that no more than a page is in memory. A record comes along only where the row
 * does not tell enough: no paper is known, or no answers are kept, because there were none or their time is over.
 */
async function* resultsToLookAt(
  database: Database,
  bankVersion: string,
  items: ExamSession['items'],
  itemId: ItemId,
) {
  const [no = -1] = questionNumbersOf(items, [itemId]);
  const isHeld = sql`${no} = ANY (${resultPapers.questionNos})`;
  const noAnswers = sql`'[]'::jsonb`;
  const needsRecord: SQL = sql`(${resultPapers.attemptId} IS NULL OR ${results.answers} = ${noAnswers})`;
  let after = '';
  for (;;) {
    const rows = await database
      .select({
        attemptId: results.attemptId,
        total: results.total,
        isPass: results.isPass,
        answers: results.answers,
        passMark: sql<unknown>`${sessions.policy} -> 'passMark'`,
        questionNos: resultPapers.questionNos,
        envelope: inbox.envelope,
        compact: compactResults.result,
      })
      .from(results)
      .innerJoin(sessions, eq(sessions.sessionId, results.sessionId))
      .leftJoin(resultPapers, eq(resultPapers.attemptId, results.attemptId))
      .leftJoin(
        inbox,
        and(
          needsRecord,
          eq(inbox.stationId, results.stationId),
          eq(inbox.epoch, results.epoch),
          eq(inbox.seq, results.seq),
        ),
      )
      .leftJoin(compactResults, and(needsRecord, eq(compactResults.attemptId, results.attemptId)))
      .where(
        and(
          eq(sessions.bankVersion, bankVersion),
          or(isNull(resultPapers.attemptId), isHeld),
          gt(results.attemptId, sql`${after}::text`),
        ),
      )
      .orderBy(asc(results.attemptId))
      .limit(AT_ONCE);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < AT_ONCE || last === undefined) return;
    after = last.attemptId;
  }
}
