import { eq } from 'drizzle-orm';
import { signCertificate } from '../../src-crypto/certificate-seal';
import { toHex } from '../../src-shared/basics/bytes-text';
import { LocalDate, Sha256Hex } from '../../src-shared/basics/ids';
import type { Certificate } from '../../src-shared/domain/certificate/certificate';
import { postName } from '../../src-shared/domain/certificate/post';
import { type CertificateClaim, claimText } from '../../src-shared/domain/certificate/verify-text';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';
import { institutions, personDocuments, persons } from '../store/people-schema';
import { certificatesOf } from './certificate-store';
import { hoursOverview } from './hours-overview';
import { ledgerOf } from './hours-store';
import { latestPhoto } from './photo-store';

/** CT-5, CT-6: what stands on a certificate, and nothing else. */
export type CertificateFace = {
  readonly name: string;
  readonly maskedDocument: string;
  readonly postName: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  /** PH-2: the one picture of the file, of the face check and of the certificate. */
  readonly photo: Uint8Array | undefined;
  /** Finished years only (CE-8). */
  readonly finishedYears: readonly { readonly label: number; readonly tenths: number }[];
  readonly qrText: string;
  readonly isDemonstration: boolean;
};

/** The face of one of a person's own electronic certificates; undefined when it is not theirs or is a paper one. */
export async function certificateFace(
  database: Database,
  centre: Centre,
  personId: string,
  certificateId: string,
  verifyAddress: string,
  nowMs: number,
): Promise<CertificateFace | undefined> {
  const all = (await certificatesOf(database, personId)).map((one) => one.certificate);
  const certificate = all.find((one) => one.certificateId === certificateId);
  if (certificate === undefined || certificate.kind === 'paper') return undefined;
  const [person] = await database.select().from(persons).where(eq(persons.personId, personId));
  const [document] = await database
    .select()
    .from(personDocuments)
    .where(eq(personDocuments.personId, personId));
  const [issuer] = await database
    .select({ name: institutions.name })
    .from(institutions)
    .where(eq(institutions.institutionId, certificate.institutionId ?? ''));
  if (person === undefined || document === undefined) return undefined;
  const overview = hoursOverview(all, await ledgerOf(database, personId), nowMs);
  const years = overview.certificates.find((one) => one.certificateId === certificateId)?.years ?? [];
  const claim = claimOf(centre, certificate, `${document.documentType} ${document.documentKey}`);
  const signature = signCertificate(centre.suite, claim, centre.keys.sign.privateKey);
  return {
    name: person.name,
    maskedDocument: maskDocument(document.documentType, document.documentKey),
    postName: postName(certificate.post),
    number: certificate.number,
    issuedOn: certificate.issuedOn,
    issuer: issuer?.name ?? '',
    photo: (await latestPhoto(database, personId))?.jpeg,
    finishedYears: years
      .filter((year) => year.state === 'DONE' || year.state === 'DONE_MAKEUP')
      .map((year) => ({ label: year.label, tenths: year.counted })),
    qrText: `${verifyAddress}#${claimText(claim, signature)}`,
    isDemonstration: person.isDemonstration,
  };
}

function claimOf(centre: Centre, certificate: Certificate, document: string): CertificateClaim {
  const { suite, keys } = centre;
  const text = new TextEncoder();
  const key = suite.hkdfSha256(keys.sign.privateKey, new Uint8Array(0), 'exam-centre/person-hash', 32);
  return {
    number: certificate.number,
    personHash: Sha256Hex.parse(toHex(suite.hmacSha256(key, text.encode(document)))),
    post: certificate.post,
    issuedOn: LocalDate.parse(certificate.issuedOn),
  };
}
