import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a secret that only its owner may read, whole or not at all: beside its place, flushed, then renamed there,
 * so that a power cut leaves either no file or the finished one.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const beside = await writeBeside(path, text);
  await rename(beside, path);
  await syncFolder(dirname(path));
}

/** The same, but never over a file that is there: of two processes that begin together, one makes it and both read it. */
export async function createPrivateFile(path: string, text: string): Promise<void> {
  const beside = await writeBeside(path, text);
  try {
    await link(beside, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(dirname(path));
}

/** The text of a file, or undefined when there is none; any other failure throws. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
}

/** Makes names created or renamed in `folder` survive a power cut; Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeBeside(path: string, text: string): Promise<string> {
  const beside = `${path}.${process.pid}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return beside;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
