import { and, eq } from 'drizzle-orm';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { TraineePhoto } from '../../src-shared/contracts/web/certificates';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import type { Enrolment } from '../../src-shared/domain/enrolment/enrolment';
import { mayReplacePhoto } from '../../src-shared/domain/person/photo-lock';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import { personPhotos } from '../store/people-schema';
import { findEnrolment } from './enrolment-store';
import { checkOf, latestPhoto, photoFacts } from './photo-store';
import type { InstitutionActor } from './training-plans';

/** Of whoever withdrew or was removed an institution sees no face any more. */
function isWith(enrolment: Enrolment | undefined, institutionId: string): enrolment is Enrolment {
  if (enrolment?.institutionId !== institutionId) return false;
  return enrolment.kind !== 'withdrawn' && enrolment.kind !== 'removed';
}

/** The photograph beside which documents are reviewed (EN-2), what the check found, and whether it may be replaced. */
export async function traineePhoto(
  { database, now }: AccountContext,
  institutionId: InstitutionActor['institutionId'],
  enrolmentId: string,
): Promise<TraineePhoto | undefined> {
  const enrolment = await findEnrolment(database, enrolmentId);
  if (!isWith(enrolment, institutionId)) return undefined;
  const { personId } = enrolment;
  const photo = await latestPhoto(database, personId);
  const may = await database.transaction(async (transaction) =>
    mayReplacePhoto({ kind: 'institution', institutionId }, await photoFacts(transaction, personId, now())),
  );
  return {
    ...(may.ok ? {} : { lockedBecause: may.error }),
    ...(photo === undefined
      ? { findings: [] }
      : {
          jpegBase64: photo.jpeg.toString('base64'),
          verdict: photo.verdict,
          version: photo.version,
          ...checkOf(photo),
        }),
  };
}

/** PH-6: somebody of the institution looked at this version and found it good. */
export async function acceptPhoto(
  { database, now }: AccountContext,
  { accountId, institutionId }: InstitutionActor,
  { enrolmentId, version }: WebBody<'acceptPhoto'>,
): Promise<Result<void, 'not-yours' | 'another-photo'>> {
  return database.transaction(async (transaction) => {
    const enrolment = await findEnrolment(transaction, enrolmentId);
    if (!isWith(enrolment, institutionId)) return err('not-yours');
    const { personId } = enrolment;
    const latest = await latestPhoto(transaction, personId);
    if (latest?.version !== version) return err('another-photo');
    await transaction
      .update(personPhotos)
      .set({ verdict: 'pass' })
      .where(and(eq(personPhotos.personId, personId), eq(personPhotos.version, version)));
    const entry = { accountId, role: 'institution', action: 'accept-photo', subject: personId };
    await audit(transaction, { ...entry, outcome: `version-${version}` }, now());
    return ok(undefined);
  });
}
