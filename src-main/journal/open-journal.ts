import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { checkAnchor, writeAnchor } from './anchor';
import { type AppendProblem, type AppendQueue, startAppendQueue } from './append-queue';
import type { JournalPlace } from './checkpoint';
import type { Finding } from './finding';
import { nextFrame, readFrame } from './frame';
import { openMark, readMark } from './head-mark';
import type { JournalDisk } from './journal-disk';
import { createJournalIndex, type JournalIndex } from './journal-index';
import { judgeOpening } from './judge-opening';
import { cutTornTail } from './quarantine';
import { type EpochReading, genesisOf } from './read-epoch';
import { type JournalReading, readJournal } from './read-journal';
import type { Head } from './read-segment';

/** A record as its readers get it. `payload` is a window on a larger buffer: decode it, don't keep it. */
export type JournalRecord = { readonly seq: number; readonly epoch: string; readonly payload: Uint8Array };

/** The station's truth: an append-only, hash-chained file that only the main process writes. */
export type Journal = {
  /** The life that is being written now; record identity is (station, epoch, seq). */
  readonly epoch: () => string;
  readonly head: () => Head;
  readonly append: (payloads: readonly Uint8Array[]) => Promise<Result<readonly number[], AppendProblem>>;
  /**
   * Reads the records above `afterSeq` through `throughSeq`, of all epochs, in order, from the place in the file
   * where they begin.
   */
  readonly readAfter: (
    afterSeq: number,
    throughSeq: number,
    visit: (record: JournalRecord) => void,
  ) => Promise<void>;
  /** Closes the running epoch as it stands; the next record opens a new one. */
  readonly beginEpoch: () => Promise<Result<Record<string, never>, AppendProblem>>;
  /** What was found at opening. */
  readonly findings: readonly Finding[];
  /**
   * Where the journal stands when nothing has been appended since it was opened, which is when to ask; undefined when
   * anything was wrong with it, or it was empty.
   */
  readonly placeAtOpening: () => Promise<JournalPlace | undefined>;
  readonly close: () => Promise<void>;
};

export type OpenJournalInput = {
  readonly disk: JournalDisk;
  readonly folder: string;
  /** Where the head is noted, outside `folder`. */
  readonly markFile: string;
  /** A text that another machine would not have. */
  readonly machine: string;
  readonly newEpoch: () => string;
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  readonly visit: (record: JournalRecord) => void;
  /** Where an earlier reading stood, looked at and still so; only what comes behind it is read and visited. */
  readonly from?: JournalPlace | undefined;
};

export type OpenJournalProblem = { readonly kind: 'journal-unreadable'; readonly detail: string };

/**
 * Folder: `NNNN-<epoch>/<first seq>-<attempt>.seg`, epochs by their number. Sequence numbers run on from epoch to
 * epoch, so that one number orders the whole history. A torn tail is copied to `quarantine/`, cut off and synced
 * before anything is appended. Damage, a journal shorter than it was and a copied folder close the epoch where it
 * stands: its files stay untouched and a new epoch begins.
 */
export async function openJournal(input: OpenJournalInput): Promise<Result<Journal, OpenJournalProblem>> {
  const { disk, folder } = input;
  try {
    await disk.makeFolder(folder);
    const index = createJournalIndex();
    const mark = await readMark(disk, input.markFile);
    const { from } = input;
    if (from !== undefined) index.load(from.index);
    const reading = await readJournal({ disk, folder, mark, from, hashOf: input.sha256 }, (record) => {
      index.note(record.epoch, record.file, record.seq, record.offset, record.end);
      input.visit(record);
    });
    const { folders, epochs } = reading;
    const anchor = folders.length === 0 ? undefined : await checkAnchor(disk, folder, input.machine);
    const { findings, needsNewEpoch, lastSeq } = judgeOpening({ ...reading, mark, anchor });
    const last = epochs.at(-1);
    const lastFolder = folders.at(-1);
    const torn = last?.torn;
    if (torn !== undefined) await cutTornTail(disk, folder, torn);

    const headMark = openMark(disk, input.markFile);
    const start = (epochFolder: string, epoch: string, head: Head, segment: EpochReading['lastSegment']) =>
      startAppendQueue({
        disk,
        epoch,
        head,
        segment,
        hashOf: input.sha256,
        segmentPath: (firstSeq, attempt) => path.join(folder, epochFolder, segmentName(firstSeq, attempt)),
        onStored: (file, seq, offset, end) => index.note(epoch, file, seq, offset, end),
      });
    let epochCount = folders.length;
    const startEpoch = async (beforeSeq: number): Promise<{ epoch: string; queue: AppendQueue }> => {
      const epoch = input.newEpoch();
      epochCount += 1;
      const name = `${String(epochCount).padStart(4, '0')}-${epoch}`;
      await disk.makeFolder(path.join(folder, name));
      return { epoch, queue: start(name, epoch, { seq: beforeSeq, hash: genesisOf(epoch) }, undefined) };
    };

    let running: { readonly epoch: string; readonly queue: AppendQueue };
    if (needsNewEpoch || last === undefined || lastFolder === undefined) {
      // Before the first epoch: a power cut in between must not make a new journal look like a copy.
      if (folders.length === 0) await writeAnchor(disk, folder, input.machine);
      running = await startEpoch(lastSeq);
    } else {
      running = { epoch: last.epoch, queue: start(lastFolder.name, last.epoch, last.head, last.lastSegment) };
      await running.queue.prepare();
    }
    // A copy is tied to its new place after the first record, which tells of it: what is not told is found again.
    let isAdrift = anchor !== undefined;
    let turning: Promise<unknown> | undefined;

    return ok({
      placeAtOpening: () =>
        findings.length > 0 || torn !== undefined
          ? Promise.resolve(undefined)
          : placeOf(disk, folder, reading, structuredClone(index.save())),
      findings: torn === undefined ? findings : [...findings, cutOf(torn)],
      epoch: () => running.epoch,
      head: () => running.queue.head(),
      append: async (payloads) => {
        if (turning !== undefined) await turning;
        const { epoch, queue } = running;
        const written = await queue.append(payloads);
        if (!written.ok) return written;
        headMark.note({ epoch, ...queue.head() });
        if (isAdrift) {
          isAdrift = false;
          await writeAnchor(disk, folder, input.machine).catch(() => undefined);
        }
        return written;
      },
      readAfter: (afterSeq, throughSeq, visit) => readSpans(disk, index, afterSeq, throughSeq, visit),
      beginEpoch: () => {
        const turn = (turning ?? Promise.resolve()).then(async () => {
          try {
            const before = running.queue;
            await before.close();
            running = await startEpoch(before.head().seq);
            return ok({});
          } catch (error) {
            const detail = codeOf(error);
            return err<AppendProblem>({ kind: 'not-written', isDiskFull: detail === 'ENOSPC', detail });
          }
        });
        turning = turn;
        return turn;
      },
      close: async () => {
        await turning;
        await running.queue.close();
        await headMark.close();
      },
    });
  } catch (error) {
    return err({ kind: 'journal-unreadable', detail: codeOf(error) });
  }
}

async function placeOf(
  disk: JournalDisk,
  folder: string,
  { folders, epochs }: JournalReading,
  index: unknown,
): Promise<JournalPlace | undefined> {
  const last = epochs.at(-1)?.lastSegment;
  if (last === undefined) return undefined;
  const names = await Promise.all(
    folders.map(async ({ name }) =>
      (await disk.list(path.join(folder, name)))
        .filter((file) => file.endsWith('.seg'))
        .map((file) => path.join(name, file)),
    ),
  );
  const segments = names.flat().map(async (file) => {
    const { body } = await disk.stampOf(path.join(folder, file));
    return { file, body };
  });
  return {
    folders,
    heads: epochs.map(({ head }) => head),
    file: path.relative(folder, last.file),
    end: last.length,
    segments: await Promise.all(segments),
    index,
  };
}

/** Verified when the journal was opened or written; here the checksum alone tells whether the disk still has it. */
async function readSpans(
  disk: JournalDisk,
  index: JournalIndex,
  afterSeq: number,
  throughSeq: number,
  visit: (record: JournalRecord) => void,
): Promise<void> {
  for (const { file, epoch, offset, end } of index.spansAfter(afterSeq)) {
    const bytes = await disk.readRange(file, offset, end);
    let at = 0;
    while (at < bytes.length) {
      const reading = readFrame(bytes, at);
      if (reading.kind !== 'frame') {
        const next = nextFrame(bytes, at, () => true);
        if (next === undefined) break;
        at = next.at;
        continue;
      }
      const { seq, payload } = reading.frame;
      if (seq > throughSeq) return;
      if (seq > afterSeq) visit({ seq, epoch, payload });
      at = reading.end;
    }
  }
}

function cutOf(torn: { readonly file: string; readonly soundLength: number }): Finding {
  return { kind: 'torn-tail-cut', file: torn.file, atOffset: torn.soundLength };
}

function segmentName(firstSeq: number, attempt: number): string {
  return `${String(firstSeq).padStart(12, '0')}-${String(attempt).padStart(3, '0')}.seg`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
