import { sql } from 'drizzle-orm';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { evidenceDueAtMs } from './evidence-due';

const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 365.25 * DAY_MS;
const LOCK = 7_268_305;

/**
 * How long the centre keeps what (rule book section 8). A kept picture goes on the day that `evidence-due.ts` says.
 * Answers, records as they came and the audit log stay three years; scores and certificates stay.
 */
const RETENTION = {
  answersMs: 3 * YEAR_MS,
  auditMs: 3 * YEAR_MS,
  seenAlarmMs: 3 * YEAR_MS,
  /** A word about a station that has not been heard of since. */
  stationStateMs: 90 * DAY_MS,
  usedCodeMs: 90 * DAY_MS,
} as const;

export type RetentionReport = {
  readonly evidence: number;
  readonly stationStates: number;
  readonly provisioningCodes: number;
  readonly alarms: number;
  /** Results whose answers were taken out; their scores stay. */
  readonly answers: number;
  readonly auditEntries: number;
  readonly inboxMonths: number;
};

/**
 * Deletes what has been kept long enough, in one transaction, and writes into the audit log how many of each. Running it
 * again deletes nothing more; of several processes one does it, and the others are answered undefined.
 */
export async function runRetention(database: Database, nowMs: number): Promise<RetentionReport | undefined> {
  return database.transaction(async (tx) => {
    const got = await tx.execute(sql`SELECT pg_try_advisory_xact_lock(${LOCK}) AS got`);
    if (got.rows[0]?.got !== true) return undefined;
    // Rather another time than a wait in front of stations that want to store.
    await tx.execute(
      sql`SELECT set_config('lock_timeout', '2s', true), set_config('exam.retention', 'on', true)`,
    );
    const report: RetentionReport = {
      evidence: await deleteEvidence(tx, nowMs),
      stationStates: await count(
        tx,
        sql`DELETE FROM station_states WHERE seen_at_ms < ${before(nowMs, RETENTION.stationStateMs)}`,
      ),
      provisioningCodes: await count(
        tx,
        sql`DELETE FROM provisioning_codes WHERE expires_at_ms < ${before(nowMs, RETENTION.usedCodeMs)}`,
      ),
      alarms: await count(
        tx,
        sql`DELETE FROM alarms WHERE last_at_ms < ${before(nowMs, RETENTION.seenAlarmMs)} AND acknowledged_at_ms IS NOT NULL`,
      ),
      answers: await count(
        tx,
        sql`UPDATE results SET answers = '[]' WHERE received_at_ms < ${before(nowMs, RETENTION.answersMs)}
            AND NOT is_held AND answers <> '[]'`,
      ),
      auditEntries: await count(
        tx,
        sql`DELETE FROM audit_log WHERE at_ms < ${before(nowMs, RETENTION.auditMs)}`,
      ),
      inboxMonths: Number(
        (await tx.execute(sql`SELECT drop_inbox_months(${before(nowMs, RETENTION.answersMs)}) AS n`)).rows[0]
          ?.n,
      ),
    };
    if (Object.values(report).some((deleted) => deleted > 0)) {
      const entry = { accountId: undefined, role: undefined, action: 'retention', subject: 'centre' };
      await audit(tx, { ...entry, outcome: 'deleted', detail: report }, nowMs);
    }
    return report;
  });
}

async function deleteEvidence(tx: Transaction, nowMs: number): Promise<number> {
  return count(tx, sql`DELETE FROM evidence e WHERE ${evidenceDueAtMs()} < ${nowMs}::bigint`);
}

async function count(tx: Transaction, statement: ReturnType<typeof sql>): Promise<number> {
  return (await tx.execute(statement)).rowCount ?? 0;
}

function before(nowMs: number, keptMs: number) {
  return sql`${Math.floor(nowMs - keptMs)}::bigint`;
}
