import type { StationMemory } from './exam/station-memory';
import type { PackageShelf } from './vault/package-shelf';

/** Below this much free disk no exam is begun; one candidate's whole exam needs far less than a megabyte. */
const FREE_BYTES_MIN = 200 * 1024 * 1024;

/** Without a package the centre is asked by itself: every 3 s in the first two minutes, then once a minute. */
export function isTimeToLook(memory: StationMemory, beats: number): boolean {
  if (memory.package !== undefined || memory.session !== undefined) return false;
  return beats < 120 ? beats % 3 === 0 : beats % 60 === 0;
}

export async function checkDisk(
  memory: StationMemory,
  folder: string,
  measure: (folder: string) => Promise<number>,
): Promise<void> {
  const free = await measure(folder);
  if (free < FREE_BYTES_MIN) memory.fault ??= { kind: 'disk-full', freeBytes: free };
}

export async function lookAtShelf(
  memory: StationMemory,
  shelf: PackageShelf | undefined,
  today: string,
): Promise<void> {
  const look = await shelf?.find(today);
  memory.package = look?.found;
  memory.packageProblem = look?.problem;
}
