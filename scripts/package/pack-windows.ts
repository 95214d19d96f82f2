import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import type { FoundElectron } from '../electron/found-electron';
import { builderConfig } from './pack-electron';

/**
 * Windows, in two steps, so that the list of files is signed before the installer is made of them. electron-builder
 * fetches NSIS and the tools that write into an executable: this needs the internet, and has not been run yet
 * (docs/install.md).
 */
export async function packWindowsFolder(electron: FoundElectron, outFolder: string): Promise<string> {
  await build({
    targets: Platform.WINDOWS.createTarget('dir'),
    projectDir: process.cwd(),
    publish: 'never',
    config: builderConfig(electron, electron.distFolder, outFolder),
  });
  const folder = path.join(outFolder, 'station');
  await rm(folder, { recursive: true, force: true });
  await rename(path.join(outFolder, 'win-unpacked'), folder);
  return folder;
}

/** The installer of a folder whose list is signed. */
export async function makeInstaller(
  electron: FoundElectron,
  folder: string,
  outFolder: string,
): Promise<readonly string[]> {
  return await build({
    targets: Platform.WINDOWS.createTarget('nsis'),
    projectDir: process.cwd(),
    publish: 'never',
    prepackaged: path.resolve(folder),
    config: builderConfig(electron, electron.distFolder, outFolder),
  });
}
