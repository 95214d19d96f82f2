import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AttemptId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { PackageCandidate, PackageSession } from '../../src-shared/contracts/package/package-content';
import type { AskReviewProblem, MyReview, MyTest } from '../../src-shared/contracts/web/my-tests';
import { answerBy, askThrough } from '../../src-shared/domain/review/review-times';
import type { WorkCalendar } from '../../src-shared/domain/review/work-calendar';
import { audit } from '../accounts/audit';
import type { ImportContext } from '../import/import-batch';
import { reviewsOf } from '../office/reviews-of';
import { postNameOf } from '../office/search-results';
import { publishedAt } from '../review/published-at';
import { reviewResult } from '../review/review-result';
import type { Database } from '../store/database';

const wide = z.coerce.number();
const Row = z.object({
  session: PackageSession,
  candidate: PackageCandidate,
  isDemonstration: z.boolean(),
  attemptId: AttemptId.nullable(),
  attemptNo: wide.nullable(),
  total: z.number().nullable(),
  isPass: z.boolean().nullable(),
  isHeld: z.boolean().nullable(),
  status: z.string().nullable(),
  versionNo: wide.nullable(),
  receivedAtMs: wide.nullable(),
});

/** Every session whose list has one of the person's documents, the latest first, with what has come of it. */
export async function myTests(
  context: { readonly database: Database; readonly workCalendar: WorkCalendar },
  personId: string,
  nowMs: number,
): Promise<MyTest[]> {
  const { database, workCalendar } = context;
  const found = await database.execute(sql`
    SELECT s.session, c.candidate, s.is_demonstration AS "isDemonstration", r.attempt_id AS "attemptId",
      r.attempt_no AS "attemptNo", r.total, r.is_pass AS "isPass", r.is_held AS "isHeld", r.status,
      r.version_no AS "versionNo", r.received_at_ms AS "receivedAtMs"
    FROM person_documents d
    JOIN candidates c ON c.candidate -> 'document' ->> 'number' = d.document_key
      AND c.candidate -> 'document' ->> 'type' = d.document_type
    JOIN sessions s ON s.session_id = c.session_id
    LEFT JOIN results r ON r.session_id = c.session_id AND r.candidate_id = c.candidate_id
    WHERE d.person_id = ${personId}
    ORDER BY s.session ->> 'date' DESC, s.session_id DESC`);
  const tests: MyTest[] = [];
  for (const row of z.array(Row).parse(found.rows)) {
    const { session, candidate, isDemonstration } = row;
    tests.push({
      sessionTitle: session.title,
      siteName: session.site.name,
      roomName: session.room.name,
      date: session.date,
      startsAtMs: session.startsAtMs,
      admissionNo: candidate.admissionNo,
      postName: postNameOf(candidate.post),
      attemptNo: row.attemptNo ?? candidate.attemptNo,
      isDemonstration,
      outcome: await outcomeOf(database, workCalendar, row, nowMs),
    });
  }
  return tests;
}

async function outcomeOf(
  database: Database,
  workCalendar: WorkCalendar,
  row: z.infer<typeof Row>,
  nowMs: number,
): Promise<MyTest['outcome']> {
  const { attemptId, total, isPass, receivedAtMs } = row;
  const today = shanghaiDate(nowMs);
  if (attemptId === null || total === null || isPass === null || receivedAtMs === null) {
    return { kind: row.session.date >= today ? 'coming' : 'nothing-yet' };
  }
  if (row.isHeld === true || row.status !== 'confirmed') return { kind: 'being-checked' };
  const publishedAtMs = await publishedAt(database, attemptId, receivedAtMs);
  const ask = askThrough(publishedAtMs, workCalendar);
  return {
    kind: 'published',
    ...{ attemptId, total, isPass, publishedAtMs },
    wasRaised: (row.versionNo ?? 1) > 1,
    ...(today <= ask.date ? { askThrough: ask.date } : {}),
    uncoveredYears: [...ask.uncoveredYears],
    reviews: (await reviewsOf(database, attemptId)).map(
      ({ requestedAtMs, rescoredTotal, isConfirmed, answer }): MyReview => {
        const due = answerBy(requestedAtMs, workCalendar);
        return {
          requestedAtMs,
          answerBy: due.date,
          uncoveredYears: [...due.uncoveredYears],
          isConfirmed,
          ...(rescoredTotal === undefined ? {} : { rescoredTotal }),
          ...(answer === undefined ? {} : { answer }),
        };
      },
    ),
  };
}

type Problem = z.infer<typeof AskReviewProblem>;

/**
 * RM-16: asked for by the person within the working days after publication, once for a result. What the centre received
 * is scored again at once and stored; the authority's answer follows.
 */
export async function askReview(
  importing: ImportContext,
  actor: { readonly accountId: string; readonly personId: string },
  attemptId: string,
): Promise<Result<void, Problem>> {
  // Two clicks at once are judged one after the other.
  return importing.database.transaction(async (transaction) => {
    await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${`review ${attemptId}`}))`);
    return askOnce(importing, actor, attemptId);
  });
}

async function askOnce(
  importing: ImportContext,
  actor: { readonly accountId: string; readonly personId: string },
  attemptId: string,
): Promise<Result<void, Problem>> {
  const { database, now } = importing;
  const nowMs = now();
  const own = (await myTests(importing, actor.personId, nowMs)).map((one) => one.outcome);
  const test = own.find((one) => one.kind === 'published' && one.attemptId === attemptId);
  if (test?.kind !== 'published') {
    return err((await isHeldOwn(database, actor.personId, attemptId)) ? 'not-published' : 'no-such-test');
  }
  if (test.reviews.length > 0) return err('asked-already');
  if (test.askThrough === undefined) return err('too-late');
  const done = await reviewResult(importing, {
    attemptId,
    requestedBy: actor.accountId,
    requestedAtMs: nowMs,
  });
  if (!done.ok) return err('no-such-test');
  const outcome = done.value.isConfirmed ? 'confirmed' : 'differs';
  const entry = { accountId: actor.accountId, role: 'person', action: 'ask-review', subject: attemptId };
  await audit(database, { ...entry, outcome }, nowMs);
  return ok(undefined);
}

async function isHeldOwn(database: Database, personId: string, attemptId: string): Promise<boolean> {
  const found = await database.execute(sql`
    SELECT 1 FROM results r
      JOIN candidates c ON c.session_id = r.session_id AND c.candidate_id = r.candidate_id
      JOIN person_documents d ON d.document_key = c.candidate -> 'document' ->> 'number'
        AND d.document_type = c.candidate -> 'document' ->> 'type'
     WHERE d.person_id = ${personId} AND r.attempt_id = ${attemptId}`);
  return found.rows.length > 0;
}
