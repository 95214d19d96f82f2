import { deserialize, serialize } from 'node:v8';
import { suiteB } from '../src-crypto/suite-b';
import type { AttemptId } from '../src-shared/basics/ids';
import type { StationMemory } from './exam/station-memory';
import type { AnswerKeys } from './journal/answer-keys';
import {
  type CheckpointInput,
  dropCheckpoint,
  usableCheckpoint,
  writeCheckpoint,
} from './journal/checkpoint-file';
import type { Finding } from './journal/finding';
import { nodeJournalDisk } from './journal/journal-disk';
import type { JournalEntry } from './journal/journal-entry';
import type { Journal } from './journal/open-journal';
import { verifyJournal } from './journal/verify-journal';
import type { StationFolds } from './station-folds';
import { openTheJournal } from './station-journal';
import type { StationInput } from './station-shape';

/** So many records, about a hundred sittings, are read at every start before they are worth a checkpoint. */
const WORTH_RECORDS = 10_000;

export type OpenedJournal = {
  readonly journal: Journal | undefined;
  /** Erases the keys of what is over, and a checkpoint that was made while one of them could still be read with. */
  readonly eraseAnswers: () => Promise<void>;
  /** Resolves when a checkpoint that this start makes is on the disk, or could not be written. */
  readonly settled: () => Promise<void>;
  /**
   * Verifies what this start did not look at, because it went on from a checkpoint; damage found there drops the
   * checkpoint. Undefined when everything was read. Takes long on an old journal, in steps of one segment.
   */
  readonly verifyPassed: (() => Promise<readonly Finding[]>) | undefined;
};

/**
 * Opens the journal and tells the folds what it holds: from its beginning, or from the checkpoint that an earlier start
 * left. A checkpoint is a shortcut and never the truth: in any doubt, and whenever the journal had anything wrong with
 * it, everything is read.
 */
export async function openFromCheckpoint(
  input: Pick<StationInput, 'checkpoint' | 'disk' | 'folder' | 'log' | 'machine'>,
  memory: StationMemory,
  folds: StationFolds,
  answerKeys: AnswerKeys,
  open: (payload: Uint8Array) => JournalEntry | undefined,
): Promise<OpenedJournal> {
  const { folder, checkpoint, log } = input;
  const at: CheckpointInput | undefined =
    checkpoint === undefined
      ? undefined
      : {
          disk: input.disk ?? nodeJournalDisk,
          folder,
          tag: `${checkpoint.tag} ${folder}`,
          sha256: suiteB.sha256,
        };
  const passed = at && (await usableCheckpoint(at));
  // One that outlived a key, because a stop or the disk kept it from going with it, holds what nobody may read.
  const found = passed?.readable.every((attemptId) => answerKeys.keyOf(attemptId) !== undefined)
    ? passed
    : undefined;
  // What is not gone on from is of no use, and would stay when the keys of what it holds go.
  if (at !== undefined && found === undefined) await dropCheckpoint(folder);
  if (found !== undefined) folds.load(deserialize(found.states) as readonly unknown[]);
  let readable = new Set(found?.readable ?? []);
  let writing: Promise<void> = Promise.resolve();
  let readCount = 0;
  const take = (seq: number, entry: JournalEntry | undefined): void => {
    readCount += 1;
    folds.take(seq, entry);
  };
  const journal = await openTheJournal(input, memory, take, open, found?.place);
  if (found !== undefined) log('journal-checkpoint', { outcome: 'used', read: readCount });

  const eraseAnswers = async (): Promise<void> => {
    const over = answerKeys.attemptIds().filter(folds.keyLedger.isOver);
    if (over.some((attemptId) => readable.has(attemptId))) {
      await writing;
      await dropCheckpoint(folder);
    }
    for (const attemptId of over) await answerKeys.erase(attemptId);
  };
  const before = answerKeys.attemptIds();
  await eraseAnswers();
  const hasErased = before.length > answerKeys.attemptIds().length;
  if (
    at !== undefined &&
    journal !== undefined &&
    !hasErased &&
    readCount >= (checkpoint?.worthRecords ?? WORTH_RECORDS)
  ) {
    const left: readonly AttemptId[] = answerKeys.attemptIds();
    readable = new Set(left);
    // Taken now, before anything is appended; written while the station goes on.
    const states = serialize(folds.save());
    writing = journal
      .placeAtOpening()
      .then((place) =>
        place === undefined ? undefined : writeCheckpoint(at, { place, states, readable: left }),
      )
      .catch((error: unknown) =>
        log('journal-checkpoint', { outcome: 'not-written', detail: String(error) }),
      );
  }
  const head = found?.place.heads.at(-1);
  const verifyPassed = async (): Promise<readonly Finding[]> => {
    const report = await verifyJournal({
      disk: input.disk ?? nodeJournalDisk,
      folder,
      sha256: suiteB.sha256,
    });
    const damage = report.ok
      ? // What is being written meanwhile may look torn; only what the checkpoint passed over is asked for.
        report.value.findings.filter((one) => one.kind === 'damaged' && one.lostFrom <= (head?.seq ?? 0))
      : [];
    if (damage.length > 0) await dropCheckpoint(folder);
    log('journal-passed-verified', {
      outcome: report.ok ? 'done' : report.error.kind,
      damage: damage.length,
    });
    return damage;
  };
  return {
    journal,
    eraseAnswers,
    settled: () => writing,
    verifyPassed: found === undefined ? undefined : verifyPassed,
  };
}
