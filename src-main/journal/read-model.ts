import type { Epoch } from '../../src-shared/basics/ids';
import type { ReadModelBatch, ReadModelEntry } from '../../src-shared/contracts/ipc/read-model-entry';
import { decodeEntry, type JournalEntry } from './journal-entry';
import type { Journal } from './open-journal';

/** The part of one journal entry that the screens may keep; at most one a journal sequence, but for receipts. */
export function readModelEntriesOf(seq: number, entry: JournalEntry): readonly ReadModelEntry[] {
  switch (entry.kind) {
    case 'attempt-event': {
      const { event } = entry;
      const header = { seq, wallMs: event.at.wallMs, attemptId: event.attemptId };
      if (event.kind === 'identified') {
        return [{ kind: 'attempt-identified', ...header, candidateId: event.candidateId, seat: event.seat }];
      }
      if (event.kind === 'started') return [{ kind: 'attempt-started', ...header }];
      if (event.kind === 'answered') {
        return [{ kind: 'answer-saved', ...header, itemId: event.itemId, chosen: event.chosen }];
      }
      if (event.kind === 'scored') {
        return [{ kind: 'attempt-scored', ...header, total: event.total, isPass: event.isPass }];
      }
      return [];
    }
    case 'record': {
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
    case 'session-opened':
    case 'sign-in-failed':
    case 'journal-repaired':
      return [];
  }
}

/** About how many entries one answer to the screens may hold. */
const BATCH_ENTRIES = 2_000;

/**
 * What the read model is missing. A model of another epoch starts from nothing: its numbers may not be this
 * journal's.
 */
export async function pullReadModel(
  journal: Journal,
  modelEpoch: Epoch | undefined,
  afterSeq: number,
): Promise<ReadModelBatch> {
  const epoch = journal.epoch as Epoch;
  const isOurs = modelEpoch === epoch && afterSeq <= journal.head().seq;
  const entries: ReadModelEntry[] = [];
  let hasMore = false;
  const headSeq = journal.head().seq;
  await journal.readAfter(isOurs ? afterSeq : 0, (record) => {
    if (entries.length >= BATCH_ENTRIES) {
      hasMore = true;
      return;
    }
    const entry = decodeEntry(record.payload);
    if (entry !== undefined) entries.push(...readModelEntriesOf(record.seq, entry));
  });
  return { epoch, headSeq, entries, hasMore };
}
