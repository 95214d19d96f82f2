import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ReviewView } from '../../src-shared/contracts/web/results';
import type { Database } from '../store/database';
import { scoreReviews } from '../store/live-schema';
import { reviewAnswers } from '../store/office-schema';

const Findings = z.object({ answersReceived: z.number(), record: z.string() });

/** 成绩复核 of one result with what was decided, the latest first (RM-16). */
export async function reviewsOf(database: Database, attemptId: string): Promise<ReviewView[]> {
  const rows = await database
    .select({ review: scoreReviews, answer: reviewAnswers })
    .from(scoreReviews)
    .leftJoin(reviewAnswers, eq(reviewAnswers.reviewId, scoreReviews.reviewId))
    .where(eq(scoreReviews.attemptId, attemptId))
    .orderBy(desc(scoreReviews.reviewedAtMs));
  return rows.map(({ review, answer }) => {
    const { reviewId, requestedAtMs, isInTime, reviewedAtMs, standingTotal, rescoredTotal, isConfirmed } =
      review;
    return {
      reviewId,
      requestedAtMs,
      isInTime,
      reviewedAtMs,
      standingTotal,
      isConfirmed,
      ...Findings.parse(review.findings),
      ...(rescoredTotal === null ? {} : { rescoredTotal }),
      ...(answer === null
        ? {}
        : { answer: { decision: answer.decision, note: answer.note, atMs: answer.atMs } }),
    };
  });
}
