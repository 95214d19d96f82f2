import { z } from 'zod';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { Sha256Hex } from '../../src-shared/basics/ids';
import type { RecordBatch } from '../../src-shared/contracts/sync/records';
import type { Database } from '../store/database';

const Stored = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown-station') }),
  z.object({ kind: z.literal('not-authentic') }),
  z.object({ kind: z.literal('gap'), receivedThrough: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('fork'), seq: z.number().int().positive() }),
  z.object({
    kind: z.literal('imported'),
    /** The mark before this batch. */
    knownThrough: z.number().int().nonnegative(),
    receivedThrough: z.number().int().nonnegative(),
    headHash: Sha256Hex,
    /** Records of this batch that no projection has looked at. */
    due: z.array(z.number().int()),
    /** Records of this batch that an earlier projection set aside. */
    quarantined: z.array(z.object({ seq: z.number().int(), reason: z.string() })),
  }),
]);
export type StoredBatch = z.infer<typeof Stored>;

/** Stores a checked batch in one round trip; the rules are in the database function `import_batch`. */
export async function storeBatch(
  database: Database,
  batch: RecordBatch,
  signPublicKeyText: string,
  nowMs: number,
): Promise<StoredBatch> {
  const { records } = batch;
  const answer = await database.$client.query<{ stored: unknown }>({
    name: 'import-batch',
    text: 'SELECT import_batch($1, $2, $3, $4, $5, $6, $7, $8, $9) AS stored',
    values: [
      batch.stationId,
      signPublicKeyText,
      batch.epoch,
      nowMs,
      records.map((record) => record.seq),
      records.map((record) => record.hash),
      records.map((record) => record.prevHash),
      records.map((record) => record.kind),
      records.map((record) => canonicalJson(record)),
    ],
  });
  return Stored.parse(answer.rows[0]?.stored);
}
