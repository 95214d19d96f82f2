import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What tells this build of the main process from every other one: the hash of its one file. */
export async function programTag(): Promise<string> {
  const bytes = await readFile(fileURLToPath(import.meta.url));
  return createHash('sha256').update(bytes).digest('hex');
}
