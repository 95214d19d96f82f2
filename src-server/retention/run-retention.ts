import { and, lt, sql } from 'drizzle-orm';
import type { Database } from '../store/database';
import { evidence, stationStates } from '../store/live-schema';
import { alarms, provisioningCodes } from '../store/schema';

const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 365.25 * DAY_MS;

/**
 * How long the centre keeps what (rule book section 8). Results, answers and the record they came in stay three years
 * at least and are not deleted by this program; months older than that may be dropped by hand, after what hangs on
 * them. The evidence of a check that was not matched goes 30 days after it came.
 */
const RETENTION = {
  evidence: 30 * DAY_MS,
  /** A word about a station that has not been heard of since. */
  stationState: 90 * DAY_MS,
  usedCode: 90 * DAY_MS,
  seenAlarm: 3 * YEAR_MS,
} as const;

export type RetentionReport = {
  readonly evidence: number;
  readonly stationStates: number;
  readonly provisioningCodes: number;
  readonly alarms: number;
};

/** Deletes what has been kept long enough and answers how many of each; running it again deletes nothing more. */
export async function runRetention(database: Database, nowMs: number): Promise<RetentionReport> {
  const rows = async (deleting: Promise<readonly unknown[]>) => (await deleting).length;
  return {
    evidence: await rows(
      database
        .delete(evidence)
        .where(lt(evidence.firstAtMs, nowMs - RETENTION.evidence))
        .returning({ id: evidence.sha256 }),
    ),
    stationStates: await rows(
      database
        .delete(stationStates)
        .where(lt(stationStates.seenAtMs, nowMs - RETENTION.stationState))
        .returning({ id: stationStates.stationId }),
    ),
    provisioningCodes: await rows(
      database
        .delete(provisioningCodes)
        .where(lt(provisioningCodes.expiresAtMs, nowMs - RETENTION.usedCode))
        .returning({ id: provisioningCodes.selector }),
    ),
    alarms: await rows(
      database
        .delete(alarms)
        .where(
          and(
            lt(alarms.lastAtMs, Math.floor(nowMs - RETENTION.seenAlarm)),
            sql`${alarms.acknowledgedAtMs} IS NOT NULL`,
          ),
        )
        .returning({ id: alarms.subject }),
    ),
  };
}
