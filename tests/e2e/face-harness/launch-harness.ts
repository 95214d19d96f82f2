import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { build } from 'vite';
import { ensureElectron } from '../../../scripts/electron/ensure-electron';
import { faceAssets } from '../../../scripts/face-assets/vite-plugin';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const REPO = path.resolve(HERE, '../../..');
const FACE_API = path.dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'));

/** Chromium's stand-in for a camera, and no question to the person whether it may be used. */
export function fakeCamera(clip: string): readonly string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${clip}`,
  ];
}

export type Harness = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly close: () => Promise<void>;
};

/** The page with the face check, built as the station builds it (one worker as an ES module). Returns its folder. */
export async function buildHarnessPage(): Promise<string> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'face-harness-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(HERE, 'page'),
    base: './',
    plugins: [faceAssets()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'chrome130' },
  });
  return outDir;
}

/** Starts the project's Electron on the built page. Photographs are read from the face-api package at test time. */
export async function launchHarness(
  pageFolder: string,
  switches: readonly string[] = [],
  folders: Readonly<Record<string, string>> = {},
): Promise<Harness> {
  const { executable } = await ensureElectron();
  const profile = await mkdtemp(path.join(tmpdir(), 'face-harness-profile-'));
  const app = await _electron.launch({
    executablePath: executable,
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ...switches, path.join(HERE, 'app')],
    env: {
      ...definedOnly(process.env),
      FACE_HARNESS_FOLDERS: JSON.stringify({
        '': pageFolder,
        samples: path.join(FACE_API, 'demo'),
        demo: path.join(REPO, 'resources/demo/people'),
        ...folders,
      }),
    },
  });
  const page = await app.firstWindow();
  await page.waitForFunction('globalThis.harness !== undefined');
  const close = async (): Promise<void> => {
    await app.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { app, page, close };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
