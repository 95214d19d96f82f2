import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** One picture and whose it is. `file` is relative to the folder, with slashes. */
export type Portrait = { readonly file: string; readonly person: string };

const PICTURE = /\.(jpe?g|png|webp)$/i;

/**
 * The labelled pictures of a folder, by name. In a subfolder the folder is the person; beside them the person is the
 * file's name before its last number ("Wang-1.jpg" and "Wang-2.jpg" are of "Wang").
 */
export async function portraitsIn(folder: string): Promise<readonly Portrait[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && PICTURE.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  return files.sort().map((file) => ({ file, person: personOf(file) }));
}

export function personOf(file: string): string {
  const [first = file, ...rest] = file.split('/');
  return rest.length > 0 ? first : first.replace(PICTURE, '').replace(/[\s._-]*\d+$/, '');
}
