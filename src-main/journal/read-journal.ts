import path from 'node:path';
import type { JournalPlace } from './checkpoint';
import type { Mark } from './head-mark';
import type { JournalDisk } from './journal-disk';
import { type EpochReading, readEpoch, type StoredRecord } from './read-epoch';
import type { Head } from './read-segment';

export type EpochFolder = { readonly name: string; readonly epoch: string };

export type JournalReading = {
  readonly folders: readonly EpochFolder[];
  /** One for each folder, in the same order. */
  readonly epochs: readonly EpochReading[];
  /** Hash of the record that the mark speaks of, as the journal has it. */
  readonly hashAtMark: Uint8Array | undefined;
};

export type ReadableDisk = Pick<JournalDisk, 'list' | 'read' | 'readRange'>;

/**
 * Reads and verifies every epoch in order, or what stands behind `from`. Writes nothing. Rejects when the disk does not
 * let it be read.
 */
export async function readJournal(
  input: {
    readonly disk: ReadableDisk;
    readonly folder: string;
    readonly mark: Mark | undefined;
    /** Where an earlier reading had come to; the mark is not behind it. */
    readonly from?: JournalPlace | undefined;
    readonly hashOf: (prevHashAndPayload: Uint8Array) => Uint8Array;
  },
  visit: (record: StoredRecord) => void,
): Promise<JournalReading> {
  const { disk, mark } = input;
  const folders = epochFolders(await disk.list(input.folder));
  const epochs: EpochReading[] = [];
  const { from } = input;
  const fromHead = from?.heads.at(-1);
  let hashAtMark = mark !== undefined && fromHead?.seq === mark.seq ? fromHead.hash : undefined;
  for (const [index, { name, epoch }] of folders.entries()) {
    const passed = from?.heads[index];
    if (from !== undefined && passed !== undefined && index < from.heads.length - 1) {
      epochs.push(soundEpoch(epoch, passed));
      continue;
    }
    const start = {
      disk,
      folder: path.join(input.folder, name),
      epoch,
      beforeSeq: epochs.at(-1)?.head.seq ?? 0,
      ackedThrough: mark?.epoch === epoch ? mark.seq : 0,
      hashOf: input.hashOf,
      ...(from === undefined || passed === undefined
        ? {}
        : { from: { file: path.join(input.folder, from.file), end: from.end, head: passed } }),
    };
    epochs.push(
      await readEpoch(start, (record) => {
        if (record.seq === mark?.seq && epoch === mark.epoch) hashAtMark = record.hash;
        visit(record);
      }),
    );
  }
  return { folders, epochs, hashAtMark };
}

/** An epoch that was read before and had nothing wrong with it; nothing is written in it any more. */
function soundEpoch(epoch: string, head: Head): EpochReading {
  return { epoch, head, torn: undefined, damage: [], missingBefore: undefined, lastSegment: undefined };
}

function epochFolders(names: readonly string[]): readonly EpochFolder[] {
  return names.flatMap((name) => {
    const epoch = /^\d{4}-([0-9a-f]{16})$/.exec(name)?.[1];
    return epoch === undefined ? [] : [{ name, epoch }];
  });
}
