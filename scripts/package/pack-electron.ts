import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import type { FoundElectron } from '../electron/found-electron';

const CONFIG = 'packaging/electron-builder.yml';

/**
 * Packs the staged folder with this Electron into a folder that runs, by electron-builder, without a network.
 * @returns the folder
 */
export async function packElectron(electron: FoundElectron, outFolder: string): Promise<string> {
  const clean = path.join(outFolder, 'electron');
  await rm(clean, { recursive: true, force: true });
  await mkdir(outFolder, { recursive: true });
  // The cached copy is for running a checkout: without its stand-in app it is Electron as everybody knows it.
  await cp(electron.distFolder, clean, { recursive: true });
  for (const part of ['resources/app', 'resources/default_app.asar']) {
    await rm(path.join(clean, part), { recursive: true, force: true });
  }
  await build({
    targets: Platform.LINUX.createTarget('dir'),
    projectDir: process.cwd(),
    publish: 'never',
    config: builderConfig(electron, clean, outFolder),
  });
  await rm(clean, { recursive: true, force: true });
  const folder = path.join(outFolder, 'station');
  await rm(folder, { recursive: true, force: true });
  await rename(path.join(outFolder, 'linux-unpacked'), folder);
  return folder;
}

/** The committed configuration with what only this run knows. */
export function builderConfig(electron: FoundElectron, distFolder: string, outFolder: string): Configuration {
  return {
    extends: path.resolve(CONFIG),
    electronDist: path.resolve(distFolder),
    electronVersion: electron.version,
    directories: { output: path.resolve(outFolder), app: 'out/package/app', buildResources: 'packaging' },
    // The staged folder is whole. Asked to look for libraries itself, the packer takes the checkout's where there are none.
    npmRebuild: true,
    beforeBuild: async () => false,
  };
}
