import path from 'node:path';
import type { JournalDisk } from './journal-disk';
import type { TornTail } from './read-epoch';

/**
 * Cuts off a write that never finished and syncs, so that nothing is ever appended behind torn bytes. The bytes are
 * kept in `quarantine/` first: only then may they leave the segment.
 */
export async function cutTornTail(disk: JournalDisk, folder: string, tail: TornTail): Promise<void> {
  const quarantine = path.join(folder, 'quarantine');
  await disk.makeFolder(quarantine);
  const name = `${path.basename(path.dirname(tail.file))}-${path.basename(tail.file)}-${tail.soundLength}`;
  await disk.writeWhole(path.join(quarantine, name), tail.tornBytes);
  if (tail.soundLength === 0) {
    // Not even a whole head: the file is set aside as it is, and the next record begins a new segment.
    await disk.move(tail.file, path.join(quarantine, `${name}-file`));
    return;
  }
  const file = await disk.openSegment(tail.file, false);
  await file.truncateTo(tail.soundLength);
  await file.syncData();
  await file.close();
}
