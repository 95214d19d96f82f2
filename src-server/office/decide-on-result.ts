import { eq } from 'drizzle-orm';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import { scoreReviews } from '../store/live-schema';
import { resultHolds, reviewAnswers } from '../store/office-schema';
import { results } from '../store/schema';
import type { Officer } from '../web/officer';

/** RM-5, RM-13: from now on a result does not count, or counts again. The score itself is never touched. */
export async function holdResult(
  context: AccountContext,
  by: Officer,
  { attemptId, isHeld, reason, note }: WebBody<'holdResult'>,
): Promise<Result<void, 'no-such-result' | 'is-so-already'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const [row] = await transaction
      .select({ isHeld: results.isHeld })
      .from(results)
      .where(eq(results.attemptId, attemptId))
      .for('update');
    if (row === undefined) return err('no-such-result');
    if (row.isHeld === isHeld) return err('is-so-already');
    await transaction.update(results).set({ isHeld }).where(eq(results.attemptId, attemptId));
    const { accountId } = by;
    await transaction.insert(resultHolds).values({ attemptId, isHeld, reason, note, accountId, atMs: nowMs });
    const action = isHeld ? 'hold-result' : 'release-result';
    await audit(transaction, { ...by, action, subject: attemptId, outcome: reason }, nowMs);
    return ok(undefined);
  });
}

/** RM-16: the authority's answer to a review, once. */
export async function answerReview(
  context: AccountContext,
  by: Officer,
  { reviewId, decision, note }: WebBody<'answerReview'>,
): Promise<Result<void, 'no-such-review' | 'answered-already'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const [review] = await transaction.select().from(scoreReviews).where(eq(scoreReviews.reviewId, reviewId));
    if (review === undefined) return err('no-such-review');
    const { accountId } = by;
    const written = await transaction
      .insert(reviewAnswers)
      .values({ reviewId, decision, note, accountId, atMs: nowMs })
      .onConflictDoNothing()
      .returning({ reviewId: reviewAnswers.reviewId });
    if (written.length === 0) return err('answered-already');
    const entry = { ...by, action: 'answer-review', subject: review.attemptId, outcome: decision };
    await audit(transaction, entry, nowMs);
    return ok(undefined);
  });
}
