import path from 'node:path';
import { suiteB } from '../../src-crypto/suite-b';
import { openAnswerKeys } from '../../src-main/journal/answer-keys';
import { nodeJournalDisk } from '../../src-main/journal/journal-disk';
import type { JournalEntry } from '../../src-main/journal/journal-entry';
import { readJournal } from '../../src-main/journal/read-journal';
import { openEntry } from '../../src-main/journal/seal-entry';

/** Everything of one kind that stands in a station's journal on disk, in order. */
export async function journalEntries<K extends JournalEntry['kind']>(
  stationFolder: string,
  kind: K,
): Promise<readonly Extract<JournalEntry, { readonly kind: K }>[]> {
  const found: Extract<JournalEntry, { readonly kind: K }>[] = [];
  const folder = path.join(stationFolder, 'journal');
  const input = { disk: nodeJournalDisk, folder, mark: undefined, hashOf: suiteB.sha256 };
  const keys = await openAnswerKeys(stationFolder, suiteB, () => undefined);
  await readJournal(input, ({ payload }) => {
    const entry = openEntry(suiteB, keys, payload);
    if (entry?.kind === kind) found.push(entry as (typeof found)[number]);
  });
  return found;
}
