import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AttemptId, SessionId } from '../../src-shared/basics/ids';
import { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import type { ResultLine, ResultSearch } from '../../src-shared/contracts/web/results';
import { PostCode, postName } from '../../src-shared/domain/certificate/post';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import { maskName } from '../../src-shared/domain/person/mask-name';
import type { Database } from '../store/database';

type Place = { readonly submittedAtMs: number; readonly attemptId: string };
/** A line, and the name that only a file or the result's own page shows. */
export type FoundResult = { readonly line: ResultLine; readonly name: string };

const wide = z.coerce.number();
const Row = z.object({
  attemptId: AttemptId,
  sessionId: SessionId,
  attemptNo: wide,
  total: z.number(),
  isPass: z.boolean(),
  status: z.enum(['confirmed', 'mismatch']),
  isHeld: z.boolean(),
  versionNo: z.number(),
  submittedAtMs: wide,
  isDemonstration: z.boolean(),
  candidate: PackageCandidate,
});

/** Results that fit, the latest first; the next page begins behind `after`. Never counts them all: that is slow. */
export async function searchResults(
  database: Database,
  search: ResultSearch,
  after: Place | undefined,
  limit: number,
): Promise<readonly FoundResult[]> {
  const found = await database.execute(sql`
    SELECT r.attempt_id AS "attemptId", r.session_id AS "sessionId", r.attempt_no AS "attemptNo", r.total,
      r.is_pass AS "isPass", r.status, r.is_held AS "isHeld", r.version_no AS "versionNo",
      r.submitted_at_ms AS "submittedAtMs", r.is_demonstration AS "isDemonstration", c.candidate
    FROM results r JOIN candidates c ON c.session_id = r.session_id AND c.candidate_id = r.candidate_id
    WHERE ${sql.join([...(await conditionsOf(database, search, after))], sql` AND `)}
    ORDER BY r.submitted_at_ms DESC, r.attempt_id DESC LIMIT ${limit}`);
  return z
    .array(Row)
    .parse(found.rows)
    .map(({ candidate, ...row }) => ({
      name: candidate.displayName,
      line: {
        ...row,
        maskedName: maskName(candidate.displayName),
        maskedDocument: maskDocument(candidate.document.type, candidate.document.number),
        admissionNo: candidate.admissionNo,
        postName: postNameOf(candidate.post),
      },
    }));
}

async function conditionsOf(
  database: Database,
  search: ResultSearch,
  after: Place | undefined,
): Promise<readonly SQL[]> {
  const { name, number, sessionId, post, verdict, state, from, to } = search;
  const conditions: SQL[] = [sql`true`];
  if (after !== undefined)
    conditions.push(
      sql`(r.submitted_at_ms, r.attempt_id) < (${after.submittedAtMs}::bigint, ${after.attemptId})`,
    );
  if (name !== undefined)
    conditions.push(sql`c.candidate ->> 'displayName' LIKE ${`${escapeLike(name.normalize('NFKC'))}%`}`);
  if (number !== undefined) conditions.push(await numberCondition(database, number));
  if (sessionId !== undefined) conditions.push(sql`r.session_id = ${sessionId}`);
  if (post !== undefined) conditions.push(sql`r.post = ${post}`);
  if (verdict !== undefined) conditions.push(sql`r.is_pass = ${verdict === 'passed'}`);
  if (state === 'disputed') conditions.push(sql`r.status = 'mismatch'`);
  if (state === 'held') conditions.push(sql`r.is_held`);
  // RM-16: somebody asked, and the authority has not answered.
  if (state === 'review-open') {
    conditions.push(sql`r.attempt_id IN (SELECT v.attempt_id FROM score_reviews v
      WHERE NOT EXISTS (SELECT 1 FROM review_answers a WHERE a.review_id = v.review_id))`);
  }
  if (state === 'revised') conditions.push(sql`r.version_no > 1`);
  if (from !== undefined) conditions.push(sql`r.submitted_at_ms >= ${dayStartMs(from)}::bigint`);
  if (to !== undefined) conditions.push(sql`r.submitted_at_ms < ${dayStartMs(to) + DAY_MS}::bigint`);
  return conditions;
}

/** An admission number, a document, or a certificate, whose holder's documents are then looked for. */
async function numberCondition(database: Database, typed: string): Promise<SQL> {
  const number = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (/^\d{16}$/.test(number)) return sql`c.candidate ->> 'admissionNo' = ${number}`;
  const wideBrackets = number.replace('(', '（').replace(')', '）');
  const held = await database.execute<{ document_key: string }>(sql`
    SELECT d.document_key FROM certificates k JOIN person_documents d USING (person_id)
    WHERE k.number IN (${number}, ${wideBrackets})`);
  const documents = [number, ...held.rows.map((row) => row.document_key)];
  return sql`c.candidate -> 'document' ->> 'number' = ANY(${sql.param(documents)}::text[])`;
}

const DAY_MS = 86_400_000;

/** G-1: days are Asia/Shanghai's, whatever the machine's zone is. */
function dayStartMs(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

export function postNameOf(post: string): string {
  const known = PostCode.safeParse(post);
  return known.success ? postName(known.data) : post;
}
