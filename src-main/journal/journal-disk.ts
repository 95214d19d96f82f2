import { constants } from 'node:fs';
import * as files from 'node:fs/promises';
import path from 'node:path';

/** One open segment. Every method rejects with Node's error (`code` ENOSPC, EIO, ...) when the disk refuses. */
export type SegmentFile = {
  readonly appendAt: (offset: number, bytes: Uint8Array) => Promise<void>;
  readonly truncateTo: (length: number) => Promise<void>;
  readonly syncData: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The disk as the journal sees it, so that tests can make it full, read-only or faulty at a chosen call. */
export type JournalDisk = {
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly read: (file: string) => Promise<Uint8Array>;
  /** The bytes from `from` up to `until`, fewer where the file ends before. */
  readonly readRange: (file: string, from: number, until: number) => Promise<Uint8Array>;
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Opens for writing; creates when `isNew`, and then the folder's entry is synced as well. */
  readonly openSegment: (file: string, isNew: boolean) => Promise<SegmentFile>;
  /** Writes a whole new file and syncs it and its folder. */
  readonly writeWhole: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly move: (from: string, to: string) => Promise<void>;
  /** What a copy of the file would not share with it; '' when this file system has nothing of the kind. */
  readonly bodyOf: (file: string) => Promise<string>;
  /** Length in bytes, and a text that changes when the file is written again (length and time of the last write). */
  readonly stampOf: (file: string) => Promise<{ readonly size: number; readonly body: string }>;
};

/** What the journal asks of the operating system; tests put one in its place that loses what was not synced. */
export type FileCalls = Pick<typeof files, 'mkdir' | 'open' | 'readdir' | 'readFile' | 'rename' | 'stat'>;

export function journalDiskOn(calls: FileCalls): JournalDisk {
  async function syncFolder(folder: string): Promise<void> {
    // Windows has no handle on a folder; its file systems write the entry with the file's own flush.
    if (process.platform === 'win32') return;
    const handle = await calls.open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async function openSegment(file: string, isNew: boolean): Promise<SegmentFile> {
    const handle = await calls.open(file, isNew ? 'wx' : 'r+', 0o600);
    if (isNew) await syncFolder(path.dirname(file));
    return {
      appendAt: async (offset, bytes) => {
        let written = 0;
        while (written < bytes.length) {
          const step = await handle.write(bytes, written, bytes.length - written, offset + written);
          written += step.bytesWritten;
        }
      },
      truncateTo: (length) => handle.truncate(length),
      syncData: () => handle.datasync(),
      close: () => handle.close(),
    };
  }

  return {
    list: (folder) => calls.readdir(folder).then((names) => names.sort()),
    read: (file) => calls.readFile(file),
    readRange: async (file, from, until) => {
      const handle = await calls.open(file, 'r');
      try {
        const bytes = new Uint8Array(until - from);
        let length = 0;
        while (length < bytes.length) {
          const step = await handle.read(bytes, length, bytes.length - length, from + length);
          if (step.bytesRead === 0) break;
          length += step.bytesRead;
        }
        return bytes.subarray(0, length);
      } finally {
        await handle.close();
      }
    },
    makeFolder: async (folder) => {
      const first = await calls.mkdir(folder, { recursive: true, mode: 0o700 });
      if (first === undefined) return;
      // Each folder that was made is an entry in the one above it.
      for (let made = folder; made.length >= first.length; made = path.dirname(made))
        await syncFolder(path.dirname(made));
    },
    openSegment,
    writeWhole: async (file, bytes) => {
      const handle = await calls.open(file, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await syncFolder(path.dirname(file));
    },
    move: async (from, to) => {
      await calls.rename(from, to);
      await syncFolder(path.dirname(to));
      if (path.dirname(from) !== path.dirname(to)) await syncFolder(path.dirname(from));
    },
    bodyOf: async (file) => {
      const { ino, birthtimeNs } = await calls.stat(file, { bigint: true });
      return birthtimeNs === 0n ? '' : `${ino}:${birthtimeNs}`;
    },
    stampOf: async (file) => {
      const { ino, size, mtimeNs } = await calls.stat(file, { bigint: true });
      return { size: Number(size), body: `${ino}:${size}:${mtimeNs}` };
    },
  };
}

export const nodeJournalDisk: JournalDisk = journalDiskOn(files);
