import { eq } from 'drizzle-orm';
import { isCertificateGenuine } from '../../src-crypto/certificate-seal';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { VerifiedCertificate } from '../../src-shared/contracts/web/certificates';
import { readClaimText } from '../../src-shared/domain/certificate/verify-text';
import { maskName } from '../../src-shared/domain/person/mask-name';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';
import { certificates, persons } from '../store/people-schema';
import { certificatesOf } from './certificate-store';
import { hoursOverview } from './hours-overview';
import { ledgerOf } from './hours-store';

/** CT-9: the signature first, then the live status. Who asks sees the family name only. */
export async function verifyCertificate(
  database: Database,
  centre: Centre,
  text: string,
  nowMs: number,
): Promise<Result<VerifiedCertificate, { readonly kind: 'not-genuine' }>> {
  const read = readClaimText(text);
  if (read === undefined) return err({ kind: 'not-genuine' });
  const { claim, signature } = read;
  if (!isCertificateGenuine(centre.suite, claim, signature, centre.keys.sign.publicKey)) {
    return err({ kind: 'not-genuine' });
  }
  const [row] = await database
    .select({ certificateId: certificates.certificateId, person: persons })
    .from(certificates)
    .innerJoin(persons, eq(persons.personId, certificates.personId))
    .where(eq(certificates.number, claim.number));
  if (row === undefined) return err({ kind: 'not-genuine' });
  const { personId, name, isDemonstration } = row.person;
  const overview = hoursOverview(
    (await certificatesOf(database, personId)).map((one) => one.certificate),
    await ledgerOf(database, personId),
    nowMs,
  );
  const found = overview.certificates.find((one) => one.certificateId === row.certificateId);
  if (found === undefined) return err({ kind: 'not-genuine' });
  return ok({
    number: found.number,
    postName: found.postName,
    issuedOn: found.issuedOn,
    maskedName: maskName(name),
    status: found.status,
    isDemonstration,
  });
}
