import { assertNever } from '../../src-shared/basics/assert-never';
import type { AttemptId, CandidateId, Epoch, ItemId, OptionId } from '../../src-shared/basics/ids';
import type { ReadModelEntry } from '../../src-shared/contracts/ipc/read-model-entry';

/** Up to where the journal has been read. `seq` 0: nothing yet. */
export type Head = { readonly epoch: Epoch; readonly seq: number };

export type AttemptRow = {
  readonly attemptId: AttemptId;
  readonly candidateId: CandidateId;
  readonly seat: number;
  /** UTC ms. */
  readonly startedAtMs: number;
  readonly score?: { readonly total: number; readonly isPass: boolean; readonly atMs: number };
};

export type AnswerRow = {
  readonly attemptId: AttemptId;
  readonly itemId: ItemId;
  readonly chosen: readonly OptionId[];
  readonly seq: number;
};

export type RecordState = 'pending' | 'sent' | 'acknowledged' | 'needs-person';

export type RecordRow = {
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
  | {
      readonly kind: 'score-attempt';
      readonly attemptId: AttemptId;
      readonly score: { readonly total: number; readonly isPass: boolean; readonly atMs: number };
    }
  | { readonly kind: 'put-answer'; readonly row: AnswerRow }
  | { readonly kind: 'put-record'; readonly row: RecordRow }
  | {
      /** Every record from `from` to `through` (both included) for which `mayBecome` says so. */
      readonly kind: 'move-records';
      readonly from: number;
      readonly through: number;
      readonly state: RecordState;
      readonly atMs: number;
      readonly reason?: string;
    };

export function rowOpOf(entry: ReadModelEntry): RowOp {
  const atMs = entry.wallMs;
  switch (entry.kind) {
    case 'attempt-started': {
      const { attemptId, candidateId, seat } = entry;
      return { kind: 'put-attempt', row: { attemptId, candidateId, seat, startedAtMs: atMs } };
    }
    case 'answer-saved': {
      const { attemptId, itemId, chosen, seq } = entry;
      return { kind: 'put-answer', row: { attemptId, itemId, chosen, seq } };
    }
    case 'attempt-scored': {
      const { attemptId, total, isPass } = entry;
      return { kind: 'score-attempt', attemptId, score: { total, isPass, atMs } };
    }
    case 'record-queued': {
      const { recordSeq, attemptId } = entry;
      return { kind: 'put-record', row: { recordSeq, attemptId, state: 'pending', atMs } };
    }
    case 'record-sent':
      return {
        kind: 'move-records',
        from: entry.recordSeq,
        through: entry.throughRecordSeq,
        state: 'sent',
        atMs,
      };
    case 'records-acknowledged':
      return { kind: 'move-records', from: 0, through: entry.throughRecordSeq, state: 'acknowledged', atMs };
    case 'record-needs-person': {
      const { recordSeq, reason } = entry;
      return {
        kind: 'move-records',
        from: recordSeq,
        through: recordSeq,
        state: 'needs-person',
        atMs,
        reason,
      };
    }
    default:
      return assertNever(entry);
  }
}

/**
 * A confirmed record stays confirmed: the centre may ask for it again after a restore (its mark went back), and
 * sending it once more takes nothing away from the receipt. One that needs a person is only ended by a receipt.
 */
export function mayBecome(from: RecordState, to: RecordState): boolean {
  switch (from) {
    case 'pending':
      return to !== 'pending';
    case 'sent':
      return to === 'acknowledged' || to === 'needs-person';
    case 'needs-person':
      return to === 'acknowledged';
    case 'acknowledged':
      return false;
    default:
      return assertNever(from);
  }
}
