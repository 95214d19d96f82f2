import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { runPackage } from '../test/run-step';

const SOURCES = [
  'src-shared',
  'src-crypto',
  'src-face',
  'src-main',
  'src-renderer',
  'src-web',
  'scripts/face-assets',
  'electron.vite.config.ts',
  'package-lock.json',
];
const PRODUCTS = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/web/index.html',
];

/** Builds the station and the centre's pages unless its products are newer than all its sources. True when the products are there. */
export async function buildIfNeeded(say: (sentence: string) => void): Promise<boolean> {
  const newest = Math.max(...(await Promise.all(SOURCES.map(newestIn))));
  const oldest = Math.min(...(await Promise.all(PRODUCTS.map(timeOf))));
  if (oldest > newest) return true;
  say('正在构建考试机程序… Building the station…');
  const quiet = ['--logLevel', 'warn'];
  const station = await runPackage('electron-vite', 'bin/electron-vite.js', ['build', ...quiet], process.env);
  const pages = ['build', '--config', 'src-web/vite.config.ts', ...quiet];
  return station === 0 && (await runPackage('vite', 'bin/vite.js', pages, process.env)) === 0;
}

async function timeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}

async function newestIn(place: string): Promise<number> {
  const found = await stat(place);
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  const times = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => timeOf(path.join(entry.parentPath, entry.name))),
  );
  return Math.max(0, ...times);
}
