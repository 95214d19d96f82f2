import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';

export type MountedDisk = {
  readonly path: string;
  /** Writes a file until the disk has nothing left; returns its size. */
  readonly fillUp: (name: string) => Promise<number>;
  readonly unmount: () => void;
};

const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });

/** A real file system of so many megabytes. Needs root, which is why `npm test` does without it. */
export function mountDisk(kind: 'tmpfs' | 'ext4', folder: string, megabytes: number): MountedDisk {
  if (process.getuid?.() !== 0) throw new Error('npm run test:disk mounts file systems and needs root');
  const target = path.join(folder, 'disk');
  mkdirSync(target, { recursive: true });
  if (kind === 'tmpfs') run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', target);
  else {
    const image = path.join(folder, 'disk.img');
    writeFileSync(image, '');
    truncateSync(image, megabytes * 1024 * 1024);
    // No blocks are kept back for root, so that "full" is full for the station as well.
    run('mkfs.ext4', '-q', '-m', '0', image);
    run('mount', '-o', 'loop', image, target);
  }
  return {
    path: target,
    fillUp: async (name) => {
      const file = path.join(target, name);
      const handle = await open(file, 'w');
      let size = 0;
      try {
        for (let piece = 64 * 1024; piece >= 1; ) {
          try {
            const { bytesWritten } = await handle.write(Buffer.alloc(piece, 1));
            size += bytesWritten;
            await handle.sync();
          } catch {
            piece = Math.floor(piece / 8);
          }
        }
      } finally {
        await handle.close();
      }
      const left = statfsSync(target);
      if (left.bavail * left.bsize > 4096)
        throw new Error(`${left.bavail * left.bsize} bytes are still free`);
      return size;
    },
    unmount: () => {
      run('umount', target);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
