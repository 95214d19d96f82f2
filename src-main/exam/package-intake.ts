import { toHex } from '../../src-shared/basics/bytes-text';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { FetchPackageProblem } from '../../src-shared/contracts/ipc/problems';
import { readBounded } from '../platform/files';
import type { CentreClient, CentreProblem } from '../sync/centre-client';
import type { PackageShelf } from '../vault/package-shelf';
import { type Desk, NOT_NOW } from './desk';

const PACKAGE_MAX_BYTES = 512 * 1024 * 1024;

type Done = Promise<Result<Record<string, never>, FetchPackageProblem>>;

/** Asks the centre for today's package of this station and takes it in. Safe to repeat. */
export async function fetchPackage(desk: Desk, client: CentreClient, shelf: PackageShelf): Done {
  const { memory } = desk;
  const { identity } = memory;
  if (identity === undefined || memory.session !== undefined || memory.downloadPercent !== undefined) {
    return err(NOT_NOW);
  }
  const listing = await client.listPackages(identity.stationId);
  if (!listing.ok) return err(problemOf(listing.error));
  const today = shanghaiDate(desk.now().wallMs);
  const wanted = listing.value.packages.filter((one) => one.sessionDate === today).at(-1);
  if (wanted === undefined) return err({ kind: 'none-for-today' });
  memory.downloadPercent = 0;
  desk.changed();
  const bytes = await client.downloadPackage(wanted.packageId, wanted.bytes, (percent) => {
    if (percent === memory.downloadPercent) return;
    memory.downloadPercent = Math.min(100, percent);
    desk.changed();
  });
  memory.downloadPercent = undefined;
  if (!bytes.ok) {
    desk.changed();
    return err(problemOf(bytes.error));
  }
  if (toHex(desk.suite.sha256(bytes.value)) !== wanted.sha256) {
    desk.changed();
    return err({ kind: 'bad-package', problem: { kind: 'content-changed' } });
  }
  return takePackage(desk, shelf, bytes.value);
}

/** A package that came on a stick. */
export async function importPackageFile(desk: Desk, shelf: PackageShelf, file: string): Done {
  if (desk.memory.identity === undefined || desk.memory.session !== undefined) return err(NOT_NOW);
  try {
    const bytes = await readBounded(file, PACKAGE_MAX_BYTES);
    if (bytes === undefined) return err({ kind: 'bad-package', problem: { kind: 'not-a-package' } });
    return await takePackage(desk, shelf, bytes);
  } catch {
    return err({ kind: 'bad-package', problem: { kind: 'unreadable' } });
  }
}

async function takePackage(desk: Desk, shelf: PackageShelf, bytes: Uint8Array): Done {
  const { memory } = desk;
  try {
    const taken = await shelf.take(bytes, shanghaiDate(desk.now().wallMs));
    if (!taken.ok) {
      desk.log('package-refused', { problem: taken.error.kind });
      memory.packageProblem = taken.error;
      return err({ kind: 'bad-package', problem: taken.error });
    }
    memory.package = taken.value;
    memory.packageProblem = undefined;
    desk.log('package-taken', { packageId: taken.value.manifest.packageId });
    return ok({});
  } catch (error) {
    const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    return err({ kind: 'not-written', isDiskFull });
  } finally {
    desk.changed();
  }
}

function problemOf(problem: CentreProblem): FetchPackageProblem {
  return problem.kind === 'unreachable' ? { kind: 'unreachable' } : { kind: 'not-understood' };
}
