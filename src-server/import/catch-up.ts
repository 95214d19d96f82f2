import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { RecordEnvelope, RecordKind } from '../../src-shared/domain/record/record-envelope';
import type { Database } from '../store/database';
import { alarms, inbox, projectionDue, quarantine, sessions } from '../store/schema';
import { type ProjectionContext, projectRecords } from './project-records';

const AT_ONCE = 100;

/**
 * Looks at stored records that no projection has looked at, the oldest first: a server that was killed between
 * storing and projecting is healed by this. `receivedBeforeMs` leaves out those that a request is just now busy with.
 * Answers how many records it looked at.
 */
export async function catchUp(context: ProjectionContext, receivedBeforeMs: number): Promise<number> {
  await requeueEarlyRecords(context.database);
  let done = 0;
  let oldestBefore: string | undefined;
  for (;;) {
    const due = await oldestDue(context.database, receivedBeforeMs);
    const oldest = due[0]?.envelope;
    if (oldest === undefined) return done;
    if (oldest === oldestBefore) throw new Error('a record stays due though it was looked at');
    oldestBefore = oldest;
    await projectRecords(
      context,
      due.map(({ envelope, receivedAtMs }) => ({
        envelope: RecordEnvelope.parse(JSON.parse(envelope)),
        receivedAtMs,
      })),
    );
    done += due.length;
  }
}

/**
 * Records that came before their session was published here are judged once it is, and those of a kind that an older
 * server did not know, by one that does.
 */
async function requeueEarlyRecords(database: Database): Promise<void> {
  await database.execute(sql`
    WITH freed AS (
      DELETE FROM ${quarantine} q
      WHERE (q.reason = 'unknown-session' AND q.session_id IN (SELECT session_id FROM ${sessions}))
         OR (q.reason = 'unknown-kind' AND (q.station_id, q.epoch, q.seq) IN (
              SELECT station_id, epoch, seq FROM ${inbox} WHERE kind = ANY(${sql.param(RecordKind.options)}::text[])))
      RETURNING q.station_id, q.epoch, q.seq
    ), calmed AS (
      DELETE FROM ${alarms} a USING freed f
      WHERE a.kind = 'quarantined' AND a.subject = concat_ws('|', f.station_id, f.epoch, f.seq)
    )
    INSERT INTO ${projectionDue} (station_id, epoch, seq, received_at_ms)
    SELECT i.station_id, i.epoch, i.seq, i.received_at_ms FROM freed f JOIN ${inbox} i USING (station_id, epoch, seq)
    ON CONFLICT DO NOTHING`);
}

async function oldestDue(database: Database, receivedBeforeMs: number) {
  const isTheSame = and(
    eq(inbox.stationId, projectionDue.stationId),
    eq(inbox.epoch, projectionDue.epoch),
    eq(inbox.seq, projectionDue.seq),
  );
  return database
    .select({ envelope: inbox.envelope, receivedAtMs: inbox.receivedAtMs })
    .from(projectionDue)
    .innerJoin(inbox, isTheSame)
    .where(lt(projectionDue.receivedAtMs, receivedBeforeMs))
    .orderBy(asc(projectionDue.receivedAtMs), asc(projectionDue.stationId), asc(projectionDue.seq))
    .limit(AT_ONCE);
}
