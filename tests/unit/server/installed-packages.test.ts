import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What `npm ci --omit=dev` leaves beside the built server is all it has; the networks are built in (0053). */
const BUILT_IN = /^@tensorflow\//;
const FOLDERS = ['src-server', 'src-shared', 'src-crypto', 'src-face'];

async function packagesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const found = new Map<string, string>();
  for (const name of names.filter((one) => !one.endsWith('vite.config.ts'))) {
    const text = await readFile(path.join(folder, name), 'utf8');
    // A type is gone when it runs.
    for (const [, specifier = ''] of text.matchAll(/^(?:import (?!type )|} )[^;]*?from '([^'.][^']*)'/gm)) {
      const depth = specifier.startsWith('@') ? 2 : 1;
      if (!isBuiltin(specifier)) found.set(specifier.split('/').slice(0, depth).join('/'), name);
    }
  }
  return found;
}

it('every package that the server imports is installed with it', async () => {
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as { dependencies: object };
  const found = new Map((await Promise.all(FOLDERS.map(packagesIn))).flatMap((one) => [...one]));
  expect([...found.keys()]).toEqual(expect.arrayContaining(['fastify', 'zod', 'drizzle-orm', 'jpeg-js']));
  const missing = [...found].filter(([name]) => !(name in dependencies) && !BUILT_IN.test(name));
  expect(missing).toEqual([]);
});
