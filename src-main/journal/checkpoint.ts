import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { JournalDisk } from './journal-disk';
import type { EpochFolder } from './read-journal';
import type { Head } from './read-segment';

/** Where a journal that was read whole and found sound stood, so that a later start reads on from there. */
export type JournalPlace = {
  readonly folders: readonly EpochFolder[];
  /** Head of each epoch, in the order of `folders`. */
  readonly heads: readonly Head[];
  /** The segment that the last record lies in, and where it ends. */
  readonly file: string;
  readonly end: number;
  /** Every segment there was, with what tells an untouched file from another one. */
  readonly segments: readonly { readonly file: string; readonly body: string }[];
  /** What `JournalIndex` had noted. */
  readonly index: unknown;
};

/** A place in the journal and what its folds had come to there. */
export type Checkpoint = {
  readonly place: JournalPlace;
  /** V8's serialization of the folds' states. */
  readonly states: Uint8Array;
  /** Attempts whose answers could be read then: when one of their keys goes, the checkpoint goes with it. */
  readonly readable: readonly string[];
};

/** magic 8 · SHA-256 32 of all that follows · V8's serialization. */
const MAGIC = Buffer.from('EXAMCHK1');
const HEAD_BYTES = MAGIC.length + 32;

type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;

/** `tag` names the program that made it: another one may fold differently, and reads the journal whole. */
export function encodeCheckpoint(checkpoint: Checkpoint, tag: string, sha256: Sha256): Uint8Array {
  const body = serialize({ tag, checkpoint });
  return Buffer.concat([MAGIC, sha256(body), body]);
}

/** The checkpoint, or undefined for bytes that are not one, are not whole, or were made by another program. */
export function decodeCheckpoint(bytes: Uint8Array, tag: string, sha256: Sha256): Checkpoint | undefined {
  const body = bytes.subarray(HEAD_BYTES);
  if (bytes.length <= HEAD_BYTES || Buffer.compare(bytes.subarray(0, MAGIC.length), MAGIC) !== 0)
    return undefined;
  if (Buffer.compare(bytes.subarray(MAGIC.length, HEAD_BYTES), sha256(body)) !== 0) return undefined;
  try {
    // Our own bytes, bound by their hash and by the tag: as trusted as the journal that lies beside them.
    const found = deserialize(body) as { readonly tag: string; readonly checkpoint: Checkpoint };
    return found.tag === tag ? found.checkpoint : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the journal's files are still those that the checkpoint speaks of; the last one may have grown. */
export async function stillStands(
  disk: Pick<JournalDisk, 'list' | 'stampOf'>,
  folder: string,
  place: JournalPlace,
): Promise<boolean> {
  try {
    const names = new Set(await disk.list(folder));
    if (!place.folders.every(({ name }) => names.has(name))) return false;
    const stamps = await Promise.all(
      place.segments.map(async ({ file, body }) => {
        const { size, body: now } = await disk.stampOf(path.join(folder, file));
        return file === place.file ? size >= place.end : now === body;
      }),
    );
    return stamps.every(Boolean);
  } catch {
    return false;
  }
}
