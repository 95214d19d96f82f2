import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';
import { build } from 'vite';
import { ensureElectron } from '../../../scripts/electron/ensure-electron';

const HERE = path.dirname(fileURLToPath(import.meta.url));

export type RunningHarness = {
  readonly app: ElectronApplication;
  /** A folder of the test's own, gone with `close`. */
  readonly folder: string;
  readonly close: () => Promise<void>;
};

/**
 * Bundles the crypto code as the station's main process is bundled and starts it in the project's Electron, without a
 * window. What passes under Node's OpenSSL can be missing in Electron's BoringSSL.
 */
export async function launchCryptoHarness(): Promise<RunningHarness> {
  const folder = await mkdtemp(path.join(tmpdir(), 'crypto-harness-'));
  const appFolder = path.join(folder, 'app');
  await build({
    configFile: false,
    logLevel: 'error',
    root: HERE,
    ssr: { noExternal: true },
    build: {
      ssr: path.join(HERE, 'app-main.ts'),
      outDir: appFolder,
      emptyOutDir: true,
      target: 'node20.18',
      rollupOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
  const description = { name: 'crypto-harness', private: true, type: 'module', main: 'main.js' };
  await writeFile(path.join(appFolder, 'package.json'), JSON.stringify(description));
  const { executable } = await ensureElectron();
  const app = await _electron.launch({
    executablePath: executable,
    args: ['--no-sandbox', `--user-data-dir=${path.join(folder, 'profile')}`, appFolder],
  });
  const close = async (): Promise<void> => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, folder, close };
}
