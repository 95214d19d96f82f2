import { and, eq, or, sql } from 'drizzle-orm';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { EITHER_MAY_STAND, type RecordName } from '../../src-shared/contracts/web/set-aside';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { audit } from '../accounts/audit';
import { keepPapers } from '../import/keep-papers';
import { openResult } from '../import/open-result';
import { type ProjectionContext, projectOpened } from '../import/project-records';
import type { ProjectedRecord } from '../import/store-projection';
import type { Transaction } from '../store/database';
import { quarantineDecisions, resultHolds } from '../store/office-schema';
import { alarms, inbox, quarantine, results, resultVersions } from '../store/schema';
import { rescoreStale } from '../voiding/rescore-stale';
import type { Officer } from '../web/officer';

type Problem = 'no-such-record' | 'not-in-inbox' | 'not-a-second-result' | 'still-not-countable';
type Judged = Extract<ProjectedRecord, { readonly kind: 'result' }>;
type Aside = typeof quarantine.$inferSelect;

/**
 * Two whole results of one sitting: which of them counts is a person's word, and may be turned round again (RM-12). Lets
 * the result that was set aside stand for its sitting. The sitting keeps its id and its versions, both scores among
 * them; the result that stood before is set aside in its place, with the same person's word on it.
 */
export async function putInPlace(
  context: ProjectionContext,
  by: Officer,
  { note, ...name }: RecordName & { readonly note: string },
): Promise<Result<void, Problem>> {
  const [found] = await context.database
    .select({ aside: quarantine, envelope: inbox.envelope, receivedAtMs: inbox.receivedAtMs })
    .from(quarantine)
    .leftJoin(
      inbox,
      and(
        eq(inbox.stationId, quarantine.stationId),
        eq(inbox.epoch, quarantine.epoch),
        eq(inbox.seq, quarantine.seq),
      ),
    )
    .where(isRecord(name));
  if (found === undefined) return err('no-such-record');
  const { aside, envelope, receivedAtMs } = found;
  if (!EITHER_MAY_STAND.includes(aside.reason)) return err('not-a-second-result');
  if (aside.envelope !== null || envelope === null || receivedAtMs === null) return err('not-in-inbox');
  const opened = await openResult(context, ReceivedRecord.parse(JSON.parse(envelope)));
  if (!opened.ok) return err('still-not-countable');
  const judged = await projectOpened(context, opened.value, name, receivedAtMs, new Map());
  if (judged.kind !== 'result') return err('still-not-countable');
  const done = await context.database.transaction((tx) => swap(tx, by, judged, aside, note, context.now()));
  // A question may have been voided between the judging and here.
  if (done.ok) await rescoreStale(context);
  return done;
}

async function swap(
  tx: Transaction,
  by: Officer,
  judged: Judged,
  aside: Aside,
  note: string,
  nowMs: number,
): Promise<Result<void, Problem>> {
  const { row, voidedItemIds, questionNos, holdReason } = judged;
  const isSitting = and(
    eq(results.sessionId, row.sessionId),
    eq(results.candidateId, row.candidateId),
    eq(results.attemptNo, row.attemptNo),
  );
  const [standing] = await tx
    .select()
    .from(results)
    .where(or(eq(results.attemptId, row.attemptId), isSitting))
    .for('update');
  const gone = await tx.delete(quarantine).where(isRecord(aside)).returning({ hash: quarantine.hash });
  // Somebody else has settled it meanwhile.
  if (standing === undefined || gone.length === 0) return err('no-such-record');
  const { attemptId, stationId, epoch, seq } = standing;
  const versionNo = standing.versionNo + 1;
  // A hold is lifted by a person's own word, never by this.
  const isHeld = standing.isHeld || row.isHeld === true;
  await tx
    .update(results)
    .set({ ...row, attemptId, versionNo, isHeld })
    .where(eq(results.attemptId, attemptId));
  const { total, isPass, scorerVersion } = row;
  await tx.insert(resultVersions).values({
    ...{ attemptId, versionNo, total, isPass, scorerVersion },
    ...{ cause: 'chosen', voidedItemIds: [...voidedItemIds], atMs: nowMs },
  });
  await keepPapers(tx, [{ attemptId, questionNos }]);
  if (holdReason !== undefined)
    await tx
      .insert(resultHolds)
      .values({ attemptId, isHeld: true, reason: holdReason, note: '', atMs: nowMs });
  const [came] = await tx
    .select({ hash: inbox.hash })
    .from(inbox)
    .where(and(eq(inbox.stationId, stationId), eq(inbox.epoch, epoch), eq(inbox.seq, seq)));
  const before = { stationId, epoch, seq, hash: came?.hash ?? standing.bodyHash };
  await tx
    .insert(quarantine)
    .values({ ...before, reason: aside.reason, sessionId: row.sessionId, quarantinedAtMs: nowMs })
    .onConflictDoNothing();
  const decision = { note, accountId: by.accountId, atMs: nowMs };
  const { stationId: ofStation, epoch: ofEpoch, seq: ofSeq, hash } = aside;
  await tx.insert(quarantineDecisions).values([
    { stationId: ofStation, epoch: ofEpoch, seq: ofSeq, hash, decision: 'put-in-place', ...decision },
    { ...before, decision: 'rejected', ...decision },
  ]);
  const subject = `${ofStation}|${ofEpoch}|${ofSeq}`;
  await tx
    .update(alarms)
    .set({ acknowledgedAtMs: nowMs, acknowledgedBy: by.accountId, note })
    .where(and(eq(alarms.kind, 'quarantined'), eq(alarms.subject, subject)));
  if (row.status === 'mismatch')
    await tx.execute(sql`SELECT raise_alarm('score-mismatch', ${subject}, ${ofStation}, ${ofEpoch},
      ${ofSeq}::bigint, 'score-mismatch', ${nowMs}::bigint)`);
  const entry = { ...by, action: 'decide-record', subject, outcome: 'put-in-place' };
  await audit(tx, { ...entry, detail: { attemptId, versionNo } }, nowMs);
  return ok(undefined);
}

function isRecord({ stationId, epoch, seq, hash }: Pick<Aside, 'stationId' | 'epoch' | 'seq' | 'hash'>) {
  return and(
    eq(quarantine.stationId, stationId),
    eq(quarantine.epoch, epoch),
    eq(quarantine.seq, seq),
    eq(quarantine.hash, hash),
  );
}
