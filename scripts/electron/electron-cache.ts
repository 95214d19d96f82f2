import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ElectronSupplier } from './electron-supplier';
import { executableIn, type FoundElectron } from './found-electron';

const completenessSchema = z.object({
  format: z.literal(1),
  version: z.string().min(1),
  files: z.array(z.object({ path: z.string().min(1), bytes: z.int().nonnegative() })).min(1),
});

const MARKER = 'complete.json';
const DIST = 'dist';
const BUILDING = '.building-';

export function defaultCacheRoot(env: NodeJS.ProcessEnv, home: string): string {
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'exam-station', 'electron');
}

/**
 * The cached copy, or undefined when there is none or it is not whole any more: every file the marker names
 * must be there with its size. Reads file sizes only, so it costs a few milliseconds at each start.
 */
export async function readCached(
  cacheRoot: string,
  supplier: Pick<ElectronSupplier, 'versionId' | 'source'>,
  platform: NodeJS.Platform,
): Promise<FoundElectron | undefined> {
  const folder = path.join(cacheRoot, supplier.versionId);
  const marker = await readMarker(path.join(folder, MARKER));
  if (!marker) return undefined;
  const distFolder = path.join(folder, DIST);
  for (const file of marker.files) {
    const found = await stat(path.join(distFolder, file.path)).catch(() => undefined);
    if (found?.size !== file.bytes) return undefined;
  }
  const executable = executableIn(distFolder, platform);
  if (!marker.files.some((file) => path.join(distFolder, file.path) === executable)) return undefined;
  return { distFolder, executable, source: supplier.source, version: marker.version };
}

/** A fresh folder beside the final one, so that moving it there is a single rename. */
export async function newBuildFolder(cacheRoot: string): Promise<string> {
  await removeAbandonedBuilds(cacheRoot);
  const folder = path.join(cacheRoot, `${BUILDING}${process.pid}-${Date.now().toString(36)}`);
  await mkdir(path.join(folder, DIST), { recursive: true });
  return folder;
}

export function distOf(buildFolder: string): string {
  return path.join(buildFolder, DIST);
}

/** Makes a finished build the cached copy, all or nothing: the marker and the data reach the disk first. */
export async function publishBuild(
  cacheRoot: string,
  buildFolder: string,
  supplier: Pick<ElectronSupplier, 'versionId' | 'version'>,
): Promise<void> {
  const files = await listFiles(distOf(buildFolder));
  const marker = { format: 1, version: supplier.version, files };
  await writeFile(path.join(buildFolder, MARKER), `${JSON.stringify(marker, null, 1)}\n`);
  for (const file of files) await flush(path.join(distOf(buildFolder), file.path));
  await flush(path.join(buildFolder, MARKER));
  await flush(buildFolder);
  const target = path.join(cacheRoot, supplier.versionId);
  // What is in the way is damaged, or it would have been used. Moved aside first: a deletion takes a while.
  const aside = `${buildFolder}-replaced`;
  await rename(target, aside).catch(ignoreMissing);
  await rename(buildFolder, target);
  await flush(cacheRoot);
  await rm(aside, { recursive: true, force: true });
}

/** Call only while holding the build lock: then nobody can still be working in such a folder. */
async function removeAbandonedBuilds(cacheRoot: string): Promise<void> {
  await mkdir(cacheRoot, { recursive: true });
  for (const name of await readdir(cacheRoot)) {
    if (name.startsWith(BUILDING)) await rm(path.join(cacheRoot, name), { recursive: true, force: true });
  }
}

async function readMarker(file: string): Promise<z.infer<typeof completenessSchema> | undefined> {
  try {
    return completenessSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function listFiles(folder: string): Promise<{ path: string; bytes: number }[]> {
  const files: { path: string; bytes: number }[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.push({ path: path.relative(folder, file), bytes: (await stat(file)).size });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function flush(file: string): Promise<void> {
  // A folder cannot be opened for this on Windows, where renaming is journalled anyway.
  const handle = await open(file, 'r').catch(() => undefined);
  try {
    await handle?.sync().catch(() => {});
  } finally {
    await handle?.close();
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
