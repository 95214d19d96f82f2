import path from 'node:path';
import { fromHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { type AppendProblem, startAppendQueue } from './append-queue';
import type { JournalDisk } from './journal-disk';
import { type EpochReading, type Head, readEpoch, type StoredRecord } from './read-epoch';

const GENESIS: Head = { seq: 0, hash: new Uint8Array(32) };

export type Damage = { readonly file: string; readonly kind: 'torn-tail-cut' | 'damaged-epoch-closed' };

/** The station's truth: an append-only, hash-chained file that only the main process writes. */
export type Journal = {
  /** The life that is being written now; record identity is (station, epoch, seq). */
  readonly epoch: string;
  readonly head: () => Head;
  readonly append: (payloads: readonly Uint8Array[]) => Promise<Result<readonly number[], AppendProblem>>;
  /** Reads every record with a sequence above `afterSeq`, of all epochs, in order, from disk. */
  readonly readAfter: (afterSeq: number, visit: (record: StoredRecord) => void) => Promise<void>;
  /** What was found at opening that a person should hear of. */
  readonly damage: readonly Damage[];
  readonly close: () => Promise<void>;
};

export type OpenJournalInput = {
  readonly disk: JournalDisk;
  readonly folder: string;
  readonly newEpoch: () => string;
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  readonly visit: (record: StoredRecord) => void;
};

export type OpenJournalProblem = { readonly kind: 'journal-unreadable'; readonly detail: string };

/**
 * Folder: `NNNN-<epoch>/<first seq>-<attempt>.seg`, epochs by their number. Sequence numbers run on from epoch to
 * epoch, so that one number orders the whole history. A torn tail is copied to `quarantine/`, cut off and synced
 * before anything is appended. Damage in the middle closes the epoch where it stands: its files stay untouched and
 * a new epoch begins.
 */
export async function openJournal(input: OpenJournalInput): Promise<Result<Journal, OpenJournalProblem>> {
  const { disk, folder } = input;
  const chain = (prevHash: Uint8Array, payload: Uint8Array) => input.sha256(prevHash, payload);
  try {
    await disk.makeFolder(folder);
    const damage: Damage[] = [];
    const folders = epochFolders(await disk.list(folder));
    let head = GENESIS;
    let last: { readonly folder: string; readonly reading: EpochReading } | undefined;
    for (const one of folders) {
      // A new epoch starts a new chain: the hash before its first record is its own epoch number, widened.
      const before: Head = { seq: head.seq, hash: genesisOf(one.epoch) };
      const reading = await readEpoch(
        disk,
        path.join(folder, one.name),
        one.epoch,
        before,
        chain,
        input.visit,
      );
      head = reading.head;
      last = { folder: one.name, reading };
      if (reading.tail.kind === 'damaged')
        damage.push({ file: reading.tail.file, kind: 'damaged-epoch-closed' });
    }

    const isGoingOn = last !== undefined && last.reading.tail.kind !== 'damaged';
    const epoch = isGoingOn && last !== undefined ? last.reading.epoch : input.newEpoch();
    let epochFolder = last?.folder ?? '';
    let segment = isGoingOn ? last?.reading.lastSegment : undefined;
    if (!isGoingOn) {
      epochFolder = `${String(folders.length + 1).padStart(4, '0')}-${epoch}`;
      await disk.makeFolder(path.join(folder, epochFolder));
      head = { seq: head.seq, hash: genesisOf(epoch) };
      segment = undefined;
    } else if (last?.reading.tail.kind === 'torn') {
      await cutTornTail(disk, folder, last.reading.tail);
      damage.push({ file: last.reading.tail.file, kind: 'torn-tail-cut' });
    }

    const queue = startAppendQueue({
      disk,
      epoch,
      head,
      chain,
      segmentPath: (firstSeq, attempt) =>
        path.join(
          folder,
          epochFolder,
          `${String(firstSeq).padStart(12, '0')}-${String(attempt).padStart(3, '0')}.seg`,
        ),
      segment: segment && { file: path.join(folder, epochFolder, segment.name), length: segment.soundLength },
    });
    return ok({
      epoch,
      damage,
      head: queue.head,
      append: queue.append,
      close: queue.close,
      readAfter: async (afterSeq, visit) => {
        const until = queue.head().seq;
        let before = 0;
        for (const one of epochFolders(await disk.list(folder))) {
          const start: Head = { seq: before, hash: genesisOf(one.epoch) };
          const reading = await readEpoch(
            disk,
            path.join(folder, one.name),
            one.epoch,
            start,
            chain,
            (record) => {
              if (record.seq > afterSeq && record.seq <= until) visit(record);
            },
          );
          before = reading.head.seq;
        }
      },
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err({ kind: 'journal-unreadable', detail: code });
  }
}

async function cutTornTail(
  disk: JournalDisk,
  folder: string,
  tail: Extract<EpochReading['tail'], { readonly kind: 'torn' }>,
): Promise<void> {
  const quarantine = path.join(folder, 'quarantine');
  await disk.makeFolder(quarantine);
  const name = `${path.basename(path.dirname(tail.file))}-${path.basename(tail.file)}-${tail.soundLength}`;
  await disk.writeWhole(path.join(quarantine, name), tail.tornBytes);
  if (tail.soundLength === 0) {
    // Not even a whole head: the file is set aside as it is, and the next record begins a new segment.
    await disk.move(tail.file, path.join(quarantine, `${name}-file`));
    return;
  }
  const file = await disk.openSegment(tail.file, false);
  await file.truncateTo(tail.soundLength);
  await file.syncData();
  await file.close();
}

function epochFolders(
  names: readonly string[],
): readonly { readonly name: string; readonly epoch: string }[] {
  return names.flatMap((name) => {
    const match = /^\d{4}-([0-9a-f]{16})$/.exec(name);
    return match?.[1] === undefined ? [] : [{ name, epoch: match[1] }];
  });
}

function genesisOf(epoch: string): Uint8Array {
  const hash = new Uint8Array(32);
  hash.set(fromHex(epoch) ?? [], 24);
  return hash;
}
