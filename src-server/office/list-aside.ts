import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { SessionId, StationId } from '../../src-shared/basics/ids';
import {
  type AlarmLine,
  AsideDecision,
  type AsideLine,
  RecordName,
} from '../../src-shared/contracts/web/set-aside';
import type { Database } from '../store/database';

const A_PAGE = 50;
const ALARMS = 200;
const wide = z.coerce.number();

const AlarmRow = z.object({
  kind: z.string(),
  subject: z.string(),
  station_id: StationId.nullable(),
  reason: z.string().nullable(),
  times: z.number(),
  first_at_ms: wide,
  last_at_ms: wide,
  acknowledged_at_ms: wide.nullable(),
  note: z.string().nullable(),
});

/** Open ones first, then the latest. */
export async function listAlarmLines(database: Database, isOpenOnly: boolean): Promise<AlarmLine[]> {
  const found = await database.execute(sql`
    SELECT kind, subject, station_id, reason, times, first_at_ms, last_at_ms, acknowledged_at_ms, note
    FROM alarms WHERE ${isOpenOnly ? sql`acknowledged_at_ms IS NULL` : sql`true`}
    ORDER BY acknowledged_at_ms IS NOT NULL, last_at_ms DESC, subject LIMIT ${ALARMS}`);
  return z
    .array(AlarmRow)
    .parse(found.rows)
    .map((row) => ({
      kind: row.kind,
      subject: row.subject,
      times: row.times,
      firstAtMs: row.first_at_ms,
      lastAtMs: row.last_at_ms,
      ...(row.station_id === null ? {} : { stationId: row.station_id }),
      ...(row.reason === null ? {} : { reason: row.reason }),
      ...(row.acknowledged_at_ms === null
        ? {}
        : { seen: { atMs: row.acknowledged_at_ms, note: row.note ?? '' } }),
    }));
}

const AsideRow = RecordName.extend({
  seq: wide,
  reason: z.string(),
  sessionId: SessionId.nullable(),
  quarantinedAtMs: wide,
  isInInbox: z.boolean(),
  decision: AsideDecision.nullable(),
  note: z.string().nullable(),
  decidedAtMs: wide.nullable(),
});

/** Records set aside, the latest first, each with the last decision about it. */
export async function listAside(
  database: Database,
  isOpenOnly: boolean,
  after: { readonly quarantinedAtMs: number; readonly hash: string } | undefined,
): Promise<{ lines: AsideLine[]; hasMore: boolean }> {
  const open = isOpenOnly ? sql`d.decision IS DISTINCT FROM 'rejected'` : sql`true`;
  const behind =
    after === undefined
      ? sql`true`
      : sql`(q.quarantined_at_ms, q.hash) < (${after.quarantinedAtMs}::bigint, ${after.hash})`;
  const found = await database.execute(sql`
    SELECT q.station_id AS "stationId", q.epoch, q.seq, q.hash, q.reason, q.session_id AS "sessionId",
      q.quarantined_at_ms AS "quarantinedAtMs", q.envelope IS NULL AS "isInInbox",
      d.decision, d.note, d.at_ms AS "decidedAtMs"
    FROM quarantine q LEFT JOIN LATERAL (
      SELECT decision, note, at_ms FROM quarantine_decisions x
      WHERE x.station_id = q.station_id AND x.epoch = q.epoch AND x.seq = q.seq AND x.hash = q.hash
      ORDER BY decision_id DESC LIMIT 1) d ON true
    WHERE ${open} AND ${behind}
    ORDER BY q.quarantined_at_ms DESC, q.hash DESC LIMIT ${A_PAGE + 1}`);
  const lines = z.array(AsideRow).parse(found.rows).map(asideLine);
  return { lines: lines.slice(0, A_PAGE), hasMore: lines.length > A_PAGE };
}

function asideLine(row: z.infer<typeof AsideRow>): AsideLine {
  const { decision, note, decidedAtMs, sessionId, ...rest } = row;
  return {
    ...rest,
    ...(sessionId === null ? {} : { sessionId }),
    ...(decision === null ? {} : { decision: { decision, note: note ?? '', atMs: decidedAtMs ?? 0 } }),
  };
}
