import { z } from 'zod';
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

/** JSON has no raw line breaks; splitting one text costs the database a tenth of reading an array of quoted ones. */
const lines = (texts: readonly string[]): string => texts.join('\n');
const STATEMENT = `SELECT import_batch($1, $2, $3, $4, string_to_array($5, E'\\n')::bigint[], string_to_array($6, E'\\n'),
  string_to_array($7, E'\\n'), string_to_array($8, E'\\n'), string_to_array($9, E'\\n')) AS stored`;

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
    text: STATEMENT,
    values: [
      batch.stationId,
      signPublicKeyText,
      batch.epoch,
      nowMs,
      lines(records.map((record) => String(record.seq))),
      lines(records.map((record) => record.hash)),
      lines(records.map((record) => record.prevHash)),
      lines(records.map((record) => record.kind)),
      // Any text of the record will do: who reads it parses it, and hashes are made of canonical text.
      lines(records.map((record) => JSON.stringify(record))),
    ],
  });
  return Stored.parse(answer.rows[0]?.stored);
}
