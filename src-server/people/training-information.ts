import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { TrainingInformation } from '../../src-shared/contracts/web/training';
import type { Database } from '../store/database';

const Row = TrainingInformation.extend({ certificateId: z.string() });

/**
 * 培训信息 (CT-5), by certificate: published plans whose classes gave it hours, and the one its holder was trained on.
 * Hours of an exam room's own class have no plan of an institution behind them.
 */
export async function trainingInformation(
  database: Database,
  personId: string,
): Promise<ReadonlyMap<string, readonly TrainingInformation[]>> {
  const found = await database.execute(sql`
    SELECT c.certificate_id AS "certificateId", i.name AS institution, t.title AS plan,
      t.starts_on AS "startsOn", t.ends_on AS "endsOn", t.place, t.teachers
    FROM certificates c
    JOIN LATERAL (
      SELECT p.plan_id FROM hours_ledger h JOIN plan_entries p ON p.entry_key = h.entry_key
       WHERE h.person_id = c.person_id AND h.certificate_id = c.certificate_id
      UNION
      SELECT m.plan_id FROM enrolments e JOIN plan_members m ON m.enrolment_id = e.enrolment_id
       WHERE e.person_id = c.person_id AND e.post = c.post AND c.kind = 'trained' AND m.left_at_ms IS NULL
    ) plans ON true
    JOIN training_plans t ON t.plan_id = plans.plan_id AND t.is_published
    JOIN institutions i ON i.institution_id = t.institution_id
    WHERE c.person_id = ${personId}
    ORDER BY t.starts_on DESC, t.title`);
  const byCertificate = new Map<string, TrainingInformation[]>();
  for (const { certificateId, ...one } of z.array(Row).parse(found.rows)) {
    byCertificate.set(certificateId, [...(byCertificate.get(certificateId) ?? []), one]);
  }
  return byCertificate;
}
