import { sql } from 'drizzle-orm';
import type { Database } from './database';

/** This month's and the next month's part of the inbox (0008); done at start and every half minute, usually for nothing. */
export async function ensureInboxMonths(database: Database, nowMs: number): Promise<void> {
  await database.execute(sql`SELECT ensure_inbox_months(${nowMs}::bigint)`);
}
