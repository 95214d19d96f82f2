import type { FileCalls } from '../../src-main/journal/journal-disk';
import type { SeededRandom } from '../../src-shared/basics/seeded-random';

/**
 * Files that keep after a power cut only what was synced: of everything else each write and each change of a
 * folder's entries is kept whole, in part or not at all, as `random` has it. Harsher than any real file system, and
 * the same for the same seed.
 */
export type LosingFiles = {
  readonly calls: FileCalls;
  /** The power goes at the nth call from now on: that call and all later ones never come back. */
  readonly cutAt: (call: number) => void;
  readonly callsMade: () => number;
  /** What a start after the cut finds. */
  readonly afterCut: (random: SeededRandom) => LosingFiles;
};

/** Calls that a mutation leaves out, to show that the suite would notice. */
export type Forgotten = 'datasync' | 'folder-sync' | 'nothing';

type Node = FileNode | FolderNode;
type FileNode = {
  readonly kind: 'file';
  readonly ino: number;
  bytes: Uint8Array;
  durable: Uint8Array;
  pending: { readonly offset: number; readonly bytes: Uint8Array }[];
};
type FolderNode = {
  readonly kind: 'folder';
  readonly entries: Map<string, Node>;
  durable: Map<string, Node>;
};

const SECTOR = 512;

export function losingFiles(forgotten: Forgotten = 'nothing', root = newFolder(), firstIno = 1): LosingFiles {
  let made = 0;
  let cut = Number.POSITIVE_INFINITY;
  let ino = firstIno;

  const gate = async (): Promise<void> => {
    made += 1;
    if (made >= cut) await new Promise(() => undefined);
  };
  const fail = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  const parts = (file: string): string[] => file.split('/').filter((part) => part !== '');
  const find = (file: string): Node | undefined =>
    parts(file).reduce<Node | undefined>(
      (node, part) => (node?.kind === 'folder' ? node.entries.get(part) : undefined),
      root,
    );
  const folderOf = (file: string): FolderNode => {
    const node = find(parts(file).slice(0, -1).join('/'));
    return node?.kind === 'folder' ? node : fail('ENOENT');
  };
  const nameOf = (file: string): string => parts(file).at(-1) ?? fail('EINVAL');

  function handleOn(node: Node) {
    const file = (): FileNode => (node.kind === 'file' ? node : fail('EISDIR'));
    const put = (offset: number, bytes: Uint8Array): void => {
      file().pending.push({ offset, bytes: Uint8Array.from(bytes) });
      file().bytes = written(file().bytes, offset, bytes);
    };
    const sync = async (isData: boolean): Promise<void> => {
      await gate();
      if (node.kind === 'folder') {
        if (forgotten !== 'folder-sync') node.durable = new Map(node.entries);
      } else if (!isData || forgotten !== 'datasync') {
        node.durable = node.bytes;
        node.pending = [];
      }
    };
    return {
      write: async (bytes: Uint8Array, from: number, length: number, at: number) => {
        put(at, bytes.subarray(from, from + length));
        await gate();
        return { bytesWritten: length };
      },
      read: async (into: Uint8Array, from: number, length: number, at: number) => {
        await gate();
        const found = file().bytes.subarray(at, at + length);
        into.set(found, from);
        return { bytesRead: found.length };
      },
      writeFile: async (bytes: Uint8Array) => {
        put(0, bytes);
        await gate();
      },
      truncate: async (length: number) => {
        file().bytes = file().bytes.slice(0, length);
        await gate();
      },
      datasync: () => sync(true),
      sync: () => sync(false),
      close: async () => undefined,
    };
  }

  const calls = {
    mkdir: async (folder: string) => {
      let node = root;
      let first: string | undefined;
      for (const [i, part] of parts(folder).entries()) {
        let next = node.entries.get(part);
        if (next === undefined) {
          next = newFolder();
          node.entries.set(part, next);
          first ??= `/${parts(folder)
            .slice(0, i + 1)
            .join('/')}`;
        }
        node = next.kind === 'folder' ? next : fail('ENOTDIR');
      }
      await gate();
      return first;
    },
    open: async (file: string, flags: string | number) => {
      await gate();
      const found = find(file);
      if (flags === 'wx' && found !== undefined) fail('EEXIST');
      if (found !== undefined) {
        if (flags === 'w' && found.kind === 'file') found.bytes = new Uint8Array();
        return handleOn(found);
      }
      if (flags !== 'wx' && flags !== 'w') return fail('ENOENT');
      const node: FileNode = {
        kind: 'file',
        ino: ino++,
        bytes: new Uint8Array(),
        durable: new Uint8Array(),
        pending: [],
      };
      folderOf(file).entries.set(nameOf(file), node);
      return handleOn(node);
    },
    readdir: async (folder: string) => {
      await gate();
      const node = find(folder);
      return node?.kind === 'folder' ? [...node.entries.keys()] : fail('ENOENT');
    },
    readFile: async (file: string) => {
      await gate();
      const node = find(file);
      return node?.kind === 'file' ? Uint8Array.from(node.bytes) : fail('ENOENT');
    },
    rename: async (from: string, to: string) => {
      const node = find(from) ?? fail('ENOENT');
      folderOf(from).entries.delete(nameOf(from));
      folderOf(to).entries.set(nameOf(to), node);
      await gate();
    },
    stat: async (file: string) => {
      await gate();
      const node = find(file);
      return node?.kind === 'file' ? { ino: BigInt(node.ino), birthtimeNs: 1n } : fail('ENOENT');
    },
  };

  return {
    calls: calls as unknown as FileCalls,
    cutAt: (call) => {
      cut = made + call;
    },
    callsMade: () => made,
    afterCut: (random) => losingFiles(forgotten, surviving(root, random), ino),
  };
}

function newFolder(): FolderNode {
  return { kind: 'folder', entries: new Map(), durable: new Map() };
}

function written(before: Uint8Array, offset: number, bytes: Uint8Array): Uint8Array {
  const after = new Uint8Array(Math.max(before.length, offset + bytes.length));
  after.set(before);
  after.set(bytes, offset);
  return after;
}

function surviving(folder: FolderNode, random: SeededRandom): FolderNode {
  const kept = new Map(folder.durable);
  for (const name of new Set([...folder.entries.keys(), ...folder.durable.keys()])) {
    const now = folder.entries.get(name);
    if (now === folder.durable.get(name) || random.below(2) === 0) continue;
    if (now === undefined) kept.delete(name);
    else kept.set(name, now);
  }
  const entries = new Map<string, Node>();
  for (const [name, node] of kept) {
    entries.set(name, node.kind === 'folder' ? surviving(node, random) : survivingFile(node, random));
  }
  return { kind: 'folder', entries, durable: new Map(entries) };
}

/** Each sector of a write that was not synced is kept or not by itself; what is missing before it reads as zeros. */
function survivingFile(file: FileNode, random: SeededRandom): FileNode {
  let bytes = file.durable;
  for (const write of file.pending) {
    const mood = random.below(3);
    for (let at = 0; at < write.bytes.length; at += SECTOR) {
      const isKept = mood === 0 || (mood === 1 && random.below(2) === 0);
      if (isKept) bytes = written(bytes, write.offset + at, write.bytes.subarray(at, at + SECTOR));
    }
    // A write may also stop anywhere within its first sector.
    if (mood === 2 && write.bytes.length > 1)
      bytes = written(
        bytes,
        write.offset,
        write.bytes.subarray(0, random.below(Math.min(SECTOR, write.bytes.length))),
      );
  }
  return { kind: 'file', ino: file.ino, bytes, durable: bytes, pending: [] };
}
