import { verifyReceipt } from '../../src-crypto/receipt-seal';
import type { CryptoSuite } from '../../src-crypto/suite';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { Epoch, StationId } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { Result } from '../../src-shared/basics/result';
import type { CentreIdentity } from '../../src-shared/contracts/sync/provision';
import type { BatchReceipt } from '../../src-shared/contracts/sync/records';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import type { JournalEntry } from '../journal/journal-entry';
import type { Outbox } from '../journal/outbox';
import type { CentreProblem } from './centre-client';
import type { Batch } from './pick-batch';

/** What one attempt came to: done, will retry, or needs a person. */
export type SyncOutcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'progress' }
  /** The chain on both sides was brought together; try again at once. */
  | { readonly kind: 'rewound' }
  | { readonly kind: 'smaller-batch' }
  | {
      readonly kind: 'retry';
      readonly why: 'unreachable' | 'timed-out' | 'not-understood' | 'busy' | 'disk';
      readonly afterSeconds?: number;
    }
  | { readonly kind: 'needs-person' };

/** What an answer asks of the station before the attempt is over. */
export type AnswerStep =
  | { readonly kind: 'settled'; readonly outcome: SyncOutcome }
  /** Counts only when these entries are on disk. */
  | { readonly kind: 'write'; readonly entries: readonly JournalEntry[]; readonly outcome: SyncOutcome }
  /** The centre stands elsewhere in the chain: the journal says what comes behind its mark. */
  | { readonly kind: 'read'; readonly epoch: Epoch; readonly afterSeq: number };

export type SyncPartners = {
  readonly suite: CryptoSuite;
  readonly stationId: StationId;
  readonly centre: CentreIdentity;
};

export type Flight = { readonly batch: Batch; readonly sentAt: Instant };

/** Reads the centre's answer to one batch. Nothing is forgotten before a receipt that the pinned centre signed is on disk. */
export function takeAnswer(
  partners: SyncPartners,
  outbox: Pick<Outbox, 'hashAt'>,
  flight: Flight,
  answer: Result<BatchReceipt, CentreProblem>,
  now: Instant,
): AnswerStep {
  if (!answer.ok) return takeProblem(flight, answer.error, now);
  if (!isReceiptFor(partners, flight.batch, answer.value)) return settled('not-understood');
  const { receivedThrough, headHash, serverTimeMs } = answer.value.receipt;
  const ownHash = outbox.hashAt(flight.batch.epoch, receivedThrough);
  // The pinned centre holds a chain that is not this journal's: a copied or set back disk.
  if (ownHash !== headHash) return needsPerson(flight, 'centre-has-another-chain', now);
  const receipt: JournalEntry = {
    kind: 'receipt',
    at: now,
    answer: answer.value,
    clockOffsetMs: clockOffset(flight.sentAt, now, serverTimeMs),
  };
  return { kind: 'write', entries: [sentEntry(flight), receipt], outcome: { kind: 'progress' } };
}

/** Centre's clock less the station's, if the answer was half of the way; by the monotonic clock, which nobody sets. */
function clockOffset(sentAt: Instant, now: Instant, serverTimeMs: number): number {
  const roundTripMs = sentAt.bootId === now.bootId ? now.monoMs - sentAt.monoMs : 0;
  return Math.round(serverTimeMs - (now.wallMs - roundTripMs / 2));
}

/**
 * The signed words must be about this station and chain, and take in the batch. The centre may be further than the
 * batch: an earlier one was stored and its answer lost, or a hand-in file came first.
 */
function isReceiptFor(partners: SyncPartners, batch: Batch, answer: BatchReceipt): boolean {
  const { receipt } = answer;
  if (receipt.stationId !== partners.stationId || receipt.epoch !== batch.epoch) return false;
  if (receipt.serverId !== partners.centre.serverId) return false;
  const first = batch.records[0];
  if (first === undefined || receipt.receivedThrough < first.seq) return false;
  const key = Buffer.from(partners.centre.signPublicKey, 'base64url');
  return verifyReceipt(partners.suite, answer, key);
}

function takeProblem(flight: Flight, problem: CentreProblem, now: Instant): AnswerStep {
  switch (problem.kind) {
    case 'unreachable':
      return settled(problem.isTimeout === true ? 'timed-out' : 'unreachable');
    case 'not-understood':
      return problem.status === 413
        ? { kind: 'settled', outcome: { kind: 'smaller-batch' } }
        : settled('not-understood');
    case 'refused':
      return takeRefusal(flight, problem.refusal, now);
    default:
      return assertNever(problem);
  }
}

function takeRefusal(flight: Flight, refusal: Refusal, now: Instant): AnswerStep {
  switch (refusal.refusal) {
    case 'gap':
      return { kind: 'read', epoch: flight.batch.epoch, afterSeq: refusal.receivedThrough };
    case 'too-large':
      return { kind: 'settled', outcome: { kind: 'smaller-batch' } };
    case 'try-later':
      return {
        kind: 'settled',
        outcome: { kind: 'retry', why: 'busy', afterSeconds: refusal.retryAfterSeconds },
      };
    case 'fork':
    case 'not-authentic':
    case 'unknown-station':
    case 'protocol-too-old':
    case 'malformed':
      return needsPerson(flight, refusal.refusal, now);
    case 'unknown-package':
    case 'too-early':
    case 'wrong-code':
      return settled('not-understood');
    default:
      return assertNever(refusal);
  }
}

/** Kept, written down with the reason, and not sent again by itself. */
export function needsPerson(flight: Flight, reason: string, now: Instant): AnswerStep {
  const { epoch, records } = flight.batch;
  const entry: JournalEntry = {
    kind: 'record-needs-person',
    at: now,
    epoch,
    recordSeq: records[0]?.seq ?? 0,
    reason,
  };
  return { kind: 'write', entries: [sentEntry(flight), entry], outcome: { kind: 'needs-person' } };
}

function sentEntry({ batch, sentAt }: Flight): JournalEntry {
  return {
    kind: 'batch-sent',
    at: sentAt,
    epoch: batch.epoch,
    fromRecordSeq: batch.records[0]?.seq ?? 0,
    throughRecordSeq: batch.records.at(-1)?.seq ?? 0,
  };
}

function settled(why: Extract<SyncOutcome, { kind: 'retry' }>['why']): AnswerStep {
  return { kind: 'settled', outcome: { kind: 'retry', why } };
}
