import { and, asc, eq, lt } from 'drizzle-orm';
import { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { inbox, projectionDue } from '../store/schema';
import { type ProjectionContext, projectRecords } from './project-records';

const AT_ONCE = 100;

/**
 * Looks at stored records that no projection has looked at, the oldest first: a server that was killed between
 * storing and projecting is healed by this. `receivedBeforeMs` leaves out those that a request is just now busy with.
 * Answers how many records it looked at. One record that the database will not take does not hold up the others.
 */
export async function catchUp(context: ProjectionContext, receivedBeforeMs: number): Promise<number> {
  let done = 0;
  for (;;) {
    const due = await context.database
      .select({ envelope: inbox.envelope, receivedAtMs: inbox.receivedAtMs })
      .from(projectionDue)
      .innerJoin(
        inbox,
        and(
          eq(inbox.stationId, projectionDue.stationId),
          eq(inbox.epoch, projectionDue.epoch),
          eq(inbox.seq, projectionDue.seq),
        ),
      )
      .where(lt(projectionDue.receivedAtMs, receivedBeforeMs))
      .orderBy(asc(projectionDue.receivedAtMs), asc(projectionDue.stationId), asc(projectionDue.seq))
      .limit(AT_ONCE);
    if (due.length === 0) return done;
    await projectRecords(
      context,
      due.map((row) => ({
        envelope: RecordEnvelope.parse(JSON.parse(row.envelope)),
        receivedAtMs: row.receivedAtMs,
      })),
    );
    done += due.length;
  }
}
