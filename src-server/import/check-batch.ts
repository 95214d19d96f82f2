import { hashFits, verifyRecord } from '../../src-crypto/record-seal';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ReceivedBatch } from '../../src-shared/contracts/sync/records';
import { GENESIS_HASH } from '../../src-shared/domain/record/record-envelope';
import type { StationKey } from '../registry/stations';
import { breathe } from './breathe';

export type BatchProblem =
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'not-authentic'; readonly seq: number };

/**
 * Whether a batch is one unbroken piece of one station's chain and every record in it is what that station signed: by a
 * signature of its own, or by that of a record behind it, which names it by way of the hashes between. The last one is
 * always signed. What the batch hangs on is a question to the store.
 */
export async function checkBatch(batch: ReceivedBatch, key: StationKey): Promise<Result<void, BatchProblem>> {
  const shape = shapeProblem(batch);
  if (shape !== undefined) return err({ kind: 'malformed', detail: shape });
  for (const [at, record] of batch.records.entries()) {
    await breathe(at);
    const isLast = at === batch.records.length - 1;
    const { signature } = record;
    const isAuthentic =
      signature === undefined
        ? !isLast && record.suite === key.suite.id && hashFits(key.suite, record)
        : verifyRecord(key.suite, { ...record, signature }, key.signPublicKey) === 'authentic';
    if (!isAuthentic) {
      return err({ kind: 'not-authentic', seq: record.seq });
    }
  }
  return ok(undefined);
}

function shapeProblem(batch: ReceivedBatch): string | undefined {
  let before: ReceivedBatch['records'][number] | undefined;
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
