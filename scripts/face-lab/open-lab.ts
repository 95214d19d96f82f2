import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { build } from 'vite';
import { ensureElectron } from '../electron/ensure-electron';
import { oneRuntime } from '../face-assets/one-runtime-plugin';
import { faceAssets } from '../face-assets/vite-plugin';

const APP = fileURLToPath(new URL('./app', import.meta.url));

/** A page of ours in the project's Electron, served as the station serves its own: same scheme, same CSP, no network. */
export type Lab = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly close: () => Promise<void>;
};

/** Builds the page below `root` as the station is built (worker as an ES module). Returns the folder it is in. */
export async function buildLabPage(root: string): Promise<string> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'face-lab-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    plugins: [faceAssets()],
    worker: { format: 'es', plugins: () => [oneRuntime()] },
    build: { outDir, emptyOutDir: true, target: 'chrome130' },
  });
  return outDir;
}

export type LabOptions = {
  readonly switches?: readonly string[];
  /** First part of a path -> folder it is served from; '' is the built page. */
  readonly folders?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Name of the page's global that says it is ready. */
  readonly isReady: string;
};

export async function openLab(pageFolder: string, options: LabOptions): Promise<Lab> {
  const { executable } = await ensureElectron();
  const profile = await mkdtemp(path.join(tmpdir(), 'face-lab-profile-'));
  const folders = { '': pageFolder, ...options.folders };
  const app = await _electron.launch({
    executablePath: executable,
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ...(options.switches ?? []), APP],
    env: { ...definedOnly(process.env), ...options.env, FACE_LAB_FOLDERS: JSON.stringify(folders) },
  });
  const page = await app.firstWindow();
  await isThere(page, options.isReady);
  const close = async (): Promise<void> => {
    await app.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { app, page, close };
}

/** Playwright's own waiting evaluates a string at every look, which the content security policy refuses from the second on. */
async function isThere(page: Page, global: string): Promise<void> {
  await page.waitForURL(/^station:/, { waitUntil: 'load' });
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        // No named function in here: tsx would wrap it in a helper that the page does not have.
        const timer = setInterval(() => {
          if (!(name in globalThis)) return;
          clearInterval(timer);
          resolve();
        }, 10);
      }),
    global,
  );
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
