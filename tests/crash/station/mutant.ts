import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A safeguard that is taken out of the built station, to show that the suites notice. */
export type Mutation = 'no-fdatasync' | 'no-guard' | 'relaxed-read-model';

type Edit = { readonly part: 'main' | 'renderer/assets'; readonly found: string; readonly instead: string };

const EDITS: { readonly [M in Mutation]: Edit } = {
  'no-fdatasync': {
    part: 'main',
    found: 'syncData: () => handle.datasync()',
    instead: 'syncData: async () => undefined',
  },
  'no-guard': {
    part: 'main',
    found: 'function guardReadModel(profileFolder, asideFolder) {',
    instead: 'function guardReadModel(profileFolder, asideFolder) { return { kind: "sound" };',
  },
  'relaxed-read-model': {
    part: 'renderer/assets',
    // As the minifier leaves it.
    found: 'super(`station-read-model`,{chromeTransactionDurability:`strict`})',
    instead: 'super(`station-read-model`)',
  },
};

/** A copy of the built station without one safeguard; the product itself has no switch for it. */
export async function buildMutant(folder: string, mutation: Mutation): Promise<string> {
  const app = path.join(folder, `station-${mutation}`);
  await mkdir(app, { recursive: true });
  await cp('package.json', path.join(app, 'package.json'));
  for (const part of ['main', 'preload', 'renderer'])
    await cp(path.join('out', part), path.join(app, 'out', part), { recursive: true });
  await symlink(path.resolve('node_modules'), path.join(app, 'node_modules'));
  const { part, found, instead } = EDITS[mutation];
  const folderOfPart = path.join(app, 'out', part);
  let edited = 0;
  for (const name of (await readdir(folderOfPart)).filter((one) => /^index(-[\w-]+)?\.js$/.test(one))) {
    const file = path.join(folderOfPart, name);
    const text = await readFile(file, 'utf8');
    if (!text.includes(found)) continue;
    edited += text.split(found).length - 1;
    await writeFile(file, text.replace(found, instead));
  }
  if (edited !== 1) throw new Error(`${mutation}: the place to change was found ${edited} times`);
  return app;
}
