import { randomBytes } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const MEGABYTE = 1024 * 1024;

/**
 * What one station sets aside for answers. One candidate's longest exam writes under 1 MB into the journal
 * (measured: docs/privacy.md, tests/unit/station/disk-space.test.ts), so this is enough for more than a day of them.
 */
export const RESERVE_BYTES = 16 * MEGABYTE;

/** Space on the disk that is taken beforehand and given back, a piece at a time, when the disk is full. */
export type DiskReserve = {
  /** Takes what is missing of the reserve; `no-room` when the disk hasn't got it. What is held already stays held. */
  readonly fill: () => Promise<'held' | 'no-room'>;
  /** Gives back up to this many bytes; 0 when nothing is left. */
  readonly giveBack: (bytes: number) => Promise<number>;
};

/**
 * The reserve as a file of random bytes: blocks that are really taken, also where the file system compresses or
 * leaves holes for zeros.
 */
export function fileReserve(file: string, bytes: number = RESERVE_BYTES): DiskReserve {
  const held = async (): Promise<number> =>
    stat(file).then(
      (found) => found.size,
      () => 0,
    );
  return {
    fill: async () => {
      const before = await held();
      if (before >= bytes) return 'held';
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      try {
        const handle = await open(file, 'a', 0o600);
        try {
          for (let size = before; size < bytes; size += MEGABYTE) {
            await handle.appendFile(randomBytes(Math.min(MEGABYTE, bytes - size)));
          }
          await handle.sync();
        } catch {
          // The last bytes of a disk are no reserve: others need them now.
          await handle.truncate(before);
          return 'no-room';
        } finally {
          await handle.close();
        }
      } catch {
        return 'no-room';
      }
      return 'held';
    },
    giveBack: async (wanted) => {
      const size = await held();
      if (size === 0) return 0;
      const rest = Math.max(0, size - wanted);
      if (rest === 0) {
        await rm(file, { force: true });
        return size;
      }
      const handle = await open(file, 'r+');
      try {
        await handle.truncate(rest);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return size - rest;
    },
  };
}
