import path from 'node:path';
import type { Mark } from './head-mark';
import type { JournalDisk } from './journal-disk';
import { type EpochReading, readEpoch, type StoredRecord } from './read-epoch';

export type EpochFolder = { readonly name: string; readonly epoch: string };

export type JournalReading = {
  readonly folders: readonly EpochFolder[];
  /** One for each folder, in the same order. */
  readonly epochs: readonly EpochReading[];
  /** Hash of the record that the mark speaks of, as the journal has it. */
  readonly hashAtMark: Uint8Array | undefined;
};

export type ReadableDisk = Pick<JournalDisk, 'list' | 'read' | 'readRange'>;

/** Reads and verifies every epoch in order. Writes nothing. Rejects when the disk does not let it be read. */
export async function readJournal(
  input: {
    readonly disk: ReadableDisk;
    readonly folder: string;
    readonly mark: Mark | undefined;
    readonly hashOf: (prevHashAndPayload: Uint8Array) => Uint8Array;
  },
  visit: (record: StoredRecord) => void,
): Promise<JournalReading> {
  const { disk, mark } = input;
  const folders = epochFolders(await disk.list(input.folder));
  const epochs: EpochReading[] = [];
  let hashAtMark: Uint8Array | undefined;
  for (const { name, epoch } of folders) {
    const start = {
      disk,
      folder: path.join(input.folder, name),
      epoch,
      beforeSeq: epochs.at(-1)?.head.seq ?? 0,
      ackedThrough: mark?.epoch === epoch ? mark.seq : 0,
      hashOf: input.hashOf,
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

function epochFolders(names: readonly string[]): readonly EpochFolder[] {
  return names.flatMap((name) => {
    const epoch = /^\d{4}-([0-9a-f]{16})$/.exec(name)?.[1];
    return epoch === undefined ? [] : [{ name, epoch }];
  });
}
