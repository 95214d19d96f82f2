import { verifyReceipt } from '../../src-crypto/receipt-seal';
import type { CryptoSuite } from '../../src-crypto/suite';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { Epoch, StationId } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import type { CentreIdentity } from '../../src-shared/contracts/sync/provision';
import { BATCH_MAX_BYTES, type BatchReceipt } from '../../src-shared/contracts/sync/records';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import type { JournalEntry } from '../journal/journal-entry';
import type { Outbox } from '../journal/outbox';
import type { CentreClient, CentreProblem } from './centre-client';

export type SyncDeps = {
  readonly suite: CryptoSuite;
  readonly outbox: Outbox;
  readonly client: CentreClient;
  readonly stationId: StationId;
  readonly centre: CentreIdentity;
  readonly now: () => Instant;
  /** Appends to the journal and folds into the outbox; false when the disk did not take it. */
  readonly append: (entries: readonly JournalEntry[]) => Promise<boolean>;
  /** Every record of an epoch above `afterSeq`, read from the journal again. */
  readonly recordsAfter: (
    epoch: Epoch,
    afterSeq: number,
  ) => Promise<readonly { readonly envelope: RecordEnvelope; readonly queuedAtMs: number }[]>;
};

/** What one attempt came to: done, will retry, or needs a person. */
export type SyncOutcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'progress' }
  /** The chain on both sides was brought together; try again at once. */
  | { readonly kind: 'rewound' }
  | { readonly kind: 'smaller-batch' }
  | {
      readonly kind: 'retry';
      readonly why: 'unreachable' | 'not-understood' | 'busy' | 'disk';
      readonly afterSeconds?: number;
    }
  | { readonly kind: 'needs-person' };

/** Sends the oldest batch and takes in the answer. Nothing is forgotten before a signed receipt is on disk. */
export async function syncOnce(
  deps: SyncDeps,
  limit: number,
  isAskedByPerson: boolean,
): Promise<SyncOutcome> {
  const queued = deps.outbox.nextBatch(limit, isAskedByPerson);
  if (queued === undefined) return { kind: deps.outbox.state().isBlocked ? 'needs-person' : 'idle' };
  const batch = { epoch: queued.epoch, records: within(queued.records, BATCH_MAX_BYTES - ROOM_FOR_HEAD) };
  const sentAt = deps.now();
  const answer = await deps.client.sendBatch({
    protocolVersion: PROTOCOL_VERSION,
    stationId: deps.stationId,
    epoch: batch.epoch,
    records: batch.records,
  });
  if (!answer.ok) return takeProblem(deps, batch, answer.error, sentAt);
  if (!isReceiptFor(deps, batch, answer.value)) return { kind: 'retry', why: 'not-understood' };
  const isWritten = await deps.append([
    sentEntry(batch, sentAt),
    { kind: 'receipt', at: deps.now(), answer: answer.value },
  ]);
  return isWritten ? { kind: 'progress' } : { kind: 'retry', why: 'disk' };
}

/** Bytes of a batch that are not records. */
const ROOM_FOR_HEAD = 1024;

/** As many records from the front as stay within `maxBytes` of JSON; one at least, whatever it weighs. */
function within(records: readonly RecordEnvelope[], maxBytes: number): readonly RecordEnvelope[] {
  let bytes = 0;
  const fits = records.findIndex((record) => {
    bytes += JSON.stringify(record).length + 1;
    return bytes > maxBytes;
  });
  return fits === -1 ? records : records.slice(0, Math.max(1, fits));
}

type Batch = { readonly epoch: Epoch; readonly records: readonly RecordEnvelope[] };

const lastOf = (batch: Batch): RecordEnvelope | undefined => batch.records.at(-1);

function sentEntry(batch: Batch, at: Instant): JournalEntry {
  return {
    kind: 'batch-sent',
    at,
    epoch: batch.epoch,
    fromRecordSeq: batch.records[0]?.seq ?? 0,
    throughRecordSeq: lastOf(batch)?.seq ?? 0,
  };
}

/** A receipt counts only if the pinned centre signed it, it speaks of this chain, and its head is our own record. */
function isReceiptFor(deps: SyncDeps, batch: Batch, answer: BatchReceipt): boolean {
  const { receipt } = answer;
  if (receipt.stationId !== deps.stationId || receipt.epoch !== batch.epoch) return false;
  if (receipt.serverId !== deps.centre.serverId) return false;
  const last = lastOf(batch);
  if (last === undefined || receipt.receivedThrough > last.seq) return false;
  const head = batch.records.find((record) => record.seq === receipt.receivedThrough);
  if (head !== undefined && head.hash !== receipt.headHash) return false;
  const key = Buffer.from(deps.centre.signPublicKey, 'base64url');
  return verifyReceipt(deps.suite, answer, key);
}

async function takeProblem(
  deps: SyncDeps,
  batch: Batch,
  problem: CentreProblem,
  sentAt: Instant,
): Promise<SyncOutcome> {
  switch (problem.kind) {
    case 'unreachable':
      return { kind: 'retry', why: 'unreachable' };
    case 'not-understood':
      return problem.status === 413 ? { kind: 'smaller-batch' } : { kind: 'retry', why: 'not-understood' };
    case 'refused':
      return takeRefusal(deps, batch, problem.refusal, sentAt);
    default:
      return assertNever(problem);
  }
}

async function takeRefusal(
  deps: SyncDeps,
  batch: Batch,
  refusal: Refusal,
  sentAt: Instant,
): Promise<SyncOutcome> {
  switch (refusal.refusal) {
    case 'gap': {
      const records = await deps.recordsAfter(batch.epoch, refusal.receivedThrough);
      // A mark ahead of everything this station ever wrote is not a gap that sending can close.
      if (records.length === 0) return needsPerson(deps, batch, 'gap-ahead-of-station', sentAt);
      deps.outbox.refill(batch.epoch, records);
      return { kind: 'rewound' };
    }
    case 'too-large':
      return { kind: 'smaller-batch' };
    case 'try-later':
      return { kind: 'retry', why: 'busy', afterSeconds: refusal.retryAfterSeconds };
    case 'fork':
    case 'not-authentic':
    case 'unknown-station':
    case 'protocol-too-old':
    case 'malformed':
      return needsPerson(deps, batch, refusal.refusal, sentAt);
    case 'unknown-package':
    case 'wrong-code':
      return { kind: 'retry', why: 'not-understood' };
    default:
      return assertNever(refusal);
  }
}

async function needsPerson(
  deps: SyncDeps,
  batch: Batch,
  reason: string,
  sentAt: Instant,
): Promise<SyncOutcome> {
  const recordSeq = batch.records[0]?.seq ?? 0;
  const isWritten = await deps.append([
    sentEntry(batch, sentAt),
    { kind: 'record-needs-person', at: deps.now(), epoch: batch.epoch, recordSeq, reason },
  ]);
  return isWritten ? { kind: 'needs-person' } : { kind: 'retry', why: 'disk' };
}
