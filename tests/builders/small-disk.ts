import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { JournalDisk } from '../../src-main/journal/journal-disk';
import { type DiskReserve, fileReserve } from '../../src-main/platform/disk-reserve';
import { faultyDisk } from './faulty-disk';

/** Bytes in all files below a folder. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/**
 * A station's folder on a disk of a size that the test sets. The files are real, only the refusal is made: a write
 * is refused when the folder has reached the size, as a full disk does. `npm run test:disk` has a really small one.
 */
export function smallDisk(folder: string, reserveBytes: number) {
  let size = Number.POSITIVE_INFINITY;
  const real = fileReserve(path.join(folder, 'reserve.bin'), reserveBytes);
  const held = () => {
    try {
      return statSync(path.join(folder, 'reserve.bin')).size;
    } catch {
      return 0;
    }
  };
  const disk: JournalDisk = faultyDisk((call) =>
    call === 'append' && bytesIn(folder) >= size ? 'ENOSPC' : undefined,
  );
  const reserve: DiskReserve = {
    ...real,
    fill: async () => (bytesIn(folder) + reserveBytes - held() > size ? 'no-room' : real.fill()),
  };
  return {
    disk,
    reserve,
    held,
    /** From now on there is room for so many bytes more. */
    leave: (bytes: number) => {
      size = bytesIn(folder) + bytes;
    },
    grow: () => {
      size = Number.POSITIVE_INFINITY;
    },
  };
}
