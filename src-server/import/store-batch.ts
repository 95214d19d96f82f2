import { z } from 'zod';
import { Sha256Hex } from '../../src-shared/basics/ids';
import type { ReceivedBatch } from '../../src-shared/contracts/sync/records';
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

/** A checked batch and the key that it was checked with. */
export type BatchToStore = { readonly batch: ReceivedBatch; readonly signPublicKeyText: string };

/** JSON has no raw line breaks; splitting one text costs the database a tenth of reading an array of quoted ones. */
const lines = (texts: readonly string[]): string => texts.join('\n');
const RECORDS = [5, 6, 7, 8, 9].map((at) => `string_to_array($${at}, E'\\n')`);
const [SEQS, ...TEXTS] = RECORDS;
const ONE = `SELECT import_batch($1, $2, $3, $4, ${SEQS}::bigint[], ${TEXTS.join(', ')}) AS stored`;
const MANY = `SELECT import_batches(string_to_array($1, E'\\n'), string_to_array($2, E'\\n'), string_to_array($3, E'\\n'),
  string_to_array($10, E'\\n')::integer[], $4, ${SEQS}::bigint[], ${TEXTS.join(', ')}) AS stored`;

/** Stores a checked batch in one round trip; the rules are in the database function `import_batch`. */
export async function storeBatch(
  database: Database,
  batch: ReceivedBatch,
  signPublicKeyText: string,
  nowMs: number,
): Promise<StoredBatch> {
  const answer = await database.$client.query<{ stored: unknown }>({
    name: 'import-batch',
    text: ONE,
    values: [batch.stationId, signPublicKeyText, batch.epoch, nowMs, ...recordColumns(batch.records)],
  });
  return Stored.parse(answer.rows[0]?.stored);
}

/** Several batches, no chain twice, in one round trip and one commit; answers in their order. */
export async function storeBatches(
  database: Database,
  batches: readonly BatchToStore[],
  nowMs: number,
): Promise<readonly StoredBatch[]> {
  const answer = await database.$client.query<{ stored: unknown }>({
    name: 'import-batches',
    text: MANY,
    values: [
      lines(batches.map((one) => one.batch.stationId)),
      lines(batches.map((one) => one.signPublicKeyText)),
      lines(batches.map((one) => one.batch.epoch)),
      nowMs,
      ...recordColumns(batches.flatMap((one) => one.batch.records)),
      lines(batches.map((one) => String(one.batch.records.length))),
    ],
  });
  return z.array(Stored).parse(answer.rows[0]?.stored);
}

function recordColumns(records: ReceivedBatch['records']): readonly string[] {
  return [
    lines(records.map((record) => String(record.seq))),
    lines(records.map((record) => record.hash)),
    lines(records.map((record) => record.prevHash)),
    lines(records.map((record) => record.kind)),
    // Any text of the record will do: who reads it parses it, and hashes are made of canonical text.
    lines(records.map((record) => JSON.stringify(record))),
  ];
}
