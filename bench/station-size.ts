import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureElectron } from '../scripts/electron/ensure-electron';
import type { Figure } from './figure';

const MIB = 1024 * 1024;

/** What an installed station takes of the disk, beside the Electron that it brings along. */
export async function sizeFigures(): Promise<readonly Figure[]> {
  const out = await mkdtemp(path.join(tmpdir(), 'exam-station-size-'));
  try {
    const words = [
      '--import',
      'tsx',
      'scripts/package/cli.ts',
      '--targets=dir',
      '--no-build',
      `--out=${out}`,
    ];
    const run = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    const station = await bytesIn(path.join(out, 'station'));
    const electron = await bytesIn(path.dirname((await ensureElectron()).executable));
    return [
      {
        name: '安装后大小 installed size, demonstration left out',
        measured: `${(station / MIB).toFixed(0)} MiB`,
        against: `Electron as it comes: ${(electron / MIB).toFixed(0)} MiB; at most 1.25 of it`,
        ratio: station / electron,
        isMet: station <= 1.25 * electron,
      },
    ];
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
