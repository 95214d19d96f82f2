import { and, eq, inArray } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { CertificateFound } from '../../src-shared/contracts/web/certificate-query';
import { postName } from '../../src-shared/domain/certificate/post';
import { DocumentType } from '../../src-shared/domain/person/id-document';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import { accountLogin } from '../accounts/account-store';
import type { Database } from '../store/database';
import { certificates, institutions, personDocuments, persons } from '../store/people-schema';
import { certificatesOf, toCertificate } from './certificate-store';
import { hoursOverview } from './hours-overview';
import { ledgerOf } from './hours-store';
import { trainingInformation } from './training-information';

const FINISHED: ReadonlySet<string> = new Set(['DONE', 'DONE_MAKEUP']);

/**
 * CT-1, CT-10: name with document number, or name with certificate number. What can't be queried any more (CT-3) is
 * not found; documents are masked; only finished years are told (CT-5).
 */
export async function queryCertificate(
  database: Database,
  name: string,
  documentOrNumber: string,
  nowMs: number,
): Promise<CertificateFound[]> {
  const number = documentOrNumber.normalize('NFKC').replaceAll(/\s/g, '');
  const documentKey = accountLogin(number);
  // NFKC made the full-width brackets of a provincial number narrow; the books may have either. Both roads go by an
  // index: a name has none, and among a million people it is only looked at in what these find.
  const wide = number.replaceAll('(', '（').replaceAll(')', '）');
  const byDocument = database
    .select({ personId: personDocuments.personId })
    .from(personDocuments)
    .where(
      and(
        inArray(personDocuments.documentType, DocumentType.options),
        eq(personDocuments.documentKey, documentKey),
      ),
    );
  const byNumber = database
    .select({ personId: certificates.personId })
    .from(certificates)
    .where(inArray(certificates.number, [number, wide]));
  const personIds = [...new Set((await union(byDocument, byNumber)).map((one) => one.personId))];
  if (personIds.length === 0) return [];
  const rows = await database
    .selectDistinct({ personId: persons.personId, documentKey: personDocuments.documentKey })
    .from(persons)
    .innerJoin(personDocuments, eq(personDocuments.personId, persons.personId))
    .where(and(inArray(persons.personId, personIds), eq(persons.name, name.normalize('NFKC').trim())));
  const found: CertificateFound[] = [];
  for (const { personId, documentKey: held } of rows) {
    const isByDocument = held === documentKey;
    for (const one of await certificatesFound(database, personId, nowMs)) {
      const numbers = [one.number, one.formerNumber ?? ''].map(narrowBrackets);
      if (isByDocument || numbers.includes(number)) found.push(one);
    }
  }
  return found;
}

function narrowBrackets(number: string): string {
  return number.replaceAll('（', '(').replaceAll('）', ')');
}

async function certificatesFound(
  database: Database,
  personId: string,
  nowMs: number,
): Promise<CertificateFound[]> {
  const [person] = await database.select().from(persons).where(eq(persons.personId, personId));
  const [document] = await database
    .select()
    .from(personDocuments)
    .where(eq(personDocuments.personId, personId));
  const issuers = await database
    .select({ certificate: certificates, issuer: institutions.name })
    .from(certificates)
    .leftJoin(institutions, eq(institutions.institutionId, certificates.institutionId))
    .where(eq(certificates.personId, personId));
  const overview = hoursOverview(
    (await certificatesOf(database, personId)).map((one) => one.certificate),
    await ledgerOf(database, personId),
    nowMs,
  );
  const training = await trainingInformation(database, personId);
  return overview.certificates
    .filter((one) => one.status.kind !== 'NOT_QUERYABLE')
    .map((one) => {
      const row = issuers.find((issued) => issued.certificate.certificateId === one.certificateId);
      const former = issuers.find(
        (issued) => issued.certificate.exchangedInto === one.certificateId,
      )?.certificate;
      const post =
        row === undefined ? one.postName : postName(toCertificate(row.certificate).certificate.post);
      return {
        kind: one.kind,
        name: person?.name ?? '',
        maskedDocument: maskDocument(document?.documentType ?? '', document?.documentKey ?? ''),
        postName: post,
        number: one.number,
        ...(former === undefined ? {} : { formerNumber: former.number }),
        issuedOn: one.issuedOn,
        ...(row?.issuer ? { issuer: row.issuer } : {}),
        status: one.status,
        finishedYears: one.years
          .filter((year) => FINISHED.has(year.state))
          .map((year) => ({ label: year.label, tenths: year.counted })),
        training: [...(training.get(one.certificateId) ?? [])],
        isDemonstration: person?.isDemonstration ?? false,
      };
    });
}
