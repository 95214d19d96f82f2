import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { InstitutionId, PersonId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { isEnrolled } from '../../src-shared/domain/enrolment/enrolment';
import { isFaceAtFault, type PhotoFinding } from '../../src-shared/domain/person/photo-check';
import {
  mayReplacePhoto,
  type PhotoActor,
  type PhotoFacts,
  type PhotoRefusal,
} from '../../src-shared/domain/person/photo-lock';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { personPhotos, persons } from '../store/people-schema';
import { certificatesOf } from './certificate-store';
import { checkGivenPhoto, checkStoredPhoto } from './check-photo';
import { cleanPhoto, type PhotoFault } from './clean-photo';
import { enrolmentsOfPerson } from './enrolment-store';
import { isInOpenPackage } from './open-packages';

/** Why it was not taken, and of a check that failed what was measured. */
export type PhotoProblem = {
  readonly kind: PhotoRefusal | PhotoFault | 'not-white' | 'face-fault';
  readonly findings?: readonly PhotoFinding[];
};

/** PH-3 to PH-5: puts a new version beside the old ones, if this actor may. A person's first is judged alike. */
export async function replacePhoto(
  context: AccountContext,
  actor: PhotoActor,
  by: { readonly accountId: string; readonly role: string },
  personId: PersonId,
  bytes: Uint8Array,
): Promise<Result<{ readonly version: number }, PhotoProblem>> {
  const cleaned = cleanPhoto(bytes);
  if (!cleaned.ok) return err({ kind: cleaned.error });
  const mayNow = (transaction: Transaction, nowMs: number) =>
    photoFacts(transaction, personId, nowMs).then((facts) => mayReplacePhoto(actor, facts));
  // Asked before as well: whose photograph is locked hears of the lock, and costs no look for a face.
  const first = await context.database.transaction((transaction) => mayNow(transaction, context.now()));
  if (!first.ok) return err({ kind: first.error });
  const { outcome, findings } = await checkGivenPhoto(cleaned.value, context.faces);
  if (outcome === 'fail') return err(refusalOf(findings));
  return context.database.transaction(async (transaction) => {
    await transaction.select().from(persons).where(eq(persons.personId, personId)).for('update');
    const nowMs = context.now();
    const may = await mayNow(transaction, nowMs);
    if (!may.ok) return err({ kind: may.error });
    const latest = await latestPhoto(transaction, personId);
    const version = (latest?.version ?? 0) + 1;
    const jpeg = Buffer.from(cleaned.value);
    const sha256 = createHash('sha256').update(jpeg).digest('hex');
    const row = { personId, version, sha256, jpeg, storedAtMs: nowMs, storedBy: by.accountId };
    // What passed every measure needs nobody; the rest waits for the institution's eye, whoever gave it.
    const verdict = outcome === 'pass' ? 'pass' : 'review';
    await transaction.insert(personPhotos).values({ ...row, verdict, automatic: outcome, findings });
    const entry = { ...by, action: 'replace-photo', subject: personId, outcome: `version-${version}` };
    await audit(transaction, entry, nowMs);
    return ok({ version });
  });
}

function refusalOf(findings: readonly PhotoFinding[]): PhotoProblem {
  if (findings.some((one) => one.rule === 'jpeg')) return { kind: 'not-a-jpeg' };
  return { kind: isFaceAtFault(findings) ? 'face-fault' : 'not-white', findings };
}

/** What is told of a stored photograph: as it was measured when it was given, or what can still be told of an older one. */
export function checkOf(photo: typeof personPhotos.$inferSelect) {
  const findings = photo.findings ?? checkStoredPhoto(photo.jpeg).findings;
  return { automatic: photo.automatic, findings: [...findings] };
}

export async function latestPhoto(database: Database | Transaction, personId: string) {
  const [row] = await database
    .select()
    .from(personPhotos)
    .where(eq(personPhotos.personId, personId))
    .orderBy(desc(personPhotos.version))
    .limit(1);
  return row;
}

/** Everything PH-3 and PH-4 ask about, told from the books. */
export async function photoFacts(
  transaction: Transaction,
  personId: PersonId,
  nowMs: number,
): Promise<PhotoFacts> {
  const held = (await enrolmentsOfPerson(transaction, personId)).map((one) => one.enrolment);
  const certificates = await certificatesOf(transaction, personId);
  return {
    hasTestRecord: held.some((one) => one.kind === 'tested') || (await hasTestRecord(transaction, personId)),
    hasGeneratedCertificate: certificates.some((one) => one.certificate.kind !== 'paper'),
    isInOpenPackage: await isInOpenPackage(transaction, personId, shanghaiDate(nowMs)),
    enrolledAt: held.filter(isEnrolled).map((one): InstitutionId => one.institutionId),
  };
}

/** PH-4 (b): a result at the centre is an attempt that was started, whatever became of it. */
async function hasTestRecord(transaction: Transaction, personId: string): Promise<boolean> {
  const found = await transaction.execute(sql`
    SELECT 1 FROM person_documents d
      JOIN candidates c ON c.candidate->'document'->>'type' = d.document_type
        AND c.candidate->'document'->>'number' = d.document_key
      JOIN results r ON r.session_id = c.session_id AND r.candidate_id = c.candidate_id
     WHERE d.person_id = ${personId} LIMIT 1`);
  return found.rows.length > 0;
}
