import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { PackageSession } from '../../src-shared/contracts/package/package-content';
import { type RefusedHours, RefusedHoursReason } from '../../src-shared/contracts/web/refused-hours';
import { HoursRecord } from '../../src-shared/domain/record/hours-record';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { openBody } from '../import/open-result';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';

const Row = z.object({
  recordId: z.string(),
  candidateId: z.string(),
  session: PackageSession,
  reason: z.string(),
  isRejected: z.boolean(),
  envelope: z.string(),
});

/**
 * Hours of a person's own sittings that were put aside when they came. A record names its candidate only inside, so
 * every one set aside for a session of the person is opened; there are few, and what is another's is left.
 */
export async function refusedHours(
  database: Database,
  centre: Centre,
  personId: string,
): Promise<RefusedHours[]> {
  const found = await database.execute(sql`
    SELECT q.station_id || '/' || q.epoch || '/' || q.seq || '/' || q.hash AS "recordId",
      c.candidate_id AS "candidateId", s.session, q.reason, coalesce(q.envelope, i.envelope) AS envelope,
      EXISTS (SELECT 1 FROM quarantine_decisions d WHERE d.station_id = q.station_id AND d.epoch = q.epoch
        AND d.seq = q.seq AND d.hash = q.hash AND d.decision = 'rejected') AS "isRejected"
    FROM person_documents p
    JOIN candidates c ON c.candidate -> 'document' ->> 'number' = p.document_key
      AND c.candidate -> 'document' ->> 'type' = p.document_type
    JOIN sessions s ON s.session_id = c.session_id
    JOIN quarantine q ON q.session_id = c.session_id
    LEFT JOIN inbox i ON i.station_id = q.station_id AND i.epoch = q.epoch AND i.seq = q.seq
    WHERE p.person_id = ${personId} AND coalesce(q.envelope, i.envelope) IS NOT NULL
    ORDER BY q.quarantined_at_ms DESC LIMIT 500`);
  return z
    .array(Row)
    .parse(found.rows)
    .flatMap(({ recordId, candidateId, session, reason, isRejected, envelope }) => {
      const received = ReceivedRecord.safeParse(JSON.parse(envelope));
      if (!received.success || received.data.kind !== 'hours') return [];
      const opened = openBody(centre, received.data, HoursRecord);
      if (!opened.ok || opened.value.candidateId !== candidateId) return [];
      const { creditedAt, signedInAt, signedOutAt, courseId, tenths } = opened.value;
      return [
        {
          recordId,
          creditedAtMs: creditedAt.wallMs,
          fromMs: signedInAt.wallMs,
          toMs: signedOutAt.wallMs,
          sessionTitle: session.title,
          courseId,
          tenths,
          reason: RefusedHoursReason.catch('other').parse(reason),
          isRejected,
        },
      ];
    });
}
