import path from 'node:path';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { checkAnchor } from './anchor';
import type { Finding } from './finding';
import { readMark } from './head-mark';
import type { JournalDisk } from './journal-disk';
import { judgeOpening } from './judge-opening';
import type { StoredRecord } from './read-epoch';
import { readJournal } from './read-journal';

export type EpochReport = {
  readonly folder: string;
  readonly segments: number;
  readonly records: number;
  readonly bytes: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Hash of the last record; everything before it is bound to it by the chain. */
  readonly headHash: string;
};

export type JournalReport = {
  readonly epochs: readonly EpochReport[];
  readonly records: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
};

export type VerifyInput = {
  readonly disk: Pick<JournalDisk, 'list' | 'read' | 'readRange' | 'bodyOf'>;
  /** The station's data folder, which holds `journal/` and the note of its head; or the journal's folder itself. */
  readonly folder: string;
  /** Text of this machine; absent: a journal brought here from another one is looked at without being tied to it. */
  readonly machine?: string;
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  readonly visit?: (record: StoredRecord) => void;
};

export type VerifyProblem =
  | { readonly kind: 'no-journal' }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Everything that opening the journal would check, without opening it: nothing is cut, closed, tied or written. */
export async function verifyJournal(input: VerifyInput): Promise<Result<JournalReport, VerifyProblem>> {
  const { disk } = input;
  try {
    const isDataFolder = (await disk.list(input.folder)).includes('journal');
    const folder = isDataFolder ? path.join(input.folder, 'journal') : input.folder;
    const mark = isDataFolder ? await readMark(disk, path.join(input.folder, MARK_FILE)) : undefined;
    const tallies = new Map<
      string,
      { files: Set<string>; records: number; bytes: number; firstSeq: number }
    >();
    const reading = await readJournal({ disk, folder, mark, hashOf: input.sha256 }, (record) => {
      const tally = tallies.get(record.epoch) ?? {
        files: new Set(),
        records: 0,
        bytes: 0,
        firstSeq: record.seq,
      };
      tally.files.add(record.file);
      tally.records += 1;
      tally.bytes += record.end - record.offset;
      tallies.set(record.epoch, tally);
      input.visit?.(record);
    });
    if (reading.folders.length === 0 && mark === undefined) return err({ kind: 'no-journal' });
    const { machine } = input;
    const anchor =
      machine === undefined || reading.folders.length === 0
        ? undefined
        : await checkAnchor(disk, folder, machine);
    const { findings } = judgeOpening({ ...reading, mark, anchor });
    const torn = reading.epochs.flatMap(({ torn }): readonly Finding[] =>
      torn === undefined ? [] : [{ kind: 'torn-tail-cut', file: torn.file, atOffset: torn.soundLength }],
    );
    const epochs = reading.epochs.map((one, i): EpochReport => {
      const tally = tallies.get(one.epoch);
      return {
        folder: reading.folders[i]?.name ?? '',
        segments: tally?.files.size ?? 0,
        records: tally?.records ?? 0,
        bytes: tally?.bytes ?? 0,
        firstSeq: tally?.firstSeq ?? 0,
        lastSeq: one.head.seq,
        headHash: toHex(one.head.hash),
      };
    });
    return ok({
      epochs,
      records: epochs.reduce((sum, one) => sum + one.records, 0),
      bytes: epochs.reduce((sum, one) => sum + one.bytes, 0),
      findings: [...findings, ...torn],
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err(code === 'ENOENT' ? { kind: 'no-journal' } : { kind: 'unreadable', detail: code });
  }
}

/** Beside the journal's folder, so that a journal put back to an older state is not put back with it. */
export const MARK_FILE = 'journal-head';
