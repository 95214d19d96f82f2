import { cp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries';
import { firstClosedFolder } from './postgres-user';
import type { RunAs } from './run-program';

/**
 * As root the programs run as another user, who can not reach a checkout inside root's own home. Then they are copied
 * once (about 60 MB) into the data folder, which that user may pass. Elsewhere they are used where they are.
 */
export async function reachableBinaries(
  binaries: PostgresBinaries,
  runAs: RunAs,
  dataFolder: string,
): Promise<PostgresBinaries> {
  if (runAs === undefined || (await firstClosedFolder(runAs, binaries.postgres)) === undefined)
    return binaries;
  const native = dirname(dirname(binaries.postgres));
  const { mtimeMs } = await stat(binaries.postgres);
  // Another installation has another time: its programs get a folder of their own.
  const copy = join(dataFolder, `postgres-programs-${Math.floor(mtimeMs)}`);
  const isThere = await stat(copy).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const half = `${copy}.half`;
    await rm(half, { recursive: true, force: true });
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, copy);
  }
  const moved = (program: string): string => join(copy, 'bin', basename(program));
  return { postgres: moved(binaries.postgres), initdb: moved(binaries.initdb), pgCtl: moved(binaries.pgCtl) };
}
