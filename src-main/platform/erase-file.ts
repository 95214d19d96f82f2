import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Overwrites a file with random bytes from its first byte on, syncs, removes it, and syncs the folder. What a flash
 * disk keeps of the old blocks is beyond reach from here; whatever is erased this way is ciphertext already.
 * Returns the bytes that were overwritten. Throws Node's error when the disk refuses; the file then stays.
 */
export async function eraseFile(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  let size: number;
  try {
    size = (await handle.stat()).size;
    for (let offset = 0; offset < size; offset += CHUNK_BYTES) {
      const chunk = randomBytes(Math.min(CHUNK_BYTES, size - offset));
      await handle.write(chunk, 0, chunk.length, offset);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(file);
  if (process.platform === 'win32') return size;
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return size;
}
