import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';

/** A file that is written like the journal and thrown away: it tells how long a save takes on this disk. */
export type ScratchFile = {
  /** Appends and waits until it is on the disk; microseconds it took. Rejects with Node's error when the disk refuses. */
  readonly append: (bytes: Uint8Array) => Promise<number>;
  readonly remove: () => Promise<void>;
};

/** In the station's own folder, because another folder may be another disk. What an earlier life left is thrown away. */
export async function openScratchFile(folder: string, name: string): Promise<ScratchFile> {
  const own = path.join(folder, 'scratch');
  const file = path.join(own, name);
  await mkdir(own, { recursive: true, mode: 0o700 });
  const handle = await open(file, 'w', 0o600);
  return {
    append: async (bytes) => {
      const before = process.hrtime.bigint();
      await handle.write(bytes);
      await handle.datasync();
      return Number((process.hrtime.bigint() - before) / 1000n);
    },
    remove: async () => {
      await handle.close().catch(() => undefined);
      await rm(file, { force: true });
    },
  };
}
