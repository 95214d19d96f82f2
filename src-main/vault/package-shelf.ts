import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import { readFileIfAny, writeFileAtomic } from '../platform/files';
import { slotFor } from './open-package';
import { type CheckedPackage, type PackageTrust, readManifest } from './read-package';

/** Sealed packages as files of one folder; nothing in it can be read without this station's key and a passphrase. */
export type PackageShelf = {
  /** Checks a package and puts it on the shelf, replacing an older file of the same package. */
  readonly take: (bytes: Uint8Array, today: string) => Promise<Result<CheckedPackage, PackageProblem>>;
  /** The package of this day that may be opened here, or why there is none. */
  readonly find: (
    today: string,
  ) => Promise<{ readonly found: CheckedPackage | undefined; readonly problem: PackageProblem | undefined }>;
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

  return {
    take: async (bytes, today) => {
      const checked = check(bytes, today);
      if (checked.ok) {
        await writeFileAtomic(path.join(folder, `${checked.value.manifest.packageId}.exampkg`), bytes);
      }
      return checked;
    },
    find: async (today) => {
      const names = await readdir(folder).catch(() => []);
      let newest: CheckedPackage | undefined;
      let problem: PackageProblem | undefined;
      for (const name of names.filter((one) => one.endsWith('.exampkg')).sort()) {
        const bytes = await readFileIfAny(path.join(folder, name));
        if (bytes === undefined) continue;
        const checked = check(bytes, today);
        if (!checked.ok) problem = checked.error;
        else if (checked.value.manifest.createdAtMs > (newest?.manifest.createdAtMs ?? 0))
          newest = checked.value;
      }
      return { found: newest, problem: newest === undefined ? problem : undefined };
    },
  };
}
