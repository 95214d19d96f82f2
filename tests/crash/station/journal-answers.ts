import { suiteB } from '../../../src-crypto/suite-b';
import { openAnswerKeys } from '../../../src-main/journal/answer-keys';
import { nodeJournalDisk } from '../../../src-main/journal/journal-disk';
import type { JournalEntry } from '../../../src-main/journal/journal-entry';
import { openEntry } from '../../../src-main/journal/seal-entry';
import { type JournalReport, verifyJournal } from '../../../src-main/journal/verify-journal';
import type { Answer } from './answer-script';

export type JournalledAnswer = Answer & { readonly attemptId: string; readonly seq: number };

export type LateWrite = { readonly attemptId: string; readonly itemId: string; readonly seatEpoch: number };

/** Every answer that a station's journal holds, in order, read without touching it. */
export async function answersInJournal(folder: string): Promise<{
  readonly answers: readonly JournalledAnswer[];
  readonly report: JournalReport;
}> {
  const answers: JournalledAnswer[] = [];
  const report = await visitJournal(folder, (entry, seq) => {
    if (entry.kind !== 'attempt-event' || entry.event.kind !== 'answered') return;
    const { attemptId, itemId, chosen } = entry.event;
    answers.push({ attemptId, itemId, chosen, seq });
  });
  return { answers, report };
}

/** What came to a seat after its attempt had left (RM-12). */
export async function lateWritesInJournal(folder: string): Promise<readonly LateWrite[]> {
  const late: LateWrite[] = [];
  await visitJournal(folder, (entry) => {
    if (entry.kind !== 'late-write') return;
    const { attemptId, itemId, seatEpoch } = entry;
    late.push({ attemptId, itemId, seatEpoch });
  });
  return late;
}

async function visitJournal(
  folder: string,
  visit: (entry: JournalEntry, seq: number) => void,
): Promise<JournalReport> {
  const keys = await openAnswerKeys(folder, suiteB, () => undefined);
  const verified = await verifyJournal({
    disk: nodeJournalDisk,
    folder,
    sha256: suiteB.sha256,
    visit: (record) => {
      const entry = openEntry(suiteB, keys, record.payload);
      if (entry !== undefined) visit(entry, record.seq);
    },
  });
  if (!verified.ok) throw new Error(`the journal could not be read: ${JSON.stringify(verified.error)}`);
  return verified.value;
}
