import { type SQL, sql } from 'drizzle-orm';

const DAY_MS = 24 * 3_600_000;
/** Of a piece without a readable head. */
const DAYS_WITHOUT_HEAD = 30;

/**
 * When a row of `evidence e` is to be deleted, UTC ms, as SQL: by the days that its session's policy wrote into its
 * head, so many after its result was confirmed and nothing about it is open, and never later than the last day. A
 * result that is held, disputed or under an unanswered review keeps its pictures until the last day (RM-16). The one
 * definition for the retention job and for the page that shows the day.
 */
export function evidenceDueAtMs(): SQL {
  return sql`least(
    e.first_at_ms + coalesce(e.days_at_most, ${DAYS_WITHOUT_HEAD})::bigint * ${DAY_MS}::bigint,
    (SELECT min(r.received_at_ms) + e.days_after_confirmation::bigint * ${DAY_MS}::bigint FROM results r
      WHERE r.attempt_id = e.attempt_id AND r.status = 'confirmed' AND NOT r.is_held
        AND NOT EXISTS (
          SELECT 1 FROM score_reviews s LEFT JOIN review_answers a USING (review_id)
          WHERE s.attempt_id = r.attempt_id AND a.review_id IS NULL
        )))`;
}
