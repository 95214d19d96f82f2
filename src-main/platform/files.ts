import { mkdir, open, readFile, rename, stat, statfs } from 'node:fs/promises';
import path from 'node:path';

/** Writes a whole file so that a power cut leaves the old one or the new one: temporary, sync, rename, sync folder. */
export async function writeFileAtomic(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  if (process.platform === 'win32') return;
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The file's bytes, or undefined when there is none. Other errors are thrown. */
export async function readFileIfAny(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Bytes an ordinary user may still write on the file system that holds `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const found = await statfs(folder);
  return found.bavail * found.bsize;
}

/** The file's bytes, or undefined when it is longer than `maxBytes`; nothing of it is read then. */
export async function readBounded(file: string, maxBytes: number): Promise<Uint8Array | undefined> {
  return (await stat(file)).size > maxBytes ? undefined : readFile(file);
}
