import type { Epoch } from '../../src-shared/basics/ids';
import type { ReadModelBatch } from '../../src-shared/contracts/ipc/read-model-batch';
import { createModelFold, type ModelFoldState } from '../../src-shared/domain/read-model/model-fold';
import type { ReadModelEntry } from '../../src-shared/domain/read-model/read-model-entry';
import type { FoldState } from './fold-state';
import type { JournalEntry } from './journal-entry';
import type { Journal } from './open-journal';

/** The part of one journal entry that the screens may keep; at most one a journal sequence, but for receipts. */
function readModelEntriesOf(seq: number, entry: JournalEntry): readonly ReadModelEntry[] {
  switch (entry.kind) {
    case 'attempt-event': {
      const { event } = entry;
      const header = { seq, wallMs: event.at.wallMs, attemptId: event.attemptId };
      if (event.kind === 'identified') {
        return [{ kind: 'attempt-identified', ...header, candidateId: event.candidateId, seat: event.seat }];
      }
      if (event.kind === 'started') return [{ kind: 'attempt-started', ...header }];
      if (event.kind === 'answered') {
        return [{ kind: 'answer-saved', ...header, itemId: event.itemId }];
      }
      if (event.kind === 'scored') {
        return [{ kind: 'attempt-scored', ...header, total: event.total, isPass: event.isPass }];
      }
      return [];
    }
    case 'record': {
      // The screens list results; the room's own records show in the count of what waits.
      if (entry.attemptId === undefined || entry.envelope.kind !== 'attempt-result') return [];
      const { epoch: recordEpoch, seq: recordSeq } = entry.envelope;
      return [
        {
          kind: 'record-queued',
          seq,
          wallMs: entry.at.wallMs,
          recordEpoch,
          recordSeq,
          attemptId: entry.attemptId,
        },
      ];
    }
    case 'batch-sent':
      return [
        {
          kind: 'record-sent',
          seq,
          wallMs: entry.at.wallMs,
          recordEpoch: entry.epoch,
          throughRecordSeq: entry.throughRecordSeq,
        },
      ];
    case 'receipt': {
      const { receipt } = entry.answer;
      const header = { seq, wallMs: entry.at.wallMs, recordEpoch: receipt.epoch };
      const quarantined = receipt.outcomes.filter((one) => one.outcome === 'quarantined');
      return [
        { kind: 'records-acknowledged', ...header, throughRecordSeq: receipt.receivedThrough },
        ...quarantined.map(
          (one): ReadModelEntry => ({
            kind: 'record-needs-person',
            ...header,
            recordSeq: one.seq,
            reason: one.reason ?? 'quarantined',
          }),
        ),
      ];
    }
    case 'record-needs-person':
      return [
        {
          kind: 'record-needs-person',
          seq,
          wallMs: entry.at.wallMs,
          recordEpoch: entry.epoch,
          recordSeq: entry.recordSeq,
          reason: entry.reason,
        },
      ];
    case 'evidence-kept':
    case 'evidence-dropped':
    case 'evidence-gone':
    case 'evidence-sent':
    case 'package-erased':
    case 'deletion-report':
    case 'late-write':
    case 'move-taken':
    case 'copy-kept':
    case 'closing-placed':
    case 'closing-signed':
    case 'readiness':
    case 'rehearsal':
    case 'study-event':
    case 'session-opened':
    case 'sign-in-failed':
    case 'incident':
    case 'console-action':
    case 'room-start-set':
    case 'code-made':
    case 'console-signed-in':
    case 'console-signed-out':
    case 'journal-repaired':
    case 'lockdown':
    case 'sealed':
      return [];
  }
}

/** How many of the journal's records one answer to the screens covers at most. */
const PAGE_RECORDS = 4_000;

export type ReadModelSource = FoldState & {
  /** Called for every record of the journal in order, readable or not, at the start and after each append. */
  readonly note: (seq: number, entry: JournalEntry | undefined) => readonly ReadModelEntry[];
  /**
   * What the read model is missing. A model of another epoch starts from nothing: its numbers may not be this
   * journal's.
   */
  readonly pull: (
    journal: Journal,
    modelEpoch: Epoch | undefined,
    afterSeq: number,
  ) => Promise<ReadModelBatch>;
};

/** Keeps what the tables must come to, and reads pages of the journal for them. */
export function createReadModelSource(
  open: (payload: Uint8Array) => JournalEntry | undefined,
): ReadModelSource {
  const fold = createModelFold();
  let headSeq = 0;
  return {
    save: () => ({ headSeq, rows: fold.save() }),
    load: (state) => {
      const saved = state as { readonly headSeq: number; readonly rows: ModelFoldState };
      headSeq = saved.headSeq;
      fold.load(saved.rows);
    },
    note: (seq, entry) => {
      const shown = entry === undefined ? [] : readModelEntriesOf(seq, entry);
      for (const one of shown) fold.note(one);
      headSeq = seq;
      return shown;
    },
    pull: async (journal, modelEpoch, modelSeq) => {
      // Taken together, before anything is waited for: the digest is that of this head.
      const epoch = journal.epoch() as Epoch;
      const until = headSeq;
      const digest = fold.digest();
      const afterSeq = modelEpoch === epoch && modelSeq <= until ? modelSeq : 0;
      const throughSeq = Math.min(until, afterSeq + PAGE_RECORDS);
      const entries: ReadModelEntry[] = [];
      await journal.readAfter(afterSeq, throughSeq, (record) => {
        const entry = open(record.payload);
        if (entry !== undefined) entries.push(...readModelEntriesOf(record.seq, entry));
      });
      const hasMore = throughSeq < until;
      return {
        epoch,
        headSeq: until,
        afterSeq,
        throughSeq,
        entries,
        hasMore,
        ...(hasMore ? {} : { digest }),
      };
    },
  };
}
