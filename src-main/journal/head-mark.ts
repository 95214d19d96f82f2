import { fromHex, toHex } from '../../src-shared/basics/bytes-text';
import { crc32c } from './crc32c';
import type { JournalDisk, SegmentFile } from './journal-disk';
import type { Head } from './read-segment';

/** magic 8 · epoch 8 · u64 seq · 32 bytes hash · u32 CRC-32C: one sector, overwritten in place. */
const MAGIC = new TextEncoder().encode('EXAMMRK1');
const MARK_BYTES = 60;

export type Mark = Head & { readonly epoch: string };

export type HeadMark = {
  readonly note: (mark: Mark) => void;
  readonly close: () => Promise<void>;
};

/** How far the journal had come, as noted outside its folder; undefined when there is no note or it is not whole. */
export async function readMark(disk: Pick<JournalDisk, 'read'>, file: string): Promise<Mark | undefined> {
  const bytes = await disk.read(file).catch(() => new Uint8Array());
  if (bytes.length !== MARK_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(56) !== crc32c(bytes.subarray(0, 56))) return undefined;
  return {
    epoch: toHex(bytes.subarray(8, 16)),
    seq: Number(view.getBigUint64(16)),
    hash: bytes.slice(24, 56),
  };
}

/**
 * Notes the head after each acknowledgement, never before it, and without a sync: after a power cut the note may be
 * some seconds old, but it never claims more than the journal held. A note that can't be written is left out; it
 * only helps to notice a journal that somebody shortened or put back.
 */
export function openMark(disk: JournalDisk, file: string): HeadMark {
  let handle: Promise<SegmentFile | undefined> | undefined;
  let latest: Mark | undefined;
  let writing: Promise<void> | undefined;

  const open = async (): Promise<SegmentFile | undefined> =>
    disk.openSegment(file, false).catch(() => disk.openSegment(file, true).catch(() => undefined));

  async function write(): Promise<void> {
    while (latest !== undefined) {
      const bytes = encode(latest);
      latest = undefined;
      handle ??= open();
      await (await handle)?.appendAt(0, bytes).catch(() => undefined);
    }
    writing = undefined;
  }

  return {
    note: (mark) => {
      latest = mark;
      writing ??= write();
    },
    close: async () => {
      await writing;
      await (await handle)?.close().catch(() => undefined);
    },
  };
}

function encode(mark: Mark): Uint8Array {
  const bytes = new Uint8Array(MARK_BYTES);
  bytes.set(MAGIC, 0);
  bytes.set(fromHex(mark.epoch) ?? [], 8);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(16, BigInt(mark.seq));
  bytes.set(mark.hash, 24);
  view.setUint32(56, crc32c(bytes.subarray(0, 56)));
  return bytes;
}
