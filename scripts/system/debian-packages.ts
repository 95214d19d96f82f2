import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { RunCommand } from './system-command';

/** Names of one package across releases, newest first: Debian 13 and Ubuntu 24.04 renamed some to …t64. */
const packageNames = z.array(z.string().min(1)).min(1).readonly();

export type PackageNames = z.infer<typeof packageNames>;

/** One list for this program and for the continuous integration script, which reads the same file. */
export const DEBIAN_PACKAGES = z
  .object({
    libraries: z.array(packageNames).readonly(),
    display: z.array(packageNames).readonly(),
    chineseFonts: z.array(packageNames).readonly(),
    testing: z.array(packageNames).readonly(),
  })
  .parse(JSON.parse(readFileSync(new URL('./debian-packages.json', import.meta.url), 'utf8')));

/**
 * Picks the name each package has on this release. Without package lists nothing can be looked up: then the
 * older name is taken, which the newer releases still understand for most packages.
 */
export async function namesOnThisRelease(
  packages: readonly PackageNames[],
  run: RunCommand,
): Promise<readonly string[]> {
  const { stdout } = await run('apt-cache', ['policy', ...packages.flat()]);
  const known = installable(stdout);
  return packages.map((names) => names.find((name) => known.has(name)) ?? oldest(names));
}

/** A package without its own version ("Candidate: (none)") exists in name only. */
function installable(policy: string): ReadonlySet<string> {
  const found = new Set<string>();
  let current = '';
  for (const line of policy.split('\n')) {
    if (/^\S+:$/.test(line)) current = line.slice(0, -1);
    if (/^\s+Candidate: (?!\(none\))/.test(line)) found.add(current);
  }
  return found;
}

function oldest(names: PackageNames): string {
  const last = names.at(-1);
  if (last === undefined) throw new Error('a package without a name');
  return last;
}
