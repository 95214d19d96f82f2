import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { assertNever } from '../../src-shared/basics/assert-never';
import { questionNumbersOf } from '../../src-shared/domain/item/items-of-bank';
import { breathe } from '../import/breathe';
import { type KeptPaper, keepPapers } from '../import/keep-papers';
import type { ProjectionContext } from '../import/project-records';
import type { Database, Transaction } from '../store/database';
import { resultPapers } from '../store/paper-schema';
import { compactResults } from '../store/room-schema';
import { inbox, results, resultVersions } from '../store/schema';
import { judgeAgain, sourceOf } from './judge-again';
import { passOver } from './pass-over';
import { reviseResult, type StandingScore } from './revise-result';
import { voidedItemsOf } from './voided-items';

const AT_ONCE = 100;

/**
 * Scores again every stored result that does not know of all voided questions of its bank version (TS-8), from the
 * record in the inbox, or the result that came as a picture before it, and by the code that scored it first; a paper that
 * is known to have held none of the new ones is only marked. May run at any time and in several processes at once: a
 * row is locked while it is looked at, and has nothing left to do afterwards. Answers how many results it looked at.
 */
export async function rescoreStale(context: ProjectionContext): Promise<number> {
  let done = 0;
  for (const bankVersion of await staleBanks(context.database)) {
    for (;;) {
      // Again each time: another question may have been voided since.
      const passed = await passOver(context, bankVersion);
      const scored = await context.database.transaction((tx) => rescoreSome(context, tx, bankVersion));
      if (passed + scored === 0) break;
      done += passed + scored;
    }
  }
  return done;
}

/** A result knows of fewer voided questions than its bank version has. */
const isStale = sql`FROM (SELECT bank_version, count(*) AS voids FROM voided_items GROUP BY bank_version) v
  JOIN sessions s USING (bank_version)
  JOIN results r ON r.session_id = s.session_id AND r.voids_known < v.voids`;

async function staleBanks(database: Database): Promise<readonly string[]> {
  const found = await database.execute<{ bank_version: string }>(
    sql`SELECT DISTINCT v.bank_version ${isStale}`,
  );
  return found.rows.map((row) => row.bank_version);
}

type Revised = StandingScore & {
  readonly attemptId: string;
  readonly versionNo: number;
  readonly scorerVersion: string;
};

async function rescoreSome(
  context: ProjectionContext,
  tx: Transaction,
  bankVersion: string,
): Promise<number> {
  const locked = await tx.execute<{ attempt_id: string }>(sql`
    SELECT r.attempt_id ${isStale} WHERE v.bank_version = ${bankVersion}
    ORDER BY r.attempt_id LIMIT ${AT_ONCE} FOR UPDATE OF r`);
  if (locked.rows.length === 0) return 0;
  const voided = await voidedItemsOf(tx, bankVersion);
  const revised: Revised[] = [];
  const papers: KeptPaper[] = [];
  const standing = await standingOf(
    tx,
    locked.rows.map((row) => row.attempt_id),
  );
  for (const [at, row] of standing.entries()) {
    await breathe(at);
    const { attemptId } = row;
    const rescored = await judgeAgain(context, await sourceOf(context, row), voided);
    if (!rescored.ok) {
      await alarm(context, tx, row, rescored.error);
      continue;
    }
    if (row.knownPaper === null) {
      const session = await context.sessions.find(row.sessionId);
      const questionNos = questionNumbersOf(session?.items ?? [], rescored.value.itemIds);
      papers.push({ attemptId, questionNos });
    }
    const revision = reviseResult(row, rescored.value);
    switch (revision.kind) {
      case 'unchanged':
        break;
      case 'lower':
        await alarm(context, tx, row, 'score-would-fall');
        break;
      case 'revised': {
        const { scorerVersion } = rescored.value;
        revised.push({ ...revision.score, attemptId, scorerVersion, versionNo: row.versionNo + 1 });
        break;
      }
      default:
        return assertNever(revision);
    }
  }
  // Whatever came of it, this state of the voided set has been looked at.
  const ids = standing.map((row) => row.attemptId);
  await tx.update(results).set({ voidsKnown: voided.size }).where(inArray(results.attemptId, ids));
  await storeRevised(tx, revised, context.now());
  await keepPapers(tx, papers);
  return standing.length;
}

async function storeRevised(tx: Transaction, revised: readonly Revised[], atMs: number): Promise<void> {
  if (revised.length === 0) return;
  const column = <T>(pick: (one: Revised) => T) => sql.param(revised.map(pick));
  await tx.execute(sql`
    UPDATE results r
    SET total = n.total, is_pass = n.is_pass, scorer_version = n.scorer_version, version_no = n.version_no
    FROM unnest(
      ${column((one) => one.attemptId)}::text[], ${column((one) => one.total)}::int[],
      ${column((one) => one.isPass)}::boolean[], ${column((one) => one.scorerVersion)}::text[],
      ${column((one) => one.versionNo)}::int[]
    ) AS n(attempt_id, total, is_pass, scorer_version, version_no)
    WHERE r.attempt_id = n.attempt_id`);
  await tx.insert(resultVersions).values(
    revised.map(({ voidedItemIds, ...score }) => ({
      ...{ ...score, cause: 'item-voided' as const, atMs },
      voidedItemIds: [...voidedItemIds],
    })),
  );
}

type Place = Pick<typeof results.$inferSelect, 'attemptId' | 'stationId' | 'epoch' | 'seq'>;

async function alarm({ now }: ProjectionContext, tx: Transaction, at: Place, reason: string): Promise<void> {
  await tx.execute(sql`SELECT raise_alarm(
    'rescore-failed', ${at.attemptId}, ${at.stationId}, ${at.epoch}, ${at.seq}::bigint,
    ${reason}, ${now()}::bigint)`);
}

/** Read once the rows are locked: what stood before the lock may have been replaced. */
async function standingOf(tx: Transaction, attemptIds: readonly string[]) {
  const { attemptId, sessionId, stationId, epoch, seq, versionNo, total, isPass } = results;
  const rows = await tx
    .select({
      ...{ attemptId, sessionId, stationId, epoch, seq, versionNo, total, isPass },
      voidedItemIds: resultVersions.voidedItemIds,
      knownPaper: resultPapers.attemptId,
      envelope: inbox.envelope,
      compact: compactResults.result,
    })
    .from(results)
    .innerJoin(
      resultVersions,
      and(eq(resultVersions.attemptId, results.attemptId), eq(resultVersions.versionNo, results.versionNo)),
    )
    .leftJoin(resultPapers, eq(resultPapers.attemptId, results.attemptId))
    .leftJoin(
      inbox,
      and(eq(inbox.stationId, results.stationId), eq(inbox.epoch, results.epoch), eq(inbox.seq, results.seq)),
    )
    .leftJoin(compactResults, eq(compactResults.attemptId, results.attemptId))
    .where(inArray(results.attemptId, [...attemptIds]))
    .orderBy(asc(results.attemptId));
  if (rows.length !== attemptIds.length) throw new Error('a stored result without its version');
  return rows;
}
