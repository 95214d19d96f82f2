import { and, eq, sql } from 'drizzle-orm';
import { assertNever } from '../../src-shared/basics/assert-never';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { breathe } from '../import/breathe';
import { type Judgement, judgeResult } from '../import/judge-result';
import { type NotOpened, openResult } from '../import/open-result';
import type { ProjectionContext } from '../import/project-records';
import type { QuarantineReason } from '../import/quarantine-reason';
import type { Transaction } from '../store/database';
import { compactResults } from '../store/room-schema';
import { inbox, results, resultVersions } from '../store/schema';
import { reviseResult } from './revise-result';
import { voidedItemsOf } from './voided-items';

const AT_ONCE = 50;

/**
 * Scores again every stored result that does not know of all voided questions of its bank version (TS-8), from the
 * record in the inbox, or the result that came as a picture before it, and by the code that scored it first. May run at any time and in several processes at once: a
 * row is locked while it is looked at, and has nothing left to do afterwards. Answers how many results it looked at.
 */
export async function rescoreStale(context: ProjectionContext): Promise<number> {
  let done = 0;
  for (;;) {
    const looked = await context.database.transaction(async (tx) => {
      const stale = await staleResults(tx);
      for (const [at, row] of stale.entries()) {
        await breathe(at);
        await rescoreOne(context, tx, row);
      }
      return stale.length;
    });
    if (looked === 0) return done;
    done += looked;
  }
}

async function staleResults(tx: Transaction) {
  const rows = await tx.execute<{ attempt_id: string; bank_version: string }>(sql`
    SELECT r.attempt_id, v.bank_version
    FROM (SELECT bank_version, count(*) AS voids FROM voided_items GROUP BY bank_version) v
    JOIN sessions s USING (bank_version)
    JOIN results r ON r.session_id = s.session_id AND r.voids_known < v.voids
    ORDER BY r.attempt_id LIMIT ${AT_ONCE} FOR UPDATE OF r`);
  return rows.rows;
}

async function rescoreOne(
  context: ProjectionContext,
  tx: Transaction,
  stale: { readonly attempt_id: string; readonly bank_version: string },
): Promise<void> {
  const standing = await standingOf(tx, stale.attempt_id);
  const voided = await voidedItemsOf(tx, stale.bank_version);
  const isThis = eq(results.attemptId, stale.attempt_id);
  const rescored = await judgeAgain(context, await sourceOf(context, standing), voided);
  const alarm = (reason: string) =>
    tx.execute(sql`SELECT raise_alarm(
    'rescore-failed', ${stale.attempt_id}, ${standing.stationId}, ${standing.epoch}, ${standing.seq}::bigint,
    ${reason}, ${context.now()}::bigint)`);
  // Whatever comes of it, this state of the voided set has been looked at.
  const looked = { voidsKnown: voided.size };
  if (!rescored.ok) {
    await alarm(rescored.error);
    await tx.update(results).set(looked).where(isThis);
    return;
  }
  const revision = reviseResult(standing, rescored.value);
  switch (revision.kind) {
    case 'unchanged':
      await tx.update(results).set(looked).where(isThis);
      return;
    case 'lower':
      await alarm('score-would-fall');
      await tx.update(results).set(looked).where(isThis);
      return;
    case 'revised': {
      const { total, isPass, voidedItemIds } = revision.score;
      const { scorerVersion } = rescored.value;
      const versionNo = standing.versionNo + 1;
      await tx
        .update(results)
        .set({ ...looked, total, isPass, scorerVersion, versionNo })
        .where(isThis);
      await tx.insert(resultVersions).values({
        attemptId: stale.attempt_id,
        versionNo,
        total,
        isPass,
        scorerVersion,
        cause: 'item-voided',
        voidedItemIds: [...voidedItemIds],
        atMs: context.now(),
      });
      return;
    }
    default:
      return assertNever(revision);
  }
}

async function standingOf(tx: Transaction, attemptId: string) {
  const { stationId, epoch, seq, versionNo, total, isPass } = results;
  const { voidedItemIds } = resultVersions;
  const { envelope } = inbox;
  const [row] = await tx
    .select({
      stationId,
      epoch,
      seq,
      versionNo,
      total,
      isPass,
      voidedItemIds,
      envelope,
      compact: compactResults.result,
    })
    .from(results)
    .innerJoin(
      resultVersions,
      and(eq(resultVersions.attemptId, results.attemptId), eq(resultVersions.versionNo, results.versionNo)),
    )
    .leftJoin(
      inbox,
      and(eq(inbox.stationId, results.stationId), eq(inbox.epoch, results.epoch), eq(inbox.seq, results.seq)),
    )
    .leftJoin(compactResults, eq(compactResults.attemptId, results.attemptId))
    .where(eq(results.attemptId, attemptId));
  if (row === undefined) throw new Error('a stored result without its record or its version');
  return row;
}

/** The result as the station sent it. Its record stands above the picture of it, though the two say the same. */
export async function sourceOf(
  context: ProjectionContext,
  { envelope, compact }: { readonly envelope: string | null; readonly compact: unknown },
): Promise<Result<AttemptResult, NotOpened>> {
  if (envelope !== null) return openResult(context, ReceivedRecord.parse(JSON.parse(envelope)));
  return ok(AttemptResult.parse(compact));
}

/** The score that the record of a stored result gives now. */
export async function judgeAgain(
  context: ProjectionContext,
  opened: Result<AttemptResult, NotOpened>,
  voided: Parameters<typeof judgeResult>[3],
): Promise<Result<Judgement, QuarantineReason>> {
  if (!opened.ok) return err(opened.error.reason);
  const session = await context.sessions.find(opened.value.sessionId);
  if (session === undefined) throw new Error('a stored result of no session');
  const judged = judgeResult(context.centre.suite, session, opened.value, voided);
  return judged.ok ? ok(judged.value) : judged;
}
