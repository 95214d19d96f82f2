import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { DOWNLOAD_LIMITS, type DownloadLimits, downloadFile } from './download-file';
import type { ElectronSupplier, SupplyRequest } from './electron-supplier';
import { executableIn, type FoundElectron, type SupplyProblem } from './found-electron';

export type OfficialParts = {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly limits: DownloadLimits;
  /** File name to SHA-256, as shipped inside the `electron` package. */
  readonly checksums: Readonly<Record<string, string>>;
  /** Where from, when not the address the downloader itself knows (which ELECTRON_MIRROR can change). */
  readonly mirror: string | undefined;
};

const fromHere = createRequire(import.meta.url);
const electronPackage = fromHere.resolve('electron/package.json');
// The downloader and the extractor are the ones the `electron` package brought for itself.
const fromElectron = createRequire(electronPackage);

const versionSchema = z.object({ version: z.string() });
const checksumsSchema = z.record(z.string(), z.string());

/** Electron from the project's own download site, by the `electron` package's own downloader. */
export function officialSupplier(
  env: NodeJS.ProcessEnv,
  parts: Partial<OfficialParts> = {},
): ElectronSupplier {
  const { version } = versionSchema.parse(fromElectron('./package.json'));
  const platform = parts.platform ?? process.platform;
  const arch = parts.arch ?? process.arch;
  const full: OfficialParts = {
    platform,
    arch,
    limits: parts.limits ?? DOWNLOAD_LIMITS,
    checksums: parts.checksums ?? checksumsSchema.parse(fromElectron('./checksums.json')),
    mirror: parts.mirror,
  };
  return {
    source: 'official',
    versionId: `${version}-${platform}-${arch}-official`,
    version,
    supply: (request) => supply(request, version, full, env),
  };
}

async function supply(
  request: SupplyRequest,
  version: string,
  parts: OfficialParts,
  env: NodeJS.ProcessEnv,
): Promise<Result<void, SupplyProblem>> {
  let problem: SupplyProblem | undefined;
  const downloader = {
    async download(url: string, target: string): Promise<void> {
      const downloaded = await downloadFile(url, target, request.progress, parts.limits);
      if (downloaded.ok) return;
      problem = downloaded.error;
      throw new Error(downloaded.error.detail);
    },
  };
  try {
    const { downloadArtifact, initializeProxy } = await loadDownloader();
    if (env.HTTPS_PROXY || env.https_proxy) initializeProxy();
    const archive = await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: parts.platform,
      arch: parts.arch,
      checksums: parts.checksums,
      cacheRoot: env.electron_config_cache,
      tempDirectory: request.scratchFolder,
      downloader,
      ...(parts.mirror ? { mirrorOptions: { mirror: parts.mirror } } : {}),
    });
    const { extract } = await loadExtractor();
    await extract(archive, { dir: path.resolve(request.distFolder) });
    return ok(undefined);
  } catch (error) {
    return err(problem ?? problemOf(error));
  }
}

/** The copy that the `electron` package may have downloaded for itself earlier, judged as it judges it. */
export function installedByPackage(platform: NodeJS.Platform): FoundElectron | undefined {
  const folder = path.dirname(electronPackage);
  const { version } = versionSchema.parse(fromElectron('./package.json'));
  const distFolder = path.join(folder, 'dist');
  const executable = executableIn(distFolder, platform);
  try {
    const isRightVersion =
      readFileSync(path.join(distFolder, 'version'), 'utf8').replace(/^v/, '') === version;
    // Written after everything else has been unpacked.
    const isFinished =
      path.join(distFolder, readFileSync(path.join(folder, 'path.txt'), 'utf8')) === executable;
    if (!isRightVersion || !isFinished || !existsSync(executable)) return undefined;
    return { distFolder, executable, source: 'official', version };
  } catch {
    return undefined;
  }
}

type Downloader = {
  readonly downloadArtifact: (details: object) => Promise<string>;
  readonly initializeProxy: () => void;
};

const anyFunction = z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function');

async function loadDownloader(): Promise<Downloader> {
  const loaded: unknown = await import(pathToFileURL(fromElectron.resolve('@electron/get')).href);
  z.object({ downloadArtifact: anyFunction, initializeProxy: anyFunction }).parse({ ...Object(loaded) });
  return loaded as Downloader;
}

type Extractor = { readonly extract: (archive: string, options: { dir: string }) => Promise<void> };

async function loadExtractor(): Promise<Extractor> {
  const file = fromElectron.resolve('@electron-internal/extract-zip');
  const loaded: unknown = await import(pathToFileURL(file).href);
  z.object({ extract: anyFunction }).parse({ ...Object(loaded) });
  return loaded as Extractor;
}

function problemOf(error: unknown): SupplyProblem {
  const detail = error instanceof Error ? error.message : String(error);
  const isMismatch = error instanceof Error && /checksum/i.test(`${error.constructor.name} ${detail}`);
  return { kind: isMismatch ? 'integrity-mismatch' : 'failed', detail };
}
