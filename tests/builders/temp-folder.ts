import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A fresh folder and the way to remove it. */
export async function tempFolder(
  name: string,
): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), `exam-station-${name}-`));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
