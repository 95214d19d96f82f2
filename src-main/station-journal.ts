import path from 'node:path';
import { suiteB } from '../src-crypto/suite-b';
import { utf8 } from '../src-crypto/text';
import { toHex } from '../src-shared/basics/bytes-text';
import type { StationMemory } from './exam/station-memory';
import type { JournalPlace } from './journal/checkpoint';
import { nodeJournalDisk } from './journal/journal-disk';
import type { JournalEntry } from './journal/journal-entry';
import { type Journal, openJournal } from './journal/open-journal';
import { MARK_FILE } from './journal/verify-journal';
import type { Log } from './platform/log';
import { machineId } from './platform/machine';
import type { StationInput } from './station-shape';

/** Opens the station's truth; a fault is noted where the screens show it. */
export async function openTheJournal(
  input: Pick<StationInput, 'disk' | 'folder' | 'machine'>,
  memory: StationMemory,
  take: (seq: number, entry: JournalEntry | undefined) => void,
  open: (payload: Uint8Array) => JournalEntry | undefined,
  from?: JournalPlace,
): Promise<Journal | undefined> {
  const opened = await openJournal({
    disk: input.disk ?? nodeJournalDisk,
    folder: path.join(input.folder, 'journal'),
    newEpoch: () => toHex(suiteB.randomBytes(8)),
    sha256: suiteB.sha256,
    markFile: path.join(input.folder, MARK_FILE),
    machine: input.machine ?? hashedMachineId(),
    visit: (record) => take(record.seq, open(record.payload)),
    from,
  });
  if (opened.ok) return opened.value;
  memory.fault = { kind: 'journal-unwritable', detail: opened.error.detail };
  return undefined;
}

/** The id itself belongs to the operating system; another program should not find it in our files. */
function hashedMachineId(): string {
  const id = machineId();
  return id === '' ? '' : toHex(suiteB.sha256(utf8(`exam-station ${id}`))).slice(0, 32);
}

/**
 * The centre has other records under our numbers, or more of them than we have: this journal was put back to an
 * older state. What it holds waits for a person; what comes from now on gets numbers that nobody has used.
 */
export async function leaveForkedEpoch(
  journal: Journal,
  entries: readonly JournalEntry[],
  log: Log,
): Promise<void> {
  const isForked = entries.some(
    (entry) =>
      entry.kind === 'record-needs-person' &&
      entry.epoch === journal.epoch() &&
      (entry.reason === 'fork' || entry.reason === 'gap-ahead-of-station'),
  );
  if (!isForked) return;
  const begun = await journal.beginEpoch();
  log('journal-epoch-left', { outcome: begun.ok ? 'done' : begun.error.detail });
}
