import { and, asc, between, eq, lt, sql } from 'drizzle-orm';
import { ReceivedRecord, RecordKind } from '../../src-shared/domain/record/record-envelope';
import type { Database } from '../store/database';
import { alarms, inbox, projectionDue, quarantine, sessions } from '../store/schema';
import { type ProjectionContext, projectRecords } from './project-records';

/** Runs taken at once; a run is a batch, of 500 records at the most. */
const RUNS_AT_ONCE = 20;

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
        envelope: ReceivedRecord.parse(JSON.parse(envelope)),
        receivedAtMs,
      })),
    );
    done += due.length;
  }
}

/**
 * Records that came before their session was published here are judged once it is, hours once their person is
 * registered or the certificate recorded, and those of a kind that an older server did not know, by one that does.
 */
async function requeueEarlyRecords(database: Database): Promise<void> {
  await database.execute(sql`
    WITH freed AS (
      DELETE FROM ${quarantine} q
      WHERE (q.reason = 'unknown-session' AND q.session_id IN (SELECT session_id FROM ${sessions}))
         OR (q.reason = 'unknown-kind' AND (q.station_id, q.epoch, q.seq) IN (
              SELECT station_id, epoch, seq FROM ${inbox} WHERE kind = ANY(${sql.param(RecordKind.options)}::text[])))
         OR (q.reason IN ('hours-unknown-person', 'hours-unknown-certificate') AND EXISTS (
              SELECT 1 FROM candidates c
                JOIN person_documents d ON d.document_type = c.candidate->'document'->>'type'
                 AND d.document_key = c.candidate->'document'->>'number'
                LEFT JOIN certificates held ON held.person_id = d.person_id
               WHERE c.session_id = q.session_id
                 AND greatest(d.from_ms, held.recorded_at_ms) >= q.quarantined_at_ms))
      RETURNING q.station_id, q.epoch, q.seq
    ), calmed AS (
      DELETE FROM ${alarms} a USING freed f
      WHERE a.kind = 'quarantined' AND a.subject = concat_ws('|', f.station_id, f.epoch, f.seq)
    )
    INSERT INTO ${projectionDue} (station_id, epoch, seq, through_seq, received_at_ms)
    SELECT i.station_id, i.epoch, i.seq, i.seq, i.received_at_ms FROM freed f JOIN ${inbox} i USING (station_id, epoch, seq)
    ON CONFLICT DO NOTHING`);
}

/** The records of the oldest runs, whole runs only: a run is settled when all of it was looked at. */
async function oldestDue(database: Database, receivedBeforeMs: number) {
  const runs = database
    .$with('runs')
    .as(
      database
        .select()
        .from(projectionDue)
        .where(lt(projectionDue.receivedAtMs, receivedBeforeMs))
        .orderBy(asc(projectionDue.receivedAtMs), asc(projectionDue.stationId), asc(projectionDue.seq))
        .limit(RUNS_AT_ONCE),
    );
  const isOfRun = and(
    eq(inbox.stationId, runs.stationId),
    eq(inbox.epoch, runs.epoch),
    between(inbox.seq, runs.seq, runs.throughSeq),
  );
  return database
    .with(runs)
    .select({ envelope: inbox.envelope, receivedAtMs: inbox.receivedAtMs })
    .from(runs)
    .innerJoin(inbox, isOfRun)
    .orderBy(asc(runs.receivedAtMs), asc(runs.stationId), asc(inbox.seq));
}
