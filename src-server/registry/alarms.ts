import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../store/database';
import { alarms } from '../store/schema';

const HOUR_MS = 3_600_000;
const LISTED = 1000;

/**
 * Somebody sent records in a station's name that it did not sign, or signed with a revoked key. One row an hour and
 * station, because anybody on the network can cause it.
 */
export async function alarmNotAuthentic(
  database: Database,
  at: { readonly stationId: string; readonly epoch: string; readonly seq: number | undefined },
  nowMs: number,
): Promise<void> {
  const subject = `${at.stationId}|${Math.floor(nowMs / HOUR_MS)}`;
  await database.execute(sql`SELECT raise_alarm(
    'not-authentic', ${subject}, ${at.stationId}, ${at.epoch}, ${at.seq ?? null}::bigint, NULL, ${nowMs}::bigint)`);
}

/** The latest alarms first. */
export async function listAlarms(database: Database) {
  return database.select().from(alarms).orderBy(desc(alarms.lastAtMs)).limit(LISTED);
}

/** A person has seen to it. The same alarm raised again is open again (0008). False: there is no such alarm. */
export async function acknowledgeAlarm(
  database: Database,
  alarm: { readonly kind: string; readonly subject: string; readonly by: string; readonly note: string },
  nowMs: number,
): Promise<boolean> {
  const done = await database
    .update(alarms)
    .set({ acknowledgedAtMs: nowMs, acknowledgedBy: alarm.by, note: alarm.note })
    .where(and(eq(alarms.kind, alarm.kind), eq(alarms.subject, alarm.subject)))
    .returning({ kind: alarms.kind });
  return done.length > 0;
}
