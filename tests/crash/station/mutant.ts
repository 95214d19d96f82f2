import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A safeguard that is taken out of the built station, to show that the suites notice. */
export type Mutation = 'no-fdatasync' | 'no-guard';

const EDITS: { readonly [M in Mutation]: readonly [string, string] } = {
  'no-fdatasync': ['syncData: () => handle.datasync()', 'syncData: async () => undefined'],
  'no-guard': [
    'function guardReadModel(profileFolder, asideFolder) {',
    'function guardReadModel(profileFolder, asideFolder) { return { kind: "sound" };',
  ],
};

/** A copy of the built station without one safeguard; the product itself has no switch for it. */
export async function buildMutant(folder: string, mutation: Mutation): Promise<string> {
  const app = path.join(folder, `station-${mutation}`);
  await mkdir(app, { recursive: true });
  await cp('package.json', path.join(app, 'package.json'));
  for (const part of ['main', 'preload', 'renderer'])
    await cp(path.join('out', part), path.join(app, 'out', part), { recursive: true });
  await symlink(path.resolve('node_modules'), path.join(app, 'node_modules'));
  const file = path.join(app, 'out', 'main', 'index.js');
  const text = await readFile(file, 'utf8');
  const [found, instead] = EDITS[mutation];
  if (text.split(found).length !== 2) throw new Error(`${mutation}: the place to change was not found once`);
  await writeFile(file, text.replace(found, instead));
  return app;
}
