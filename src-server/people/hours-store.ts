import { eq } from 'drizzle-orm';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import type { RecordedEntry } from '../../src-shared/domain/certificate/exchange';
import { HoursEntry } from '../../src-shared/domain/hours/hours-ledger';
import type { Database, Transaction } from '../store/database';
import { hoursLedger } from '../store/people-schema';

export async function ledgerOf(
  database: Database | Transaction,
  personId: string,
): Promise<readonly RecordedEntry[]> {
  const rows = await database
    .select({ entry: hoursLedger.entry, recordedAtMs: hoursLedger.recordedAtMs })
    .from(hoursLedger)
    .where(eq(hoursLedger.personId, personId))
    .orderBy(hoursLedger.atMs, hoursLedger.entryKey);
  return rows.map((row) => ({ entry: HoursEntry.parse(row.entry), recordedAtMs: row.recordedAtMs }));
}

/** `same`: it was there already, word for word. `key-taken`: another entry holds this key; nothing was written. */
export type Appended = 'new' | 'same' | 'key-taken';

/** CE-11: an idempotency key counts once, however often and from wherever it arrives. */
export async function appendHours(
  database: Database | Transaction,
  personId: string,
  entry: HoursEntry,
  recordedBy: string,
  nowMs: number,
): Promise<Appended> {
  const { key, certificateId, kind, atMs } = entry;
  const written = await database
    .insert(hoursLedger)
    .values({ entryKey: key, personId, certificateId, kind, atMs, entry, recordedAtMs: nowMs, recordedBy })
    .onConflictDoNothing()
    .returning({ entryKey: hoursLedger.entryKey });
  if (written.length === 1) return 'new';
  const [held] = await database
    .select({ entry: hoursLedger.entry, personId: hoursLedger.personId })
    .from(hoursLedger)
    .where(eq(hoursLedger.entryKey, key));
  const isSame =
    held?.personId === personId && canonicalJson(HoursEntry.parse(held.entry)) === canonicalJson(entry);
  return isSame ? 'same' : 'key-taken';
}
