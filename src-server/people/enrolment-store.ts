import { and, asc, eq, inArray } from 'drizzle-orm';
import { Enrolment } from '../../src-shared/domain/enrolment/enrolment';
import type { Database, Transaction } from '../store/database';
import { enrolments, institutions } from '../store/people-schema';

export type Institution = typeof institutions.$inferSelect;
export type StoredEnrolment = { readonly enrolment: Enrolment; readonly changedAtMs: number };

export async function enrolmentsOfPerson(
  database: Database | Transaction,
  personId: string,
): Promise<readonly StoredEnrolment[]> {
  const rows = await database
    .select()
    .from(enrolments)
    .where(eq(enrolments.personId, personId))
    .orderBy(asc(enrolments.changedAtMs));
  return rows.map(toStored);
}

export async function enrolmentsOfInstitution(
  database: Database,
  institutionId: string,
): Promise<readonly StoredEnrolment[]> {
  const rows = await database
    .select()
    .from(enrolments)
    .where(eq(enrolments.institutionId, institutionId))
    .orderBy(asc(enrolments.changedAtMs));
  return rows.map(toStored);
}

/** The enrolment, kept to this transaction until it ends. */
export async function lockEnrolment(
  transaction: Transaction,
  enrolmentId: string,
): Promise<Enrolment | undefined> {
  const [row] = await transaction
    .select()
    .from(enrolments)
    .where(eq(enrolments.enrolmentId, enrolmentId))
    .for('update');
  return row === undefined ? undefined : toStored(row).enrolment;
}

export async function findEnrolment(
  database: Database | Transaction,
  enrolmentId: string,
): Promise<Enrolment | undefined> {
  const [row] = await database.select().from(enrolments).where(eq(enrolments.enrolmentId, enrolmentId));
  return row === undefined ? undefined : toStored(row).enrolment;
}

export async function writeEnrolment(
  transaction: Transaction,
  enrolment: Enrolment,
  nowMs: number,
): Promise<void> {
  const { enrolmentId, personId, post, institutionId, kind } = enrolment;
  const row = { enrolmentId, personId, post, institutionId, kind, state: enrolment, changedAtMs: nowMs };
  await transaction
    .insert(enrolments)
    .values(row)
    .onConflictDoUpdate({
      target: enrolments.enrolmentId,
      set: { kind, state: enrolment, changedAtMs: nowMs },
    });
}

/** EN-1: the institutions a province has published. */
export async function publishedInstitutions(
  database: Database,
  provinceCode: string,
): Promise<readonly Institution[]> {
  return database
    .select()
    .from(institutions)
    .where(and(eq(institutions.provinceCode, provinceCode), eq(institutions.isPublished, true)))
    .orderBy(asc(institutions.name));
}

export async function institutionsById(
  database: Database | Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Institution>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .select()
    .from(institutions)
    .where(inArray(institutions.institutionId, [...ids]));
  return new Map(rows.map((row) => [row.institutionId, row]));
}

function toStored(row: typeof enrolments.$inferSelect): StoredEnrolment {
  return { enrolment: Enrolment.parse(row.state), changedAtMs: row.changedAtMs };
}
