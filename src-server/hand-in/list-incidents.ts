import { asc, eq } from 'drizzle-orm';
import type { Database } from '../store/database';
import { incidents } from '../store/room-schema';

/** The room's record as the centre has it, in the order of the stations' clocks (RM-14). */
export async function listIncidents(database: Database, sessionId: string) {
  return database
    .select()
    .from(incidents)
    .where(eq(incidents.sessionId, sessionId))
    .orderBy(asc(incidents.atMs), asc(incidents.incidentId));
}
