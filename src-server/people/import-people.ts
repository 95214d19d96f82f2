import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { CertificateId, InstitutionId, LocalDate } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { CertificateNumber } from '../../src-shared/domain/certificate/certificate';
import { PostCode } from '../../src-shared/domain/certificate/post';
import { upgradeFifteenDigits } from '../../src-shared/domain/person/id-document';
import { accountLogin } from '../accounts/account-store';
import type { Database } from '../store/database';
import { certificates, institutions, personDocuments } from '../store/people-schema';

export const InstitutionRequest = z
  .object({
    institutionId: InstitutionId,
    name: z.string().trim().min(1).max(100),
    provinceCode: z.string().regex(/^\d{2}$/),
    code: z.string().regex(/^\d{5}$/),
    address: z.string().trim().max(200),
    phone: z.string().trim().max(40),
    isDemonstration: z.boolean(),
  })
  .strict();

/** EN-1: an institution that the province publishes. The same again changes its address and telephone only. */
export async function publishInstitution(
  database: Database,
  request: z.infer<typeof InstitutionRequest>,
): Promise<void> {
  const { name, address, phone } = request;
  await database
    .insert(institutions)
    .values({ ...request, isPublished: true })
    .onConflictDoUpdate({ target: institutions.institutionId, set: { name, address, phone } });
}

/**
 * CT-1: a certificate that another system issued, as a rule a province's on paper (kind 1). Its number is kept as it came
 * (CT-8).
 */
export const PaperCertificateRequest = z
  .object({
    kind: z.enum(['paper', 'trained']).default('paper'),
    document: z.string().min(1).max(100),
    post: PostCode,
    number: CertificateNumber,
    issuedOn: LocalDate,
    provinceCode: z.string().regex(/^\d{2}$/),
    institutionId: InstitutionId.optional(),
  })
  .strict();

/** `needsManualCheck`: the holder's old number may have meant a centenarian (ID-12); somebody looks at the match. */
export type ImportedCertificate = { readonly certificateId: string; readonly needsManualCheck: boolean };

export async function importPaperCertificate(
  database: Database,
  request: z.infer<typeof PaperCertificateRequest>,
  nowMs: number,
): Promise<Result<ImportedCertificate, 'no-such-person' | 'number-taken'>> {
  const { document, issuedOn, ...rest } = request;
  const { key, needsManualCheck } = documentOfCertificate(document);
  const [held] = await database.select().from(personDocuments).where(eq(personDocuments.documentKey, key));
  if (held === undefined) return err('no-such-person');
  const certificateId = CertificateId.parse(randomUUID());
  const made = await database
    .insert(certificates)
    .values({
      ...rest,
      certificateId,
      personId: held.personId,
      issuedOn,
      dutyFrom: issuedOn,
      recordedAtMs: nowMs,
    })
    .onConflictDoNothing()
    .returning({ certificateId: certificates.certificateId });
  if (made.length === 1) return ok({ certificateId, needsManualCheck });
  // The same once more is the same certificate: an import may be repeated.
  const [known] = await database
    .select()
    .from(certificates)
    .where(and(eq(certificates.kind, rest.kind), eq(certificates.number, rest.number)));
  const isSame = known?.personId === held.personId && known.post === rest.post && known.issuedOn === issuedOn;
  return isSame
    ? ok({ certificateId: CertificateId.parse(known.certificateId), needsManualCheck })
    : err('number-taken');
}

/** ID-12: an old certificate may name its holder by 15 digits; here alone they are taken, as the 18 they have become. */
function documentOfCertificate(text: string): { readonly key: string; readonly needsManualCheck: boolean } {
  const upgraded = upgradeFifteenDigits(text);
  return upgraded.ok
    ? { key: upgraded.value.number, needsManualCheck: upgraded.value.needsManualCheck }
    : { key: accountLogin(text), needsManualCheck: false };
}
