import path from 'node:path';
import { z } from 'zod';
import type { Finding } from './finding';
import type { JournalDisk } from './journal-disk';

const Anchor = z.object({ machine: z.string(), body: z.string() });
const FILE = 'anchor.json';

/**
 * A small file in the journal's folder that knows which file it is (its number and time of birth on this disk) and
 * which machine wrote it. A copied folder, a restored backup or a cloned profile brings its text along but not its
 * body. An image of the whole disk brings both: that is noticed by the centre's mark only.
 */
export async function checkAnchor(
  disk: Pick<JournalDisk, 'read' | 'bodyOf'>,
  folder: string,
  machine: string,
): Promise<Finding | undefined> {
  const file = path.join(folder, FILE);
  try {
    const text = new TextDecoder().decode(await disk.read(file));
    const anchor = Anchor.safeParse(JSON.parse(text));
    if (!anchor.success) return { kind: 'copied' };
    if (anchor.data.machine !== machine && anchor.data.machine !== '' && machine !== '')
      return { kind: 'other-machine' };
    return anchor.data.body === (await disk.bodyOf(file)) ? undefined : { kind: 'copied' };
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return { kind: 'copied' };
    throw error;
  }
}

/** Ties the folder to this disk and machine. The name is moved over the old one last, so that it is whole or absent. */
export async function writeAnchor(disk: JournalDisk, folder: string, machine: string): Promise<void> {
  const fresh = path.join(folder, `${FILE}.new`);
  await disk.writeWhole(fresh, new Uint8Array());
  const anchor = { machine, body: await disk.bodyOf(fresh) };
  await disk.writeWhole(fresh, new TextEncoder().encode(JSON.stringify(anchor)));
  // Some file systems give a time of birth that moves with the file's content: no mark of a body there.
  const isSteady = (await disk.bodyOf(fresh)) === anchor.body;
  if (!isSteady)
    await disk.writeWhole(fresh, new TextEncoder().encode(JSON.stringify({ machine, body: '' })));
  await disk.move(fresh, path.join(folder, FILE));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
