import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What can befall a LevelDB database's files between two starts of the station. */
export type LevelDbHarm =
  | 'torn header'
  | 'torn body'
  | 'zeros behind the log'
  | 'zeros inside the log'
  | 'a flipped bit in the log'
  | 'a flipped bit in a table'
  | 'a flipped bit in the MANIFEST'
  | 'no CURRENT'
  | 'an empty CURRENT'
  | 'a missing table'
  | 'a missing MANIFEST'
  | 'a missing log'
  | 'a shortened table';

/** After these the database goes on from before the write that never finished; after all others it is set aside. */
export const TORN: readonly LevelDbHarm[] = ['torn header', 'torn body', 'zeros behind the log'];
export const DAMAGED: readonly LevelDbHarm[] = [
  'zeros inside the log',
  'a flipped bit in the log',
  'a flipped bit in a table',
  'a flipped bit in the MANIFEST',
  'no CURRENT',
  'an empty CURRENT',
  'a missing table',
  'a missing MANIFEST',
  'a missing log',
  'a shortened table',
];

/** Does it to the database in `folder`; throws when there is nothing there to be harmed in this way. */
export async function harm(folder: string, kind: LevelDbHarm): Promise<void> {
  const names = (await readdir(folder)).sort();
  const last = (pattern: RegExp): string => {
    const name = names.filter((one) => pattern.test(one)).at(-1);
    if (name === undefined) throw new Error(`nothing like ${pattern} in ${names.join(' ')}`);
    return path.join(folder, name);
  };
  const log = () => last(/\.log$/);
  const table = () => last(/\.ldb$/);
  const manifest = () => last(/^MANIFEST-/);
  const change = async (file: string, edit: (bytes: Buffer) => Buffer): Promise<void> =>
    writeFile(file, edit(await readFile(file)));
  const flipAt = (file: string, at: (length: number) => number) =>
    change(file, (bytes) => {
      const place = at(bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      return bytes;
    });
  switch (kind) {
    case 'torn header':
      // The header of a record whose body never came: 7 bytes that promise 200 more.
      return change(log(), (bytes) =>
        Buffer.concat([bytes, Buffer.from([0xaa, 0xbb, 0xcc, 0xdd, 200, 0, 1])]),
      );
    case 'torn body':
      return change(log(), (bytes) => bytes.subarray(0, bytes.length - 3));
    case 'zeros behind the log':
      return change(log(), (bytes) => Buffer.concat([bytes, Buffer.alloc(4096)]));
    case 'zeros inside the log':
      return change(log(), (bytes) => bytes.fill(0, 20, 60));
    case 'a flipped bit in the log':
      return flipAt(log(), () => 25);
    case 'a flipped bit in a table':
      return flipAt(table(), (length) => Math.floor(length / 3));
    case 'a flipped bit in the MANIFEST':
      return flipAt(manifest(), () => 12);
    case 'no CURRENT':
      return rm(last(/^CURRENT$/));
    case 'an empty CURRENT':
      return truncate(last(/^CURRENT$/), 0);
    case 'a missing table':
      return rm(table());
    case 'a missing MANIFEST':
      return rm(manifest());
    case 'a missing log':
      return rm(log());
    case 'a shortened table':
      return change(table(), (bytes) => bytes.subarray(0, bytes.length - 10));
  }
}
