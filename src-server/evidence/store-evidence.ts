import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { readEvidenceHead } from '../../src-crypto/evidence-seal';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { EvidenceAnswer, EvidenceClaim } from '../../src-shared/contracts/sync/evidence';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';
import { evidence, evidenceChunks } from '../store/live-schema';

/** What one station may leave here in a day; a broken or hostile one must not fill the centre's disk. */
const DAILY_BYTES = 512 * 1024 * 1024;
const DAY_MS = 24 * 3_600_000;

export type EvidencePlace = EvidenceAnswer & {
  /** False: the bytes were not meant for where the centre stands, and none were stored. */
  readonly isTaken: boolean;
};

/** How much of a piece is here; 0 for one that nobody has begun. */
export async function evidenceOffset(database: Database, claim: EvidenceClaim): Promise<EvidenceAnswer> {
  const [row] = await database.select().from(evidence).where(eq(evidence.sha256, claim.sha256));
  return { sha256: claim.sha256, offset: row?.receivedBytes ?? 0, isWhole: row?.isWhole ?? false };
}

/**
 * Puts bytes behind those that are here. Of two uploads of one piece the row's lock lets one go first. A piece whose
 * hash is wrong in the end is thrown away and begun again: what it was called was not what it is.
 */
export async function putEvidence(
  context: { readonly database: Database; readonly centre: Centre },
  claim: EvidenceClaim,
  offset: number,
  bytes: Buffer,
  nowMs: number,
): Promise<Result<EvidencePlace, Refusal>> {
  const { sha256, stationId } = claim;
  return context.database.transaction(async (tx) => {
    await tx.execute(sql`SELECT set_config('synchronous_commit', 'on', true)`);
    await tx
      .insert(evidence)
      .values({ sha256, stationId, bytes: claim.bytes, receivedBytes: 0, isWhole: false, firstAtMs: nowMs })
      .onConflictDoNothing();
    const [row] = await tx.select().from(evidence).where(eq(evidence.sha256, sha256)).for('update');
    if (row === undefined) throw new Error('a piece of evidence without its row');
    const at = (at: number, isWhole: boolean, isTaken: boolean) =>
      ok({ sha256, offset: at, isWhole, isTaken });
    if (row.isWhole) return at(row.bytes, true, true);
    if (row.bytes !== claim.bytes || offset !== row.receivedBytes) return at(row.receivedBytes, false, false);
    if (offset + bytes.length > row.bytes) return at(row.receivedBytes, false, false);
    if (offset === 0 && (await receivedOf(tx, stationId, nowMs - DAY_MS)) > DAILY_BYTES) {
      return err({ refusal: 'try-later', retryAfterSeconds: 3600 });
    }
    if (bytes.length > 0) await tx.insert(evidenceChunks).values({ sha256, offset, data: bytes });
    const receivedBytes = offset + bytes.length;
    const isWhole = receivedBytes === row.bytes;
    if (isWhole && (await hashOf(tx, context.centre, sha256)) !== sha256) {
      await tx.delete(evidence).where(eq(evidence.sha256, sha256));
      return at(0, false, false);
    }
    const head = isWhole ? await headOf(tx, sha256, stationId) : {};
    await tx
      .update(evidence)
      .set({ receivedBytes, isWhole, ...head })
      .where(eq(evidence.sha256, sha256));
    return at(receivedBytes, isWhole, true);
  });
}

type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

async function receivedOf(tx: Tx, stationId: string, sinceMs: number): Promise<number> {
  const [row] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${evidence.receivedBytes}), 0)` })
    .from(evidence)
    .where(and(eq(evidence.stationId, stationId), gte(evidence.firstAtMs, sinceMs)));
  return Number(row?.bytes ?? 0);
}

async function hashOf(tx: Tx, centre: Centre, sha256: string): Promise<string> {
  const chunks = await tx
    .select({ data: evidenceChunks.data })
    .from(evidenceChunks)
    .where(eq(evidenceChunks.sha256, sha256))
    .orderBy(asc(evidenceChunks.offset));
  return toHex(centre.suite.sha256(...chunks.map((chunk) => chunk.data)));
}

/** What the readable head says, for finding the piece and for its last day. Only what its station says of itself. */
async function headOf(
  tx: Tx,
  sha256: string,
  stationId: string,
): Promise<Partial<typeof evidence.$inferInsert>> {
  const [first] = await tx
    .select({ data: evidenceChunks.data })
    .from(evidenceChunks)
    .where(eq(evidenceChunks.sha256, sha256))
    .orderBy(asc(evidenceChunks.offset))
    .limit(1);
  const head = first && readEvidenceHead(first.data);
  if (head === undefined || head.stationId !== stationId) return {};
  const { kind, sessionId, attemptId, incidentId, daysAfterConfirmation, daysAtMost } = head;
  return { kind, sessionId, attemptId, incidentId: incidentId ?? null, daysAfterConfirmation, daysAtMost };
}
