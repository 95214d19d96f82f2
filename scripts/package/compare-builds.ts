import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { runPackage } from '../test/run-step';
import { sha256Of } from './sign-release';

// `npm run package:twice`: builds and packs everything two times from nothing and compares every byte.
const FOLDERS = ['out/package/first', 'out/package/second'] as const;
for (const folder of FOLDERS) {
  const args = ['scripts/package/cli.ts', `--out=${folder}`, ...process.argv.slice(2)];
  if ((await runPackage('tsx', 'dist/cli.mjs', args, process.env)) !== 0) throw new Error('packing failed');
}
const [first, second] = await Promise.all(FOLDERS.map(hashesIn));
const names = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
const different = [...names].filter((name) => first?.get(name) !== second?.get(name));
for (const name of different) process.stdout.write(`不同 different: ${name}\n`);
if (names.size === 0) throw new Error('nothing was compared');
process.stdout.write(`${names.size - different.length} of ${names.size} files have the same bytes\n`);
process.exitCode = different.length === 0 ? 0 : 1;

/** Without electron-builder's own notes, which name this machine's folders and go nowhere. */
async function hashesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const name of await readdir(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if ((await stat(file)).isFile() && name !== 'builder-debug.yml') found.set(name, await sha256Of(file));
  }
  return found;
}
