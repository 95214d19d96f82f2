import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../store/database';
import { results, resultVersions } from '../store/schema';

/** Every score that the results of a session have had, by candidate and version (TS-8). */
export async function listVersions(database: Database, sessionId: string) {
  return database
    .select({ candidateId: results.candidateId, ...getTableColumns(resultVersions) })
    .from(resultVersions)
    .innerJoin(results, eq(results.attemptId, resultVersions.attemptId))
    .where(eq(results.sessionId, sessionId))
    .orderBy(asc(results.candidateId), asc(resultVersions.attemptId), asc(resultVersions.versionNo));
}
