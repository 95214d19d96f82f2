import { and, asc, eq, gte } from 'drizzle-orm';
import { hashFits, verifyRecord } from '../../src-crypto/record-seal';
import { BATCH_MAX_RECORDS } from '../../src-shared/contracts/sync/records';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import type { StationKey } from '../registry/stations';
import type { Database } from '../store/database';
import { inbox } from '../store/schema';

type Proof = ReturnType<typeof verifyRecord>;

/**
 * Whether a stored record is what its station signed, worked out anew from what lies in the inbox (RM-16): by its own
 * signature, or by the next one behind it in the chain, over the hashes of all between.
 */
export async function proveRecord(
  database: Database,
  key: StationKey,
  record: ReceivedRecord,
): Promise<Proof> {
  const { stationId, epoch, seq } = record;
  if (record.signature !== undefined) return proofOf(key, [record]);
  const rows = await database
    .select({ envelope: inbox.envelope })
    .from(inbox)
    .where(and(eq(inbox.stationId, stationId), eq(inbox.epoch, epoch), gte(inbox.seq, seq)))
    .orderBy(asc(inbox.seq))
    .limit(BATCH_MAX_RECORDS);
  return proofOf(
    key,
    rows.map((row) => ReceivedRecord.parse(JSON.parse(row.envelope))),
  );
}

/** The first of these by the first signature among them; a piece of chain that nobody signed proves nothing. */
export function proofOf(key: StationKey, chain: readonly ReceivedRecord[]): Proof {
  let before: ReceivedRecord | undefined;
  for (const record of chain) {
    if (before !== undefined && record.prevHash !== before.hash) return 'hash-wrong';
    const { signature } = record;
    if (signature !== undefined) return verifyRecord(key.suite, { ...record, signature }, key.signPublicKey);
    if (!hashFits(key.suite, record)) return 'hash-wrong';
    before = record;
  }
  return 'signature-wrong';
}
