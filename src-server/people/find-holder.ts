import { desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Holder, LedgerLine } from '../../src-shared/contracts/web/holder-routes';
import type { RecordedEntry } from '../../src-shared/domain/certificate/exchange';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import { accountLogin } from '../accounts/account-store';
import type { Database } from '../store/database';
import { certificateDecisions } from '../store/office-schema';
import { certificates, personDocuments, persons } from '../store/people-schema';
import { certificatesOf } from './certificate-store';
import { hoursOverview } from './hours-overview';
import { ledgerOf } from './hours-store';

/** A person by the whole number of a certificate or document, with certificates and ledger. */
export async function findHolder(
  database: Database,
  typed: string,
  nowMs: number,
): Promise<{ readonly personId: string; readonly holder: Holder } | undefined> {
  const number = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const [found] = await database
    .select({ person: persons, document: personDocuments })
    .from(persons)
    .innerJoin(personDocuments, eq(personDocuments.personId, persons.personId))
    .leftJoin(certificates, eq(certificates.personId, persons.personId))
    .where(
      or(
        eq(personDocuments.documentKey, accountLogin(number)),
        // NFKC made the full-width brackets of a provincial number narrow; the books may have either.
        inArray(certificates.number, [number, number.replace('(', '（').replace(')', '）')]),
      ),
    )
    .orderBy(sql`from_ms DESC`)
    .limit(1);
  if (found === undefined) return undefined;
  const { personId, name, isDemonstration } = found.person;
  const ledger = await ledgerOf(database, personId);
  const held = (await certificatesOf(database, personId)).map((one) => one.certificate);
  const overview = hoursOverview(held, ledger, nowMs);
  const decisions = await database
    .select()
    .from(certificateDecisions)
    .where(
      inArray(
        certificateDecisions.certificateId,
        held.map((one): string => one.certificateId),
      ),
    )
    .orderBy(desc(certificateDecisions.decisionId));
  return {
    personId,
    holder: {
      name,
      maskedDocument: maskDocument(found.document.documentType, found.document.documentKey),
      isDemonstration,
      certificates: overview.certificates.map(
        ({ certificateId, number, postName, kind, issuedOn, status }) => ({
          certificateId,
          number,
          postName,
          kind,
          issuedOn,
          status,
          decisions: decisions
            .filter((one) => one.certificateId === certificateId)
            .map(({ kind: decided, reason, atMs }) => ({ kind: decided, reason, atMs })),
        }),
      ),
      ledger: ledgerLines(ledger),
    },
  };
}

function ledgerLines(ledger: readonly RecordedEntry[]): LedgerLine[] {
  const reversed = new Set(
    ledger.flatMap(({ entry }) => (entry.kind === 'reversal' ? [entry.reverses] : [])),
  );
  return ledger.map(({ entry }) => ({
    key: entry.key,
    certificateId: entry.certificateId,
    kind: entry.kind,
    atMs: entry.atMs,
    ...(entry.kind === 'hours' ? { courseId: entry.courseId, tenths: entry.tenths } : {}),
    isReversed: reversed.has(entry.key),
  }));
}
