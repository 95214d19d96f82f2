import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type LockOptions = {
  readonly isAlive?: (processId: number) => boolean;
  readonly now?: () => number;
  /** Waits before looking again; told once per look. */
  readonly wait?: () => Promise<void>;
  readonly onBusy?: () => void;
};

const LOOK_AGAIN_MS = 500;
/** Longer than any build: a lock this old was left by a process whose number has been given away again. */
const TOO_OLD_MS = 30 * 60_000;

/**
 * Keeps two processes from downloading the same Electron at once. It saves time and bandwidth; what makes
 * the cache correct is the rename at the end of a build, so a lock wrongly taken over costs a second build.
 * @returns the function that gives the lock back
 */
export async function acquireBuildLock(
  lockFile: string,
  options: LockOptions = {},
): Promise<() => Promise<void>> {
  const wait = options.wait ?? (() => delay(LOOK_AGAIN_MS));
  await mkdir(path.dirname(lockFile), { recursive: true });
  const mine = `${lockFile}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ processId: process.pid, host: hostname() }));
  try {
    for (let isTold = false; ; ) {
      if (await tryLink(mine, lockFile)) break;
      if (await isLeftOver(lockFile, options)) {
        await rename(lockFile, `${mine}.stale`).catch(() => {});
        await rm(`${mine}.stale`, { force: true });
        continue;
      }
      if (!isTold) options.onBusy?.();
      isTold = true;
      await wait();
    }
  } finally {
    await rm(mine, { force: true });
  }
  return () => rm(lockFile, { force: true });
}

/** A hard link appears with its content, so nobody can read a lock that does not name its owner yet. */
async function tryLink(mine: string, lockFile: string): Promise<boolean> {
  try {
    await link(mine, lockFile);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isLeftOver(lockFile: string, options: LockOptions): Promise<boolean> {
  const age = await stat(lockFile).then(
    (found) => (options.now ?? Date.now)() - found.mtimeMs,
    () => undefined,
  );
  if (age === undefined) return false;
  if (age > TOO_OLD_MS) return true;
  const owner = await readFile(lockFile, 'utf8').then(parseOwner, () => undefined);
  return owner?.host === hostname() && !(options.isAlive ?? isAlive)(owner.processId);
}

function parseOwner(text: string): { processId: number; host: string } | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    if (!('processId' in parsed) || !('host' in parsed)) return undefined;
    const { processId, host } = parsed;
    return typeof processId === 'number' && typeof host === 'string' ? { processId, host } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // "Not permitted" means that it is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
