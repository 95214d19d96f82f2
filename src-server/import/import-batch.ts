import { signReceipt } from '../../src-crypto/receipt-seal';
import { assertNever } from '../../src-shared/basics/assert-never';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { BatchReceipt, ReceivedBatch, RecordOutcome } from '../../src-shared/contracts/sync/records';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import type { WorkCalendar } from '../../src-shared/domain/review/work-calendar';
import { alarmNotAuthentic } from '../registry/alarms';
import type { BatchGroups } from './batch-groups';
import { checkBatch } from './check-batch';
import { type ProjectionContext, projectRecords } from './project-records';
import type { StoredBatch } from './store-batch';

export type ImportContext = ProjectionContext & {
  readonly groups: BatchGroups;
  /** Days by which a review is asked for and answered (RM-16). */
  readonly workCalendar: WorkCalendar;
  /** The records are stored and stay due; the catch-up will look at them. */
  readonly onProjectionFailed: (error: unknown) => void;
};

/**
 * Takes one batch: check, store in one transaction, then look at what came. The receipt is signed after the commit,
 * and nothing that goes wrong from there on can take it back.
 */
export async function importBatch(
  context: ImportContext,
  batch: ReceivedBatch,
): Promise<Result<BatchReceipt, Refusal>> {
  const key = await context.stationKeys.find(batch.stationId);
  if (key === undefined) return err({ refusal: 'unknown-station' });
  const checked = await checkBatch(batch, key);
  if (!checked.ok) {
    if (checked.error.kind === 'malformed')
      return err({ refusal: 'malformed', detail: checked.error.detail });
    return notAuthentic(context, batch, checked.error.seq);
  }
  const receivedAtMs = context.now();
  const stored = await context.groups.store(
    { batch, signPublicKeyText: key.signPublicKeyText },
    receivedAtMs,
  );
  switch (stored.kind) {
    case 'unknown-station':
      context.stationKeys.forget(batch.stationId);
      return err({ refusal: 'unknown-station' });
    case 'not-authentic':
      context.stationKeys.forget(batch.stationId);
      return notAuthentic(context, batch, undefined);
    case 'gap':
      return err({ refusal: 'gap', receivedThrough: stored.receivedThrough });
    case 'fork':
      return err({ refusal: 'fork', seq: stored.seq });
    case 'imported': {
      const reasons = await lookAt(context, batch, stored, receivedAtMs);
      return ok(receiptFor(context, batch, stored, reasons));
    }
    default:
      return assertNever(stored);
  }
}

async function notAuthentic(
  context: ImportContext,
  { stationId, epoch }: ReceivedBatch,
  seq: number | undefined,
): Promise<Result<never, Refusal>> {
  await alarmNotAuthentic(context.database, { stationId, epoch, seq }, context.now());
  return err({ refusal: 'not-authentic', ...(seq === undefined ? {} : { seq }) });
}

type Imported = Extract<StoredBatch, { readonly kind: 'imported' }>;

/** Reasons by seq of all records of the batch that are quarantined. */
async function lookAt(
  context: ImportContext,
  batch: ReceivedBatch,
  stored: Imported,
  receivedAtMs: number,
): Promise<ReadonlyMap<number, string>> {
  const reasons = new Map(stored.quarantined.map(({ seq, reason }) => [seq, reason]));
  const due = new Set(stored.due);
  const records = batch.records.filter((record) => due.has(record.seq));
  try {
    const aside = await projectRecords(
      context,
      records.map((envelope) => ({ envelope, receivedAtMs })),
    );
    for (const { place, reason } of aside) {
      // A result of another machine may have been set aside by one of these (RM-12); it is not of this batch.
      if (place.stationId === batch.stationId && place.epoch === batch.epoch) reasons.set(place.seq, reason);
    }
  } catch (error) {
    context.onProjectionFailed(error);
  }
  return reasons;
}

function receiptFor(
  { centre, now }: ImportContext,
  batch: ReceivedBatch,
  stored: Imported,
  reasons: ReadonlyMap<number, string>,
): BatchReceipt {
  const outcomes = batch.records.map(({ seq }): RecordOutcome => {
    const reason = reasons.get(seq);
    if (reason !== undefined) return { seq, outcome: 'quarantined', reason };
    return { seq, outcome: seq <= stored.knownThrough ? 'already-stored' : 'stored' };
  });
  const receipt = {
    serverId: centre.serverId,
    stationId: batch.stationId,
    epoch: batch.epoch,
    receivedThrough: stored.receivedThrough,
    // The commit waited for the disk (synchronous_commit, set in import_batch), so the two marks are one.
    durableThrough: stored.receivedThrough,
    headHash: stored.headHash,
    serverTimeMs: now(),
    outcomes,
  };
  return signReceipt(centre.suite, receipt, centre.keys.sign.privateKey);
}
