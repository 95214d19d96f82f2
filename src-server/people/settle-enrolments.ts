import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { SessionId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import { type SessionFact, settleEnrolment } from '../../src-shared/domain/enrolment/settle-enrolment';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { lockEnrolment, writeEnrolment } from './enrolment-store';

const Row = z.object({
  enrolmentId: z.string(),
  sessionId: SessionId,
  date: z.string(),
  isPassed: z.boolean().nullable(),
  isHeld: z.boolean().nullable(),
  isUnused: z.boolean(),
});

export type WhoseEnrolments = { readonly institutionId: string } | { readonly personId: string };

/**
 * Brings enrolments up to what sessions and results say (EN-3, TS-12), before somebody looks at them or decides on
 * them. Told from the books alone, so doing it twice changes nothing, and no process has to have seen a result arrive.
 */
export async function settleEnrolments(
  database: Database | Transaction,
  whose: WhoseEnrolments,
  nowMs: number,
): Promise<void> {
  const today = shanghaiDate(nowMs);
  for (const [enrolmentId, facts] of await factsOf(database, conditionOf(whose))) {
    await database.transaction(async (transaction) => {
      let state = await lockEnrolment(transaction, enrolmentId);
      if (state === undefined) return;
      const events = settleEnrolment(state, facts, today);
      for (const event of events) {
        const next = reduceEnrolment(state, event);
        if (!next.ok) throw new Error('an enrolment was settled out of place');
        state = next.value;
      }
      if (events.length === 0) return;
      await writeEnrolment(transaction, state, nowMs);
      const entry = { accountId: undefined, role: 'centre', action: 'settle-enrolment' };
      await audit(transaction, { ...entry, subject: enrolmentId, outcome: state.kind }, nowMs);
    });
  }
}

function conditionOf(whose: WhoseEnrolments): SQL {
  return 'personId' in whose
    ? sql`e.person_id = ${whose.personId}`
    : sql`e.institution_id = ${whose.institutionId}`;
}

async function factsOf(
  database: Database | Transaction,
  condition: SQL,
): Promise<ReadonlyMap<string, readonly SessionFact[]>> {
  const found = await database.execute(sql`
    SELECT e.enrolment_id AS "enrolmentId", s.session_id AS "sessionId", s.session ->> 'date' AS date,
      r.is_pass AS "isPassed", r.is_held AS "isHeld",
      EXISTS (SELECT 1 FROM result_holds h
        WHERE h.attempt_id = r.attempt_id AND h.reason = 'stopped-unused') AS "isUnused"
    FROM enrolments e
    JOIN person_documents d ON d.person_id = e.person_id
    JOIN candidates c ON c.candidate -> 'document' ->> 'number' = d.document_key
      AND c.candidate -> 'document' ->> 'type' = d.document_type AND c.candidate ->> 'post' = e.post
    JOIN sessions s ON s.session_id = c.session_id
    LEFT JOIN results r ON r.session_id = c.session_id AND r.candidate_id = c.candidate_id
    WHERE e.kind IN ('trained', 'scheduled', 'tested') AND ${condition}
    ORDER BY s.session ->> 'date', s.session_id`);
  const facts = new Map<string, SessionFact[]>();
  for (const row of z.array(Row).parse(found.rows)) {
    const { enrolmentId, sessionId, date, isPassed, isHeld, isUnused } = row;
    const result =
      isPassed === null ? undefined : { isPassed, isHeld: isHeld === true, usesAttempt: !isUnused };
    facts.set(enrolmentId, [...(facts.get(enrolmentId) ?? []), { sessionId, date, result }]);
  }
  return facts;
}
