import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { ReleaseFacts } from '../../src-shared/domain/release/release-facts';

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string().optional(),
  license: z.string().optional(),
  main: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

/** Statements begin a line in what the builder writes; a comment's example does not. */
const IMPORT =
  /^(?:import|export)\b[^'"\n]*["']([^'"\n]+)["']|^[^*\n]*\b(?:import|require)\(\s*["']([^'"\n]+)["']/gm;
const NOT_OURS = new Set(['electron', ...builtinModules]);

/**
 * Puts together the folder that becomes the program's archive: the built processes, no source maps, and of
 * node_modules only what the main process really imports, with what that needs. The server's libraries stay out.
 */
export async function stageApp(folder: string, facts: ReleaseFacts): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of ['main', 'preload', 'renderer']) {
    await cp(path.join('out', part), path.join(folder, 'out', part), {
      recursive: true,
      filter: (source) => !source.endsWith('.map'),
    });
  }
  const packages = await importedPackages(['out/main', 'out/preload']);
  const dependencies: Record<string, string> = {};
  for (const { name, version, place } of packages) {
    dependencies[name] = version;
    await cp(place, path.join(folder, 'node_modules', name), {
      recursive: true,
      filter: (source) => isNeeded(place, source),
    });
  }
  const own = Manifest.parse(JSON.parse(await readFile('package.json', 'utf8')));
  const { name, description, license, main } = own;
  const { version } = facts;
  const text = { name, productName: name, version, description, license, main, type: 'module', dependencies };
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(text, null, 2)}\n`);
  await writeFile(path.join(folder, 'release.json'), `${JSON.stringify(facts, null, 2)}\n`);
  return packages.map((one) => `${one.name}@${one.version}`);
}

type Shipped = { readonly name: string; readonly version: string; readonly place: string };

/** Packages that these built folders import and could not take in, with all that they depend on, by name. */
export async function importedPackages(folders: readonly string[]): Promise<readonly Shipped[]> {
  const found = new Map<string, Shipped>();
  const add = async (name: string, from: string): Promise<void> => {
    const place = await folderOf(name, from);
    const { version, dependencies = {} } = Manifest.parse(
      JSON.parse(await readFile(path.join(place, 'package.json'), 'utf8')),
    );
    const known = found.get(name);
    if (known !== undefined) {
      if (known.place !== place) throw new Error(`${name} is wanted in two versions: not packed flat`);
      return;
    }
    found.set(name, { name, version, place });
    for (const dependency of Object.keys(dependencies)) await add(dependency, place);
  };
  for (const folder of folders) {
    for (const file of await readdir(folder, { recursive: true })) {
      if (!/\.c?js$/.test(file)) continue;
      const text = await readFile(path.join(folder, file), 'utf8');
      for (const [, named, called] of text.matchAll(IMPORT)) {
        const specifier = named ?? called ?? '';
        if (/^(?:\.|node:|virtual:|original-fs$)/.test(specifier)) continue;
        const name = specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/');
        if (!NOT_OURS.has(name)) await add(name, process.cwd());
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function folderOf(name: string, from: string): Promise<string> {
  const places = createRequire(path.join(from, 'package.json')).resolve.paths(name) ?? [];
  for (const place of places) {
    const folder = path.join(place, name);
    const isThere = await readFile(path.join(folder, 'package.json')).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
  }
  throw new Error(`the built program imports ${name}, which is not installed`);
}

/** Nested packages are packed by themselves; types, sources and maps run nowhere. */
function isNeeded(root: string, source: string): boolean {
  const inside = path.relative(root, source);
  return !/(?:^|\/)node_modules(?:\/|$)/.test(inside) && !/\.(?:d\.[cm]?ts|[cm]?ts|map|md)$/.test(inside);
}
