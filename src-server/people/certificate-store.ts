import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { CertificateId } from '../../src-shared/basics/ids';
import { Certificate } from '../../src-shared/domain/certificate/certificate';
import {
  composeCertificateNumber,
  type NumberParts,
} from '../../src-shared/domain/certificate/certificate-number';
import type { Database, Transaction } from '../store/database';
import { certificateSerials, certificates } from '../store/people-schema';

export type StoredCertificate = { readonly certificate: Certificate; readonly provinceCode: string };

export async function certificatesOf(
  database: Database | Transaction,
  personId: string,
): Promise<readonly StoredCertificate[]> {
  const rows = await database
    .select()
    .from(certificates)
    .where(eq(certificates.personId, personId))
    .orderBy(certificates.issuedOn, certificates.recordedAtMs, certificates.number);
  return rows.map(toCertificate);
}

/** A row as the domain knows it: what is absent there is null here. */
export function toCertificate(row: typeof certificates.$inferSelect): StoredCertificate {
  const { provinceCode, recordedAtMs: _recorded, ...rest } = row;
  const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return { certificate: Certificate.parse(present), provinceCode };
}

export type NewCertificate = Omit<Certificate, 'certificateId' | 'number'>;

/**
 * Gives the next number of its series (CT-8) and writes the certificate with it. In the caller's transaction: should
 * that fail, the serial is not used up, so that there is no gap.
 */
export async function issueCertificate(
  transaction: Transaction,
  made: NewCertificate,
  series: Omit<NumberParts, 'serial'>,
  nowMs: number,
): Promise<Certificate> {
  const { provinceCode, issueYear, post, institutionCode, isDemonstration } = series;
  const name = [isDemonstration ? 9 : 1, provinceCode, issueYear, post, institutionCode].join('-');
  const [moved] = await transaction
    .insert(certificateSerials)
    .values({ series: name, lastSerial: 1 })
    .onConflictDoUpdate({
      target: certificateSerials.series,
      set: { lastSerial: sql`${certificateSerials.lastSerial} + 1` },
    })
    .returning();
  const number = composeCertificateNumber({ ...series, serial: moved?.lastSerial ?? 0 });
  if (!number.ok) throw new Error(`no number for a certificate: ${number.error}`);
  const certificateId = CertificateId.parse(randomUUID());
  const certificate: Certificate = { ...made, certificateId, number: number.value };
  await transaction.insert(certificates).values({ ...certificate, provinceCode, recordedAtMs: nowMs });
  return certificate;
}
