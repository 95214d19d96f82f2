import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../store/database';
import { results } from '../store/schema';

/** All results of a session by candidate, without the answers. */
export async function listResults(database: Database, sessionId: string) {
  const { answers: _answers, ...columns } = getTableColumns(results);
  return database
    .select(columns)
    .from(results)
    .where(eq(results.sessionId, sessionId))
    .orderBy(asc(results.candidateId), asc(results.attemptNo));
}
