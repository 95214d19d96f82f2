import { spawn } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { SupplyProblem } from './found-electron';

export type PinnedPackage = { readonly name: string; readonly version: string; readonly integrity: string };

export type NpmFetch = {
  readonly pinned: PinnedPackage;
  /** An empty folder to work in; the package ends up below it. */
  readonly folder: string;
  /** The project whose `.npmrc` also counts, so that a registry configured there is used. */
  readonly projectFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Looked at every so often while npm works. */
  readonly onTick?: (packageFolder: string) => void;
};

const TICK_MS = 250;
const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET/;

/**
 * Fetches one package through the npm of the person who runs this, so that their registry, mirror, proxy,
 * certificates and sign-in all apply. A lock file with the pinned digest makes npm itself refuse anything
 * else, and npm streams the package to disk instead of holding it in memory.
 * @returns the folder of the unpacked package
 */
export async function fetchPackage(request: NpmFetch): Promise<Result<string, SupplyProblem>> {
  const { pinned, folder } = request;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest(pinned)));
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(lockFile(pinned)));
  await copyFile(path.join(request.projectFolder, '.npmrc'), path.join(folder, '.npmrc')).catch(() => {});
  const packageFolder = path.join(folder, 'node_modules', pinned.name);
  const timer = setInterval(() => request.onTick?.(packageFolder), TICK_MS);
  try {
    const { status, output } = await runNpm(folder, request.env);
    return status === 0 ? ok(packageFolder) : err(problemOf(output));
  } finally {
    clearInterval(timer);
  }
}

function manifest(pinned: PinnedPackage): object {
  return { name: 'electron-fetch', version: '1.0.0', dependencies: { [pinned.name]: pinned.version } };
}

/** Names no address: npm asks the configured registry where the package is. */
function lockFile(pinned: PinnedPackage): object {
  const { name, version, integrity } = pinned;
  const root = manifest(pinned);
  const packages = { '': root, [`node_modules/${name}`]: { version, integrity } };
  return { ...root, lockfileVersion: 3, requires: true, packages };
}

async function runNpm(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly status: number | null; readonly output: string }> {
  const flags = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress'];
  // Inside `npm start` or `npm test` this is the very npm that is running; otherwise the one on the path.
  const cli = env.npm_execpath?.endsWith('npm-cli.js') ? env.npm_execpath : undefined;
  const [command, args] = cli ? [process.execPath, [cli, ...flags]] : ['npm', flags];
  return await new Promise((resolve) => {
    const child = spawn(command, [...args, '--loglevel=error'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
    child.once('error', (error) => resolve({ status: null, output: error.message }));
    child.once('close', (status) => resolve({ status, output }));
  });
}

function problemOf(output: string): SupplyProblem {
  const detail =
    output.split('\n').find((line) => line.includes('npm error') && !line.includes(' code ')) ?? output;
  const short =
    detail
      .replace(/^npm error /, '')
      .trim()
      .slice(0, 200) || 'npm failed without a word';
  if (output.includes('EINTEGRITY')) return { kind: 'integrity-mismatch', detail: short };
  return { kind: UNREACHABLE.test(output) ? 'unreachable' : 'failed', detail: short };
}
