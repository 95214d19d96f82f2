import type { Epoch } from '../../src-shared/basics/ids';
import { GENESIS_HASH, type RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { type FoldState, refill } from './fold-state';
import type { JournalEntry } from './journal-entry';

/** A record that waits for the centre; `queuedAtMs` is the wall clock's word for people. */
export type QueuedRecord = { readonly envelope: RecordEnvelope; readonly queuedAtMs: number };

type EpochOutbox = {
  readonly epoch: Epoch;
  /** All records of the epoch that are not yet covered by a receipt, in order of their sequence. */
  pending: QueuedRecord[];
  lastRecord: { readonly seq: number; readonly hash: RecordEnvelope['hash'] } | undefined;
  acknowledgedThrough: number;
  /** A record that the centre will not take; sending from this epoch waits for a person. */
  blockedAt: number | undefined;
};

/** What of the journal concerns the road to the centre, folded entry by entry; rebuilt at every start. */
export type Outbox = FoldState & {
  readonly note: (entry: JournalEntry) => void;
  /** The next records to send of the oldest epoch that has any, at most `limit`. */
  readonly nextBatch: (
    limit: number,
    isAskedByPerson: boolean,
  ) => { readonly epoch: Epoch; readonly records: readonly RecordEnvelope[] } | undefined;
  /** The centre's mark is behind what it once confirmed (it was restored): these are sent once more. */
  readonly refill: (epoch: Epoch, records: readonly QueuedRecord[]) => void;
  /** The hash of a record that waits or ends its chain; undefined for any other number. */
  readonly hashAt: (epoch: Epoch, seq: number) => RecordEnvelope['hash'] | undefined;
  readonly isPending: (epoch: Epoch, seq: number) => boolean;
  /** How far receipts on disk cover each epoch. */
  readonly acknowledgedThrough: () => readonly { readonly epoch: Epoch; readonly through: number }[];
  /** Where the next record of this epoch's chain goes. */
  readonly chainEnd: (epoch: Epoch) => { readonly seq: number; readonly prevHash: RecordEnvelope['hash'] };
  readonly hasRecordOf: (attemptId: string) => boolean;
  /** Whether this epoch's records through `seq` were noted as sent before. */
  readonly sentThrough: (epoch: Epoch) => number;
  readonly state: () => {
    readonly pendingCount: number;
    readonly oldestPendingAtMs: number | undefined;
    readonly lastSentAtMs: number | undefined;
    readonly lastAcknowledgedAtMs: number | undefined;
    readonly isBlocked: boolean;
    /** Centre's clock less this station's, by the last receipt. */
    readonly clockOffsetMs: number | undefined;
  };
};

export function createOutbox(): Outbox {
  const epochs: EpochOutbox[] = [];
  const attempts = new Set<string>();
  const sent = new Map<Epoch, number>();
  let lastSentAtMs: number | undefined;
  let lastAcknowledgedAtMs: number | undefined;
  let clockOffsetMs: number | undefined;

  function of(epoch: Epoch): EpochOutbox {
    const found = epochs.find((one) => one.epoch === epoch);
    if (found !== undefined) return found;
    const fresh: EpochOutbox = {
      epoch,
      pending: [],
      lastRecord: undefined,
      acknowledgedThrough: 0,
      blockedAt: undefined,
    };
    epochs.push(fresh);
    return fresh;
  }

  type Saved = {
    readonly epochs: readonly EpochOutbox[];
    readonly attempts: ReadonlySet<string>;
    readonly sent: ReadonlyMap<Epoch, number>;
    readonly times: readonly (number | undefined)[];
  };

  return {
    save: (): Saved => ({
      epochs,
      attempts,
      sent,
      times: [lastSentAtMs, lastAcknowledgedAtMs, clockOffsetMs],
    }),
    load: (state) => {
      const saved = state as Saved;
      epochs.splice(0, epochs.length, ...saved.epochs);
      attempts.clear();
      for (const attemptId of saved.attempts) attempts.add(attemptId);
      refill(sent, saved.sent);
      [lastSentAtMs, lastAcknowledgedAtMs, clockOffsetMs] = saved.times;
    },
    note: (entry) => {
      switch (entry.kind) {
        case 'record': {
          const box = of(entry.envelope.epoch);
          box.pending.push({ envelope: entry.envelope, queuedAtMs: entry.at.wallMs });
          box.lastRecord = { seq: entry.envelope.seq, hash: entry.envelope.hash };
          if (entry.attemptId !== undefined) attempts.add(entry.attemptId);
          break;
        }
        case 'batch-sent':
          sent.set(entry.epoch, Math.max(sent.get(entry.epoch) ?? 0, entry.throughRecordSeq));
          lastSentAtMs = entry.at.wallMs;
          break;
        case 'receipt': {
          const box = of(entry.answer.receipt.epoch);
          const through = entry.answer.receipt.receivedThrough;
          box.acknowledgedThrough = Math.max(box.acknowledgedThrough, through);
          box.pending = box.pending.filter((one) => one.envelope.seq > through);
          box.blockedAt = undefined;
          lastAcknowledgedAtMs = entry.at.wallMs;
          clockOffsetMs = entry.clockOffsetMs ?? clockOffsetMs;
          break;
        }
        case 'record-needs-person':
          of(entry.epoch).blockedAt = entry.recordSeq;
          break;
        default:
          break;
      }
    },
    nextBatch: (limit, isAskedByPerson) => {
      const box = epochs.find(
        (one) => one.pending.length > 0 && (isAskedByPerson || one.blockedAt === undefined),
      );
      return box && { epoch: box.epoch, records: box.pending.slice(0, limit).map((one) => one.envelope) };
    },
    refill: (epoch, records) => {
      of(epoch).pending = [...records];
    },
    hashAt: (epoch, seq) => {
      const box = epochs.find((one) => one.epoch === epoch);
      if (box?.lastRecord?.seq === seq) return box.lastRecord.hash;
      return box?.pending.find((one) => one.envelope.seq === seq)?.envelope.hash;
    },
    isPending: (epoch, seq) =>
      epochs.some((one) => one.epoch === epoch && one.pending.some(({ envelope }) => envelope.seq === seq)),
    acknowledgedThrough: () =>
      epochs.map(({ epoch, acknowledgedThrough }) => ({ epoch, through: acknowledgedThrough })),
    chainEnd: (epoch) => {
      const last = epochs.find((one) => one.epoch === epoch)?.lastRecord;
      return { seq: last?.seq ?? 0, prevHash: last?.hash ?? GENESIS_HASH };
    },
    hasRecordOf: (attemptId) => attempts.has(attemptId),
    sentThrough: (epoch) => sent.get(epoch) ?? 0,
    state: () => {
      // Asked for after every save; weeks offline make it long.
      const oldest = epochs.flatMap((one) => one.pending[0]?.queuedAtMs ?? []);
      return {
        pendingCount: epochs.reduce((sum, one) => sum + one.pending.length, 0),
        oldestPendingAtMs: oldest.length === 0 ? undefined : Math.min(...oldest),
        lastSentAtMs,
        lastAcknowledgedAtMs,
        isBlocked: epochs.some((one) => one.blockedAt !== undefined),
        clockOffsetMs,
      };
    },
  };
}
