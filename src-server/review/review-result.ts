import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { askThrough } from '../../src-shared/domain/review/review-times';
import type { ImportContext } from '../import/import-batch';
import { openResult } from '../import/open-result';
import type { ProjectionContext } from '../import/project-records';
import { proveRecord } from '../import/prove-record';
import { scoreReviews } from '../store/live-schema';
import { inbox, results } from '../store/schema';
import { judgeAgain } from '../voiding/judge-again';
import { voidedItemsOf } from '../voiding/voided-items';
import { publishedAt } from './published-at';

export type Review = typeof scoreReviews.$inferSelect;

/**
 * 成绩复核 (RM-16): what the centre received is opened and scored once more, held against what stands, and stored. It
 * looks at the answers received, the key's version, the addition, grants and marks, not at the merit of a key, and it
 * changes nothing: a difference is a bug or a changed row, and somebody must look. A late request is reviewed all the
 * same and says that it was late.
 */
export async function reviewResult(
  context: ImportContext,
  request: { readonly attemptId: string; readonly requestedBy: string; readonly requestedAtMs: number },
): Promise<Result<Review, 'unknown-attempt'>> {
  const { database } = context;
  const [row] = await database
    .select({ result: results, envelope: inbox.envelope })
    .from(results)
    .innerJoin(
      inbox,
      and(eq(inbox.stationId, results.stationId), eq(inbox.epoch, results.epoch), eq(inbox.seq, results.seq)),
    )
    .where(eq(results.attemptId, request.attemptId));
  if (row === undefined) return err('unknown-attempt');
  const standing = row.result;
  const envelope = ReceivedRecord.parse(JSON.parse(row.envelope));
  const key = await context.stationKeys.find(standing.stationId);
  const opened = await openResult(context, envelope);
  const session = await context.sessions.find(standing.sessionId);
  const voided = await voidedItemsOf(database, session?.bankVersion ?? '');
  const publishedAtMs = await publishedAt(database, standing.attemptId, standing.receivedAtMs);
  const again = await judgeAgain(context, opened, voided);
  const total = again.ok ? again.value.total : null;
  const isConfirmed = again.ok && total === standing.total && again.value.isPass === standing.isPass;
  const [stored] = await database
    .insert(scoreReviews)
    .values({
      reviewId: randomUUID(),
      attemptId: standing.attemptId,
      requestedAtMs: request.requestedAtMs,
      requestedBy: request.requestedBy,
      isInTime: shanghaiDate(request.requestedAtMs) <= askThrough(publishedAtMs, context.workCalendar).date,
      reviewedAtMs: context.now(),
      versionNo: standing.versionNo,
      standingTotal: standing.total,
      rescoredTotal: total,
      isConfirmed,
      findings: {
        record: key === undefined ? 'no-key' : await proveRecord(database, key, envelope),
        recordHash: envelope.hash,
        answersReceived: opened.ok ? opened.value.answers.length : 0,
        bankVersion: opened.ok ? opened.value.bankVersion : '',
        blueprintVersion: opened.ok ? opened.value.blueprintVersion : '',
        scorerVersion: standing.scorerVersion,
        voidedItemIds: again.ok ? [...again.value.voidedItemIds] : [],
        grantsMs: opened.ok ? opened.value.time.grantsMs : 0,
        stationClaim: standing.claimedTotal,
        problem: again.ok ? null : again.error,
      },
    })
    .returning();
  if (stored === undefined) throw new Error('a review that was not stored');
  return ok(stored);
}

/** All reviews of an attempt, the latest first. */
export async function listReviews(context: Pick<ProjectionContext, 'database'>, attemptId: string) {
  return context.database
    .select()
    .from(scoreReviews)
    .where(eq(scoreReviews.attemptId, attemptId))
    .orderBy(desc(scoreReviews.reviewedAtMs));
}
