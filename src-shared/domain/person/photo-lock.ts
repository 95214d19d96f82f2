import type { InstitutionId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';

/** Who wants to replace a photograph. */
export type PhotoActor =
  | { readonly kind: 'self' }
  | { readonly kind: 'institution'; readonly institutionId: InstitutionId }
  /** PH open point (d): a provably wrong picture, by a logged correction case only. */
  | { readonly kind: 'province-correction'; readonly caseId: string };

export type PhotoFacts = {
  /** PH-4: an attempt that reached 开考 or later, in any post, passed or not, even voided. Absence does not count. */
  readonly hasTestRecord: boolean;
  /** PH-4: a certificate that this system generated; an imported paper one does not count. */
  readonly hasGeneratedCertificate: boolean;
  /** PH (c): frozen from the building of a package until its session closes. */
  readonly isInOpenPackage: boolean;
  /** Institutions of the person's confirmed enrolments (EN-3). */
  readonly enrolledAt: readonly InstitutionId[];
};

export type PhotoRefusal =
  | 'PHOTO_LOCKED_TEST_RECORD'
  | 'PHOTO_LOCKED_CERTIFICATE'
  | 'PHOTO_IN_OPEN_PACKAGE'
  | 'PHOTO_BY_INSTITUTION_ONLY'
  | 'PHOTO_OTHER_INSTITUTION';

/** PH-3, PH-4 and their readings: who may replace a photograph now, and why not. */
export function mayReplacePhoto(actor: PhotoActor, facts: PhotoFacts): Result<void, PhotoRefusal> {
  // A correction opens the locks, but a package that is out still compares with the old picture.
  if (facts.isInOpenPackage) return err('PHOTO_IN_OPEN_PACKAGE');
  if (actor.kind === 'province-correction') return ok(undefined);
  if (facts.hasTestRecord) return err('PHOTO_LOCKED_TEST_RECORD');
  if (facts.hasGeneratedCertificate) return err('PHOTO_LOCKED_CERTIFICATE');
  if (actor.kind === 'self') {
    return facts.enrolledAt.length === 0 ? ok(undefined) : err('PHOTO_BY_INSTITUTION_ONLY');
  }
  return facts.enrolledAt.includes(actor.institutionId) ? ok(undefined) : err('PHOTO_OTHER_INSTITUTION');
}
