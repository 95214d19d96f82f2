import { inArray } from 'drizzle-orm';
import { shanghaiDate } from '../../src-shared/basics/instant';
import type { TraineeView } from '../../src-shared/contracts/web/enrolments';
import { postName } from '../../src-shared/domain/certificate/post';
import { DEFAULT_ENROLMENT_POLICY, mayTrainAgain } from '../../src-shared/domain/enrolment/may-enrol';
import { isAgeUnusual } from '../../src-shared/domain/person/id-document';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import type { Database } from '../store/database';
import { certificates, personDocuments, persons } from '../store/people-schema';
import { toCertificate } from './certificate-store';
import { enrolmentsOfInstitution } from './enrolment-store';

/** An institution's own people, those who left it included; documents masked (ID-14). */
export async function traineesOf(
  database: Database,
  institutionId: string,
  nowMs: number,
): Promise<TraineeView[]> {
  const held = await enrolmentsOfInstitution(database, institutionId);
  const personIds = [...new Set(held.map((one) => one.enrolment.personId))];
  if (personIds.length === 0) return [];
  const names = await database.select().from(persons).where(inArray(persons.personId, personIds));
  const documents = await database
    .select()
    .from(personDocuments)
    .where(inArray(personDocuments.personId, personIds));
  const owned = (
    await database.select().from(certificates).where(inArray(certificates.personId, personIds))
  ).map((row) => toCertificate(row).certificate);
  return held.map(({ enrolment, changedAtMs }) => {
    const { enrolmentId, personId, post, kind } = enrolment;
    const document = documents.filter((one) => one.personId === personId).at(-1);
    return {
      enrolmentId,
      name: names.find((one) => one.personId === personId)?.name ?? '',
      maskedDocument: maskDocument(document?.documentType ?? '', document?.documentKey ?? ''),
      postName: postName(post),
      kind,
      mayTrainAgain: mayTrainAgain(enrolment, DEFAULT_ENROLMENT_POLICY),
      isAgeUnusual: isAgeUnusual(document?.documentKey ?? '', shanghaiDate(nowMs)),
      changedAtMs,
      certificates: owned
        .filter((one) => one.personId === personId)
        .map((one) => ({
          certificateId: one.certificateId,
          postName: postName(one.post),
          number: one.number,
        })),
    };
  });
}
