import type { ReleaseFile } from './release-manifest';

export type ReleaseDifference = {
  readonly kind: 'changed' | 'missing' | 'added';
  readonly path: string;
};

/** Every file that is not what the manifest says, by path. An added file counts: a library is loaded by its name. */
export function releaseDifferences(
  listed: readonly ReleaseFile[],
  seen: readonly ReleaseFile[],
): readonly ReleaseDifference[] {
  const found = new Map(seen.map(({ path, sha256 }) => [path, sha256]));
  const differences: ReleaseDifference[] = [];
  for (const { path, sha256 } of listed) {
    const hash = found.get(path);
    if (hash === undefined) differences.push({ kind: 'missing', path });
    else if (hash !== sha256) differences.push({ kind: 'changed', path });
    found.delete(path);
  }
  for (const path of found.keys()) differences.push({ kind: 'added', path });
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}
