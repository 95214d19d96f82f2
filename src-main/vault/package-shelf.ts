import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { PackageId, type StationId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import { eraseFile } from '../platform/erase-file';
import { readFileIfAny, writeFileAtomic } from '../platform/files';
import { slotFor } from './open-package';
import { type CheckedPackage, type PackageTrust, readManifest } from './read-package';

const ENDING = '.exampkg';

/** A package file of any day. `sessionDate`: of the manifest, or of the file itself when it can't be read. */
export type ShelvedPackage = {
  readonly file: string;
  readonly packageId: PackageId;
  readonly sessionDate: string;
};

/** Sealed packages as files of one folder; nothing in it can be read without this station's key and a passphrase. */
export type PackageShelf = {
  /**
   * Checks a package and puts it on the shelf, replacing an older file of the same package. One that was sealed before
   * another of the same session that lies here is refused: nobody brings back what the centre has put right since.
   */
  readonly take: (bytes: Uint8Array, today: string) => Promise<Result<CheckedPackage, PackageProblem>>;
  /** The package of this day that may be opened here, or why there is none. */
  readonly find: (
    today: string,
  ) => Promise<{ readonly found: CheckedPackage | undefined; readonly problem: PackageProblem | undefined }>;
  readonly list: () => Promise<readonly ShelvedPackage[]>;
  /** Overwrites and removes the file: key slot first, then everything that it could have opened. Returns its bytes. */
  readonly erase: (shelved: ShelvedPackage) => Promise<number>;
};

export function packageShelf(folder: string, stationId: StationId, trust: PackageTrust): PackageShelf {
  function check(bytes: Uint8Array, today: string): Result<CheckedPackage, PackageProblem> {
    const checked = readManifest(bytes, trust);
    if (!checked.ok) return checked;
    const slot = slotFor(checked.value, stationId);
    if (!slot.ok) return slot;
    const { sessionDate } = checked.value.manifest;
    return sessionDate === today ? ok(checked.value) : err({ kind: 'other-day', sessionDate, today });
  }

  /** Every package of this day that may be opened here, and what is wrong with the last that may not. */
  async function ofDay(today: string): Promise<{
    readonly good: readonly CheckedPackage[];
    readonly problem: PackageProblem | undefined;
  }> {
    const good: CheckedPackage[] = [];
    let problem: PackageProblem | undefined;
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(ENDING)).sort()) {
      const bytes = await readFileIfAny(path.join(folder, name));
      if (bytes === undefined) continue;
      const checked = check(bytes, today);
      if (checked.ok) good.push(checked.value);
      else problem = checked.error;
    }
    return { good, problem };
  }

  return {
    take: async (bytes, today) => {
      const checked = check(bytes, today);
      if (!checked.ok) return checked;
      const { packageId, sessionId, createdAtMs } = checked.value.manifest;
      const { good } = await ofDay(today);
      const isOld = good.some(
        ({ manifest }) => manifest.sessionId === sessionId && manifest.createdAtMs > createdAtMs,
      );
      if (isOld) return err({ kind: 'older-package' });
      await writeFileAtomic(path.join(folder, `${packageId}${ENDING}`), bytes);
      return checked;
    },
    find: async (today) => {
      const { good, problem } = await ofDay(today);
      let newest: CheckedPackage | undefined;
      for (const one of good) {
        if (one.manifest.createdAtMs > (newest?.manifest.createdAtMs ?? 0)) newest = one;
      }
      return { found: newest, problem: newest === undefined ? problem : undefined };
    },
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      const shelved: ShelvedPackage[] = [];
      for (const name of names.filter((one) => one.endsWith(ENDING)).sort()) {
        const file = path.join(folder, name);
        const packageId = PackageId.safeParse(name.slice(0, -ENDING.length));
        const bytes = await readFileIfAny(file);
        if (!packageId.success || bytes === undefined) continue;
        const read = readManifest(bytes, trust);
        const sessionDate = read.ok
          ? read.value.manifest.sessionDate
          : shanghaiDate((await stat(file)).mtimeMs);
        shelved.push({ file, packageId: packageId.data, sessionDate });
      }
      return shelved;
    },
    erase: ({ file }) => eraseFile(file),
  };
}
