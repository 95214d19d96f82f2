import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ItemId } from '../../src-shared/basics/ids';
import type { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import type { ImportContext } from '../import/import-batch';
import { makePaper } from '../import/judge-result';
import { sourceOf } from '../voiding/judge-again';

/** What a package holds of one person at most; the latest papers come first. */
const ITEMS = 1000;

const Row = z.object({ envelope: z.string().nullable(), compact: z.unknown() });

/**
 * TS-12: items and cases of the papers that this person has sat for this post, the latest first, which the next paper
 * keeps clear of as far as its bank allows. Papers are made again from the results that are here; one that can't be is
 * left out, because an earlier paper is no reason to refuse a person the next one.
 */
export async function earlierItemsOf(
  context: ImportContext,
  { document, post }: Pick<PackageCandidate, 'document' | 'post'>,
): Promise<readonly ItemId[]> {
  const found = await context.database.execute(sql`
    SELECT i.envelope, k.result AS compact
    FROM candidates c
    JOIN results r ON r.session_id = c.session_id AND r.candidate_id = c.candidate_id
    LEFT JOIN inbox i ON i.station_id = r.station_id AND i.epoch = r.epoch AND i.seq = r.seq
    LEFT JOIN compact_results k ON k.attempt_id = r.attempt_id
    WHERE c.candidate -> 'document' ->> 'number' = ${document.number}
      AND c.candidate -> 'document' ->> 'type' = ${document.type} AND c.candidate ->> 'post' = ${post}
    ORDER BY r.submitted_at_ms DESC, r.attempt_id`);
  const items = new Set<ItemId>();
  for (const row of z.array(Row).parse(found.rows)) {
    if (row.envelope === null && row.compact === null) continue;
    const opened = await sourceOf(context, { envelope: row.envelope, compact: row.compact });
    const session = opened.ok ? await context.sessions.find(opened.value.sessionId) : undefined;
    const candidate = opened.ok ? session?.candidates.get(opened.value.candidateId) : undefined;
    if (!opened.ok || session === undefined || candidate === undefined) continue;
    const made = makePaper(context.centre.suite, session, candidate, opened.value);
    if (!made.ok) continue;
    for (const question of made.value.paper.questions)
      items.add(question.kind === 'choice' ? question.item.itemId : question.caseId);
  }
  return [...items].slice(0, ITEMS);
}
