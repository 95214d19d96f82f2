import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { openAnswerKeys } from '../../../src-main/journal/answer-keys';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import {
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';
import { filesHolding } from '../../e2e/disk-search';

const ANSWERED = 5;
const KEY_FOLDERS = ['answer-keys', 'answer-keys-copy'];

describe('answers in the journal (features 7, decision 0038)', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let clock: TestClock;
  let content: PackageContent;
  let one: RunningStation;

  beforeEach(async () => {
    folder = await tempFolder('answer-seal');
    clock = testClock();
    ({ content } = await stationFolder(folder.path, clock));
    one = await runStation(folder.path, clock);
    await openSession(one);
  });
  afterEach(async () => {
    await one.station.close();
    await folder.remove();
  });

  /** Answers the first questions; what was chosen, as it would stand in a file in clear. */
  async function answerSome(): Promise<{ readonly attemptId: string; readonly clear: readonly string[] }> {
    const paper = await one.ask['exam:paper']({});
    if (!paper.ok) throw new Error(paper.error.kind);
    const { attemptId, paper: shown } = paper.value;
    const items = shown.questions.flatMap((one) => (one.kind === 'choice' ? [one.item] : []));
    const clear: string[] = [];
    for (const item of items.slice(0, ANSWERED)) {
      const chosen = item.options.slice(0, 1).map((option) => option.id);
      const saved = await one.ask['exam:answer']({ attemptId, itemId: item.id, chosen });
      expect(saved.ok).toBe(true);
      clear.push(`"itemId":"${item.id}"`, item.id);
    }
    return { attemptId, clear: [...clear, '"chosen":'] };
  }
  const keyFiles = async (): Promise<number> =>
    (await Promise.all(KEY_FOLDERS.map((one) => readdir(path.join(folder.path, one)).catch(() => [])))).flat()
      .length;
  async function restart(): Promise<void> {
    await one.station.close();
    one = await runStation(folder.path, clock);
  }

  it('stand nowhere in clear, and after the person has left nothing on the disk opens them', async () => {
    await toExam(one, content);
    const { attemptId, clear } = await answerSome();
    expect(await filesHolding(folder.path, clear)).toEqual([]);
    expect(await keyFiles()).toBe(2);
    const before = await journalEntries(folder.path, 'attempt-event');
    expect(before.filter(({ event }) => event.kind === 'answered')).toHaveLength(ANSWERED);

    await one.ask['exam:submit']({ attemptId: attemptId as never });
    expect(await keyFiles()).toBe(2);
    await one.ask['exam:leave']({});
    expect(await keyFiles()).toBe(0);
    await restart();
    expect(await filesHolding(folder.path, clear)).toEqual([]);
    const after = await journalEntries(folder.path, 'attempt-event');
    expect(after.filter(({ event }) => event.kind === 'answered')).toHaveLength(0);
    expect(await journalEntries(folder.path, 'sealed')).toHaveLength(ANSWERED);
    // What the centre needs is still there, sealed to the centre; and nothing is called damaged.
    expect(await journalEntries(folder.path, 'record')).not.toHaveLength(0);
    expect(await journalEntries(folder.path, 'journal-repaired')).toHaveLength(0);
  });

  it('are all there after a restart in mid-exam, also when one of the two key files is damaged', async () => {
    await toExam(one, content);
    const { attemptId } = await answerSome();
    await writeFile(path.join(folder.path, 'answer-keys', `${attemptId}.key`), new Uint8Array(40));
    await restart();
    expect(await one.view()).toMatchObject({ kind: 'locked', interrupted: { answered: ANSWERED } });
    expect((await one.ask['session:open'](OPENING)).ok).toBe(true);
    expect(await one.view()).toMatchObject({ kind: 'suspended', answered: ANSWERED });
  });

  it('whose key is lost on both places are told as lost records, and never passed over in silence', async () => {
    await toExam(one, content);
    await answerSome();
    await one.station.close();
    for (const place of KEY_FOLDERS) await rm(path.join(folder.path, place), { recursive: true });
    one = await runStation(folder.path, clock);
    expect(await one.view()).toMatchObject({
      kind: 'locked',
      journalNotice: { kinds: ['damaged'], lostCount: ANSWERED },
    });
    await one.ask['session:open'](OPENING);
    expect(one.station.desk.memory.incidents.map(({ kind }) => kind)).toContain('journal-damage');
  });

  it('a key that outlived a power cut between leaving and erasing goes at the next start', async () => {
    await toExam(one, content);
    const { attemptId } = await answerSome();
    const kept = path.join(folder.path, '..', path.basename(`${folder.path}-kept`));
    await cp(path.join(folder.path, 'answer-keys'), kept, { recursive: true });
    await one.ask['exam:submit']({ attemptId: attemptId as never });
    await one.ask['exam:leave']({});
    await one.station.close();
    await cp(kept, path.join(folder.path, 'answer-keys'), { recursive: true });
    await rm(kept, { recursive: true });
    expect(await keyFiles()).toBe(1);
    one = await runStation(folder.path, clock);
    expect(await keyFiles()).toBe(0);
  });

  it('a full disk that has no room for a key keeps the answer all the same', async () => {
    await toExam(one, content);
    // A file where the folders would be: neither key can be written.
    for (const place of KEY_FOLDERS) await writeFile(path.join(folder.path, place), 'in the way');
    await answerSome();
    const kept = await journalEntries(folder.path, 'attempt-event');
    expect(kept.filter(({ event }) => event.kind === 'answered')).toHaveLength(ANSWERED);
    for (const place of KEY_FOLDERS) await rm(path.join(folder.path, place));
  });

  it('keys of two attempts open nothing of each other', async () => {
    await toExam(one, content);
    const { attemptId } = await answerSome();
    const file = path.join(folder.path, 'answer-keys', `${attemptId}.key`);
    const bytes = await readFile(file);
    const keys = await openAnswerKeys(folder.path, suiteB, () => undefined);
    const other = await keys.ensure('OTHER-ATTEMPT' as never);
    expect(other).toHaveLength(32);
    expect(Buffer.compare(bytes.subarray(0, 32), Buffer.from(other ?? []))).not.toBe(0);
    await keys.erase('OTHER-ATTEMPT' as never);
    expect(keys.keyOf('OTHER-ATTEMPT')).toBeUndefined();
    expect(keys.keyOf(attemptId)).toBeDefined();
  });
});
