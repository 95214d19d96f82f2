import { verifyRecord } from '../../src-crypto/record-seal';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { RecordBatch } from '../../src-shared/contracts/sync/records';
import { GENESIS_HASH } from '../../src-shared/domain/record/record-envelope';
import type { StationKey } from '../registry/stations';
import { breathe } from './breathe';

export type BatchProblem =
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'not-authentic'; readonly seq: number };

/**
 * Whether a batch is one unbroken piece of one station's chain and every record in it is what that station signed.
 * What it hangs on is a question to the store.
 */
export async function checkBatch(batch: RecordBatch, key: StationKey): Promise<Result<void, BatchProblem>> {
  const shape = shapeProblem(batch);
  if (shape !== undefined) return err({ kind: 'malformed', detail: shape });
  for (const [at, record] of batch.records.entries()) {
    await breathe(at);
    if (verifyRecord(key.suite, record, key.signPublicKey) !== 'authentic') {
      return err({ kind: 'not-authentic', seq: record.seq });
    }
  }
  return ok(undefined);
}

function shapeProblem(batch: RecordBatch): string | undefined {
  let before: RecordBatch['records'][number] | undefined;
  for (const record of batch.records) {
    if (record.stationId !== batch.stationId) return `record ${record.seq} is of another station`;
    if (record.epoch !== batch.epoch) return `record ${record.seq} is of another epoch`;
    if (before !== undefined && record.seq !== before.seq + 1)
      return `record ${record.seq} is out of sequence`;
    const prevHash = before?.hash ?? (record.seq === 1 ? GENESIS_HASH : record.prevHash);
    if (record.prevHash !== prevHash) return `record ${record.seq} does not name the one before it`;
    before = record;
  }
  return undefined;
}
