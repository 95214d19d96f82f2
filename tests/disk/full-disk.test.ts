import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileReserve } from '../../src-main/platform/disk-reserve';
import type { AttemptId, ItemId, OptionId } from '../../src-shared/basics/ids';
import {
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
  toExam,
} from '../builders/build-station';
import { journalEntries } from '../builders/journal-entries';
import { tempFolder } from '../builders/temp-folder';
import { type MountedDisk, mountDisk } from './mounted-disk';

const MEGABYTE = 1024 * 1024;

describe.each(['tmpfs', 'ext4'] as const)('a station on a really full disk (%s)', (kind) => {
  let disk: MountedDisk;
  let clock: TestClock;
  let folder: string;
  let one: RunningStation;
  let content: Awaited<ReturnType<typeof stationFolder>>['content'];

  const run = () =>
    runStation(folder, clock, undefined, async () => 10 ** 12, {
      reserve: fileReserve(path.join(folder, 'reserve.bin'), 2 * MEGABYTE),
    });

  beforeEach(async () => {
    disk = mountDisk(kind, (await tempFolder('mounted')).path, 24);
    folder = path.join(disk.path, 'station');
    clock = testClock();
    await mkdir(folder);
    ({ content } = await stationFolder(folder, clock));
    one = await run();
  });
  afterEach(async () => {
    await one.station.close();
    disk.unmount();
  });

  async function answerAll(): Promise<{
    readonly saved: number;
    readonly refused: number;
    readonly attemptId: AttemptId;
  }> {
    const shown = await one.ask['exam:paper']({});
    if (!shown.ok) throw new Error('no paper');
    const { attemptId } = shown.value;
    let saved = 0;
    let refused = 0;
    for (const question of shown.value.paper.questions) {
      for (const item of question.kind === 'choice' ? [question.item] : question.items) {
        const chosen: OptionId[] = item.options.slice(0, 1).map((option) => option.id);
        const itemId: ItemId = item.id;
        const answered = await one.ask['exam:answer']({ attemptId, itemId, chosen });
        if (answered.ok) saved += 1;
        else refused += 1;
      }
    }
    return { saved, refused, attemptId };
  }

  const answersOnDisk = async () =>
    (await journalEntries(folder, 'attempt-event')).filter((entry) => entry.event.kind === 'answered').length;

  it('saves every answer into the reserve, scores the exam, and has it all after a restart', async () => {
    await openSession(one);
    await toExam(one, content);
    await disk.fillUp('somebody-else.bin');
    const { saved, refused, attemptId } = await answerAll();
    expect({ saved, refused }).toEqual({ saved: 86, refused: 0 });
    expect((await stat(path.join(folder, 'reserve.bin'))).size).toBeLessThan(2 * MEGABYTE);
    expect((await one.ask['exam:submit']({ attemptId })).ok).toBe(true);
    expect(await one.view()).toMatchObject({ kind: 'result', answered: 86 });
    await one.station.close();
    one = await run();
    expect(await answersOnDisk()).toBe(86);
    expect(one.station.strip().pendingCount).toBe(1);
  });

  it('would lose them without the reserve: the disk is really full', async () => {
    await openSession(one);
    await toExam(one, content);
    await rm(path.join(folder, 'reserve.bin'));
    await disk.fillUp('somebody-else.bin');
    const { refused } = await answerAll();
    expect(refused).toBeGreaterThan(0);
    // And what was refused was said to be refused: nothing else is on the disk.
    expect(await answersOnDisk()).toBe(86 - refused);
  });

  it('opens no session when the space for answers cannot be taken, and opens it when somebody has tidied up', async () => {
    await disk.fillUp('somebody-else.bin');
    expect((await one.ask['session:open'](OPENING)).ok).toBe(false);
    expect((await one.view()).kind).toBe('locked');
    await rm(path.join(disk.path, 'somebody-else.bin'));
    expect((await one.ask['session:open'](OPENING)).ok).toBe(true);
    expect((await stat(path.join(folder, 'reserve.bin'))).size).toBe(2 * MEGABYTE);
  });
});
