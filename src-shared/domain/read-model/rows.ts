import { assertNever } from '../../basics/assert-never';
import type { AttemptId, CandidateId, Epoch, ItemId } from '../../basics/ids';
import type { ReadModelEntry } from './read-model-entry';

/** Up to where the journal has been read. `seq` 0: nothing yet. */
export type Head = { readonly epoch: Epoch; readonly seq: number };

export type AttemptRow = {
  readonly attemptId: AttemptId;
  readonly candidateId: CandidateId;
  readonly seat: number;
  /** UTC ms; absent until the paper was opened: only then is it a test record. */
  readonly startedAtMs?: number;
  readonly score?: { readonly total: number; readonly isPass: boolean; readonly atMs: number };
};

export type AnswerRow = {
  readonly attemptId: AttemptId;
  readonly itemId: ItemId;
  readonly seq: number;
};

export type RecordState = 'pending' | 'sent' | 'acknowledged' | 'needs-person';

export type RecordRow = {
  /** Life of the journal that wrote the record; a later life sends the records of an earlier one too. */
  readonly recordEpoch: Epoch;
  readonly recordSeq: number;
  readonly attemptId: AttemptId;
  readonly state: RecordState;
  /** When it came into this state, UTC ms. */
  readonly atMs: number;
  readonly reason?: string;
};

/** What one journal entry does to the tables. */
export type RowOp =
  | { readonly kind: 'put-attempt'; readonly row: AttemptRow }
  | { readonly kind: 'start-attempt'; readonly attemptId: AttemptId; readonly startedAtMs: number }
  | {
      readonly kind: 'score-attempt';
      readonly attemptId: AttemptId;
      readonly score: { readonly total: number; readonly isPass: boolean; readonly atMs: number };
    }
  | { readonly kind: 'put-answer'; readonly row: AnswerRow }
  | { readonly kind: 'put-record'; readonly row: RecordRow }
  | {
      /** Every record of that epoch from `from` to `through` (both included) for which `mayBecome` says so. */
      readonly kind: 'move-records';
      readonly recordEpoch: Epoch;
      readonly from: number;
      readonly through: number;
      readonly state: RecordState;
      readonly atMs: number;
      readonly reason?: string;
    };

export function rowOpOf(entry: ReadModelEntry): RowOp {
  const atMs = entry.wallMs;
  switch (entry.kind) {
    case 'attempt-identified': {
      const { attemptId, candidateId, seat } = entry;
      return { kind: 'put-attempt', row: { attemptId, candidateId, seat } };
    }
    case 'attempt-started':
      return { kind: 'start-attempt', attemptId: entry.attemptId, startedAtMs: atMs };
    case 'answer-saved': {
      const { attemptId, itemId, seq } = entry;
      return { kind: 'put-answer', row: { attemptId, itemId, seq } };
    }
    case 'attempt-scored': {
      const { attemptId, total, isPass } = entry;
      return { kind: 'score-attempt', attemptId, score: { total, isPass, atMs } };
    }
    case 'record-queued': {
      const { recordEpoch, recordSeq, attemptId } = entry;
      return { kind: 'put-record', row: { recordEpoch, recordSeq, attemptId, state: 'pending', atMs } };
    }
    case 'record-sent': {
      const { recordEpoch, throughRecordSeq: through } = entry;
      return { kind: 'move-records', recordEpoch, from: 0, through, state: 'sent', atMs };
    }
    case 'records-acknowledged': {
      const { recordEpoch, throughRecordSeq: through } = entry;
      return { kind: 'move-records', recordEpoch, from: 0, through, state: 'acknowledged', atMs };
    }
    case 'record-needs-person': {
      const { recordEpoch, recordSeq, reason } = entry;
      const state = 'needs-person';
      return { kind: 'move-records', recordEpoch, from: recordSeq, through: recordSeq, state, atMs, reason };
    }
    default:
      return assertNever(entry);
  }
}

/**
 * Messages name everything up to a sequence, so each also names records that were further already: those stay. A
 * confirmed record may be sent again (the centre's mark goes back after a restore) without losing its receipt, and
 * one that the centre took in but set aside stays with a person, however far later receipts reach.
 */
export function mayBecome(from: RecordState, to: RecordState): boolean {
  switch (from) {
    case 'pending':
      return to !== 'pending';
    case 'sent':
      return to === 'acknowledged' || to === 'needs-person';
    case 'acknowledged':
      return to === 'needs-person';
    case 'needs-person':
      return false;
    default:
      return assertNever(from);
  }
}
