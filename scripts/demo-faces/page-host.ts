import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { ensureElectron } from '../electron/ensure-electron';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const REPO = path.resolve(HERE, '../..');
/** Never looked up: every request to it is answered from this machine's disk. */
const ORIGIN = 'http://demo-faces.invalid';
/** No graphics card is assumed, so that every machine draws the same pictures. */
const SWITCHES = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-watchdog',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export type PageHost = { readonly page: Page; readonly close: () => Promise<void> };

/**
 * Opens an empty page with one bundled script in the project's Electron, or in the Chromium named by
 * DEMO_FACES_CHROMIUM where Electron is not unpacked.
 */
export async function openPage(entry: string): Promise<PageHost> {
  const bundle = await bundleOf(entry);
  const chromiumPath = process.env.DEMO_FACES_CHROMIUM;
  const { context, page, close } =
    chromiumPath === undefined ? await inElectron() : await inChromium(chromiumPath);
  await serveFromDisk(context, bundle);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${ORIGIN}/index.html`);
  return { page, close };
}

async function inElectron() {
  const { executable } = await ensureElectron();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...SWITCHES, path.join(HERE, 'electron-window.cjs')],
  });
  return { context: app.context(), page: await app.firstWindow(), close: () => app.close() };
}

async function inChromium(executablePath: string) {
  const browser = await chromium.launch({ executablePath, args: SWITCHES });
  const context = await browser.newContext();
  return { context, page: await context.newPage(), close: () => browser.close() };
}

async function bundleOf(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: REPO,
    build: {
      write: false,
      minify: false,
      lib: { entry: path.join(HERE, 'page', entry), formats: ['iife'], name: 'demoFaces' },
    },
  });
  for (const output of [result].flat()) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk') return chunk.code;
  }
  throw new Error(`nothing was bundled from ${entry}`);
}

const MIME: Readonly<Record<string, string>> = {
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
};

async function serveFromDisk(context: BrowserContext, bundle: string): Promise<void> {
  await context.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/index.html') {
      const body =
        '<!doctype html><meta charset="utf-8"><title>演示人像</title><script src="/page.js"></script>';
      return route.fulfill({ contentType: 'text/html', body });
    }
    if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: bundle });
    if (!pathname.startsWith('/node_modules/')) return route.fulfill({ status: 404 });
    const body = await readFile(path.join(REPO, pathname)).catch(() => null);
    if (body === null) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: MIME[path.extname(pathname)] ?? 'application/octet-stream', body });
  });
}
