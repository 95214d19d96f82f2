import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { emptyMemory } from '../../../src-main/exam/station-memory';
import { openAnswerKeys } from '../../../src-main/journal/answer-keys';
import { openEntry } from '../../../src-main/journal/seal-entry';
import { openFromCheckpoint } from '../../../src-main/station-checkpoint';
import { createFolds } from '../../../src-main/station-folds';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
  toExam,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

const MACHINE = 'checkpoint-machine';
const FILE = 'journal-checkpoint';

/** Opens the journal as a start does, and tells what the folds came to and how much was read for it. */
async function folded(
  folder: string,
  checkpoint?: { readonly tag: string; readonly worthRecords?: number },
  machine = MACHINE,
) {
  const logged: (readonly [string, Record<string, unknown>])[] = [];
  const log = (event: string, fields: Record<string, unknown> = {}): void =>
    void logged.push([event, fields]);
  const memory = emptyMemory();
  const keys = await openAnswerKeys(folder, suiteB, log);
  const open = (payload: Uint8Array) => openEntry(suiteB, keys, payload);
  const folds = createFolds(memory, open, log);
  const input = { folder, machine, log, ...(checkpoint === undefined ? {} : { checkpoint }) };
  const opened = await openFromCheckpoint(input, memory, folds, keys, open);
  await opened.settled();
  const states = structuredClone(folds.save());
  const findings = opened.journal?.findings;
  const found = await opened.verifyPassed?.();
  await opened.journal?.close();
  const used = logged.find(([event]) => event === 'journal-checkpoint')?.[1];
  return { states, findings, used, found };
}

describe('a start that goes on from a checkpoint', () => {
  let temp: Awaited<ReturnType<typeof tempFolder>>;
  let folder: string;
  let content: PackageContent;
  const clock = testClock();

  beforeEach(async () => {
    temp = await tempFolder('checkpoint');
    folder = temp.path;
    ({ content } = await stationFolder(folder, clock));
  });
  afterEach(() => temp.remove());

  const run = (checkpoint?: {
    readonly tag: string;
    readonly worthRecords?: number;
  }): Promise<RunningStation> =>
    runStation(folder, clock, undefined, undefined, { machine: MACHINE, ...(checkpoint && { checkpoint }) });

  /** Sits some questions and hands in, or stays in mid-exam. */
  async function sit(running: RunningStation, seat: number, isHandedIn = true): Promise<void> {
    await toExam(running, content, seat);
    const { ask } = running;
    const paper = await ask['exam:paper']({});
    if (!paper.ok) throw new Error(paper.error.kind);
    const { attemptId, paper: sheet } = paper.value;
    for (const question of sheet.questions.slice(0, 5)) {
      const item = question.kind === 'choice' ? question.item : question.items[0];
      const first = item?.options[0];
      if (item === undefined || first === undefined) throw new Error('an item without options');
      expect(await ask['exam:answer']({ attemptId, itemId: item.id, chosen: [first.id] })).toMatchObject({
        ok: true,
      });
    }
    if (!isHandedIn) return;
    clock.advance(3_600_000);
    await running.station.beat();
    expect(await ask['exam:submit']({ attemptId })).toMatchObject({ ok: true });
    expect(await ask['exam:leave']({})).toMatchObject({ ok: true });
  }

  async function firstSegment(): Promise<string> {
    const journal = path.join(folder, 'journal');
    const epoch = (await readdir(journal)).find((name) => name.startsWith('0001')) ?? '';
    return path.join(journal, epoch, (await readdir(path.join(journal, epoch))).sort()[0] ?? '');
  }

  /** A session with two sittings, the checkpoint a restart makes of it, and a third sitting behind it. */
  async function grown(): Promise<void> {
    const first = await run();
    await openSession(first);
    await sit(first, 1);
    await sit(first, 2);
    await first.station.close();
    await folded(folder, { tag: 'a', worthRecords: 1 });
    const second = await run();
    await openSession(second);
    await sit(second, 3);
    await second.station.close();
  }

  it('knows what a start that reads everything knows, and reads only what came after', async () => {
    await grown();
    const whole = await folded(folder);
    const shortened = await folded(folder, { tag: 'a' });
    expect(shortened.used).toMatchObject({ outcome: 'used' });
    expect(shortened.states).toEqual(whole.states);
    expect(shortened.findings).toEqual([]);
    expect(shortened.found).toEqual([]);
    const after = Number(shortened.used?.read);
    expect(after).toBeGreaterThan(5);
    expect(after).toBeLessThan(40);
  });

  it('goes on with the same chain: what is written behind a checkpoint is sound for a whole reading', async () => {
    await grown();
    const running = await run({ tag: 'a' });
    await openSession(running);
    await sit(running, 4, false);
    await running.station.close();
    const whole = await folded(folder);
    expect(whole.findings).toEqual([]);
    expect((await folded(folder, { tag: 'a' })).states).toEqual(whole.states);
  });

  it.each([
    ['another program', async () => undefined, 'b'],
    [
      'a changed checkpoint',
      async (at: string) => {
        const bytes = await readFile(path.join(at, FILE));
        bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
        await writeFile(path.join(at, FILE), bytes);
      },
      'a',
    ],
    ['no mark beside the journal', async (at: string) => rm(path.join(at, 'journal-head')), 'a'],
  ])('reads everything for %s', async (_name, spoil, tag) => {
    await grown();
    const whole = await folded(folder);
    await spoil(folder);
    const again = await folded(folder, { tag });
    expect(again.used).toBeUndefined();
    expect(await readdir(folder)).not.toContain(FILE);
    expect(again.states).toEqual(whole.states);
  });

  it('finds a journal that was shortened behind the checkpoint’s back', async () => {
    await grown();
    const segment = await firstSegment();
    const bytes = await readFile(segment);
    await writeFile(segment, bytes.subarray(0, 2000));
    const { used, findings } = await folded(folder, { tag: 'a' });
    expect(used).toBeUndefined();
    // Cut in the middle of a record, with acknowledged ones missing up to the mark.
    expect(findings).toMatchObject([{ kind: 'damaged' }]);
  });

  it('finds damage in what it passed over soon after, and reads everything the next time', async () => {
    await grown();
    const segment = await firstSegment();
    const bytes = await readFile(segment);
    const at = 1000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(segment, bytes);
    const seen = await folded(folder, { tag: 'a' });
    expect(seen.used).toMatchObject({ outcome: 'used' });
    expect(seen.found?.map((one) => one.kind)).toEqual(['damaged']);
    const again = await folded(folder, { tag: 'a' });
    expect(again.used).toBeUndefined();
    expect(again.findings?.map((one) => one.kind)).toEqual(['damaged']);
  });

  it('verifies what it passed over once nobody sits here, and tells the staff', async () => {
    await grown();
    const segment = await firstSegment();
    const bytes = await readFile(segment);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await writeFile(segment, bytes);
    const running = await run({ tag: 'a' });
    await openSession(running);
    await toExam(running, content, 4);
    const { station } = running;
    const pass = async (beats: number): Promise<void> => {
      for (let beat = 0; beat < beats; beat++) await station.beat();
    };
    await pass(70);
    expect(station.desk.memory.journalNotice).toBeUndefined();
    station.desk.memory.current = undefined;
    await pass(1);
    expect(station.desk.memory.journalNotice).toMatchObject({ kinds: ['damaged'] });
    await station.close();
    expect(await readdir(folder)).not.toContain(FILE);
  });

  it('a segment of an earlier epoch that was written again since is read again', async () => {
    await grown();
    // The journal is brought to another machine: its epoch ends, and a new one begins.
    const moved = await runStation(folder, clock, undefined, undefined, { machine: 'another-machine' });
    await openSession(moved);
    await moved.station.close();
    const away = 'another-machine';
    await folded(folder, { tag: 'a', worthRecords: 1 }, away);
    expect((await folded(folder, { tag: 'a' }, away)).used).toMatchObject({ outcome: 'used' });
    const segment = await firstSegment();
    await writeFile(segment, await readFile(segment));
    const again = await folded(folder, { tag: 'a' }, away);
    expect(again.used).toBeUndefined();
    expect(again.states).toEqual((await folded(folder, undefined, away)).states);
  });

  it('that outlived a key is erased unread at the next start (LW-1)', async () => {
    const first = await run();
    await openSession(first);
    await sit(first, 1, false);
    await first.station.close();
    await folded(folder, { tag: 'a', worthRecords: 1 });
    for (const place of ['answer-keys', 'answer-keys-copy'])
      await rm(path.join(folder, place), { recursive: true });
    expect((await folded(folder, { tag: 'a' })).used).toBeUndefined();
    expect(await readdir(folder)).not.toContain(FILE);
  });

  it('holds no answer whose key is gone: it goes with the key (LW-1)', async () => {
    const first = await run();
    await openSession(first);
    await sit(first, 1, false);
    await first.station.close();
    await folded(folder, { tag: 'a', worthRecords: 1 });
    expect((await readFile(path.join(folder, FILE))).includes('chosen')).toBe(true);

    const again = await run({ tag: 'a' });
    await openSession(again);
    expect(
      await again.ask['exam:resume']({ grantMinutes: 0, cause: 'power-loss', note: '样例' }),
    ).toMatchObject({ ok: true });
    expect(await again.ask['check-in:face-measured'](GOOD_FACE)).toMatchObject({ ok: true });
    const paper = await again.ask['exam:paper']({});
    if (!paper.ok) throw new Error(paper.error.kind);
    clock.advance(3_600_000);
    await again.station.beat();
    expect(await again.ask['exam:submit']({ attemptId: paper.value.attemptId })).toMatchObject({ ok: true });
    expect(await again.ask['exam:leave']({})).toMatchObject({ ok: true });
    await again.station.close();
    expect(await readdir(folder)).not.toContain(FILE);
    await folded(folder, { tag: 'a', worthRecords: 1 });
    expect((await readFile(path.join(folder, FILE))).includes('chosen')).toBe(false);
  });
});
