import path from 'node:path';
import { eraseFile } from '../platform/erase-file';
import { writeFileAtomic } from '../platform/files';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint, stillStands } from './checkpoint';
import { readMark } from './head-mark';
import type { JournalDisk } from './journal-disk';
import { MARK_FILE } from './verify-journal';

const CHECKPOINT_FILE = 'journal-checkpoint';

export type CheckpointInput = {
  readonly disk: JournalDisk;
  /** The station's data folder. */
  readonly folder: string;
  /** The program and the journal's place: what another program folded, or for another folder, is not taken up. */
  readonly tag: string;
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
};

/** The checkpoint to go on from; undefined for any doubt, and then the journal is read whole. */
export async function usableCheckpoint(input: CheckpointInput): Promise<Checkpoint | undefined> {
  const { disk, folder, tag, sha256 } = input;
  const bytes = await disk.read(path.join(folder, CHECKPOINT_FILE)).catch(() => undefined);
  const found = bytes && decodeCheckpoint(bytes, tag, sha256);
  const head = found?.place.heads.at(-1);
  if (found === undefined || head === undefined) return undefined;
  // The mark tells of a journal that was shortened or put back; behind the checkpoint it would have nothing to say.
  const mark = await readMark(disk, path.join(folder, MARK_FILE));
  if (mark === undefined || mark.seq < head.seq) return undefined;
  return (await stillStands(disk, path.join(folder, 'journal'), found.place)) ? found : undefined;
}

export async function writeCheckpoint(input: CheckpointInput, checkpoint: Checkpoint): Promise<void> {
  const bytes = encodeCheckpoint(checkpoint, input.tag, input.sha256);
  await writeFileAtomic(path.join(input.folder, CHECKPOINT_FILE), bytes);
}

/** Overwritten, not only removed: its folds may name what an attempt's key was erased for. */
export async function dropCheckpoint(folder: string): Promise<void> {
  await eraseFile(path.join(folder, CHECKPOINT_FILE)).catch(() => undefined);
}
