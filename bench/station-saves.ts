import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { build } from 'vite';
import { ensureElectron } from '../scripts/electron/ensure-electron';
import { sandboxArguments } from '../scripts/system/sandbox-support';
import { type Figure, type Spread, spreadOf } from './figure';

const HARNESS = path.resolve('bench/station-harness');
const APPEND_LIMIT_MS = 150;
const VERIFY_LIMIT_MS = 2000;

type Bench = {
  readonly appendTimes: (count: number, rounds: number) => Promise<readonly number[]>;
  readonly verifyTimes: (count: number, rounds: number) => Promise<readonly number[]>;
};

/** Saving, appending and verifying with the station's own code in a real Electron, beside its peers in the same run. */
export async function saveFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'exam-station-bench-'));
  const app = await startHarness(root);
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => 'saveTimes' in window);
    const spans = await page.evaluate(
      (rounds) =>
        (Reflect.get(window, 'saveTimes') as (n: number) => Promise<Record<string, number[]>>)(rounds),
      isQuick ? 50 : 400,
    );
    const appends = await app.evaluate(
      (_, rounds) => (Reflect.get(globalThis, 'bench') as Bench).appendTimes(10_000, rounds),
      isQuick ? 3 : 9,
    );
    const verifies = await app.evaluate(
      (_, rounds) => (Reflect.get(globalThis, 'bench') as Bench).verifyTimes(100_000, rounds),
      isQuick ? 2 : 5,
    );
    return figuresOf(spans, spreadOf(appends), spreadOf(verifies));
  } finally {
    await app.close();
    await rm(root, { recursive: true, force: true });
  }
}

function figuresOf(
  spans: Readonly<Record<string, readonly number[]>>,
  appends: Spread,
  verifies: Spread,
): readonly Figure[] {
  const spread = (name: string): Spread => spreadOf(spans[name] ?? []);
  const against = (name: string, mine: string, peer: string, most: number, what: string): Figure => {
    const [a, b] = [spread(mine), spread(peer)];
    const ratio = a.median / b.median;
    return {
      name,
      measured: ms(a),
      against: `${what}: ${ms(b)}; at most ${most} of it`,
      ratio,
      isMet: ratio <= most,
    };
  };
  const limit = (name: string, mine: Spread, most: number): Figure => ({
    name,
    measured: ms(mine),
    against: `limit ${most} ms`,
    ratio: mine.median / most,
    isMet: mine.median < most,
  });
  return [
    against('save, acknowledged (journal)', 'journal', 'dexie-strict', 1, 'Dexie strict alone'),
    against('save, both copies at once', 'both-parallel', 'dexie-strict', 1.15, 'Dexie strict alone'),
    against('save, both copies in turn', 'both-in-turn', 'dexie-strict', 1.15, 'Dexie strict alone'),
    against(
      'save, both copies at once, beside RxDB',
      'both-parallel',
      'rxdb-strict',
      0.5,
      'RxDB, strict too',
    ),
    against(
      'save, both copies at once, beside RxDB',
      'both-parallel',
      'rxdb',
      0.5,
      'RxDB as it comes, relaxed',
    ),
    against(
      'save, both copies at once, beside PouchDB',
      'both-parallel',
      'pouchdb',
      1,
      'PouchDB as it comes, relaxed',
    ),
    limit('10,000 records appended', appends, APPEND_LIMIT_MS),
    limit('100,000 records verified', verifies, VERIFY_LIMIT_MS),
  ];
}

const ms = ({ median, p95 }: Spread): string => `${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;

async function startHarness(root: string) {
  const appFolder = path.join(root, 'app');
  await build({
    configFile: false,
    logLevel: 'error',
    root: HARNESS,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: path.join(HARNESS, 'app-main.ts'),
      outDir: appFolder,
      target: 'node20.18',
      rollupOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
  await build({
    configFile: false,
    logLevel: 'error',
    root: HARNESS,
    // RxDB brings a Dexie of its own, and two of them refuse to live on one page.
    resolve: { dedupe: ['dexie'] },
    build: { outDir: path.join(appFolder, 'page'), target: 'chrome130' },
  });
  await copyFile(path.join(HARNESS, 'preload.cjs'), path.join(appFolder, 'preload.cjs'));
  const description = { name: 'station-bench', private: true, type: 'module', main: 'main.js' };
  await writeFile(path.join(appFolder, 'package.json'), JSON.stringify(description));
  const data = path.join(root, 'data');
  await mkdir(data);
  const { executable } = await ensureElectron();
  return _electron.launch({
    executablePath: executable,
    args: [...sandboxArguments(), `--user-data-dir=${path.join(root, 'profile')}`, appFolder],
    env: { ...(process.env as Record<string, string>), BENCH_FOLDER: data },
  });
}
