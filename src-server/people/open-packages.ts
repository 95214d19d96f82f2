import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';

/**
 * Whether a session that names this person's document has been published and is not over (PH c, EN readings): its
 * packages are out, and what they froze must not move. A session's day ends it for this question.
 */
export async function isInOpenPackage(
  transaction: Transaction,
  personId: string,
  today: string,
): Promise<boolean> {
  const found = await transaction.execute(sql`
    SELECT 1 FROM person_documents d
      JOIN candidates c ON c.candidate->'document'->>'type' = d.document_type
        AND c.candidate->'document'->>'number' = d.document_key
      JOIN sessions s ON s.session_id = c.session_id
     WHERE d.person_id = ${personId}
       AND NOT EXISTS (SELECT 1 FROM results r
             WHERE r.session_id = s.session_id AND r.candidate_id = c.candidate_id)
       AND s.session->>'date' >= ${today}
     LIMIT 1`);
  return found.rows.length > 0;
}
