import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { suiteB } from '../../src-crypto/suite-b';
import { type JournalDisk, nodeJournalDisk } from '../../src-main/journal/journal-disk';
import { type Journal, openJournal } from '../../src-main/journal/open-journal';
import { MARK_FILE } from '../../src-main/journal/verify-journal';

export type TestJournal = {
  readonly journal: Journal;
  /** What was read at opening, as `seq:text`. */
  readonly seen: string[];
};

/** Opens the journal of a data folder as the station does. */
export async function openTestJournal(
  folder: string,
  options: { readonly disk?: JournalDisk; readonly machine?: string } = {},
): Promise<TestJournal> {
  const seen: string[] = [];
  const opened = await openJournal({
    disk: options.disk ?? nodeJournalDisk,
    folder: path.join(folder, 'journal'),
    markFile: path.join(folder, MARK_FILE),
    machine: options.machine ?? 'machine-1',
    newEpoch: () => randomBytes(8).toString('hex'),
    sha256: suiteB.sha256,
    visit: (record) => seen.push(`${record.seq}:${new TextDecoder().decode(record.payload)}`),
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  return { journal: opened.value, seen };
}
