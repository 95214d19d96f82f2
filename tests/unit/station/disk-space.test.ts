import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepEvidence } from '../../../src-main/evidence/evidence-store';
import { MARK_FILE } from '../../../src-main/journal/verify-journal';
import { RESERVE_BYTES } from '../../../src-main/platform/disk-reserve';
import type { AttemptId, ItemId, OptionId } from '../../../src-shared/basics/ids';
import type { IpcEventPayload } from '../../../src-shared/contracts/ipc/events';
import {
  GOOD_FACE,
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { bytesIn, smallDisk } from '../../builders/small-disk';
import { tempFolder } from '../../builders/temp-folder';

const MEGABYTE = 1024 * 1024;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let disk: ReturnType<typeof smallDisk>;
let one: RunningStation;
let questions: IpcEventPayload<'presence'>[];

beforeEach(async () => {
  folder = await tempFolder('disk');
  clock = testClock();
  questions = [];
  session = await stationFolder(folder.path, clock);
  disk = smallDisk(folder.path, 3 * MEGABYTE);
  one = await runStation(folder.path, clock, disk.disk, async () => 10 ** 12, {
    reserve: disk.reserve,
    push: { presence: (question) => questions.push(question) },
  });
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

type Choice = { readonly itemId: ItemId; readonly chosen: OptionId[] };

async function paper(): Promise<{ readonly attemptId: AttemptId; readonly choices: readonly Choice[] }> {
  const shown = await one.ask['exam:paper']({});
  if (!shown.ok) throw new Error('no paper');
  const items = shown.value.paper.questions.flatMap((one) =>
    one.kind === 'choice' ? [one.item] : one.items,
  );
  const choices = items.map((item) => ({
    itemId: item.id,
    chosen: item.options.slice(0, 1).map((o) => o.id),
  }));
  return { attemptId: shown.value.attemptId, choices };
}

function first(choices: readonly Choice[]): Choice {
  const [choice] = choices;
  if (choice === undefined) throw new Error('an empty paper');
  return choice;
}

describe('space for answers', () => {
  it('is taken before the session opens', async () => {
    expect(disk.held()).toBe(0);
    await openSession(one);
    expect(disk.held()).toBe(3 * MEGABYTE);
  });

  it('that is not there keeps the session shut, with the reason', async () => {
    disk.leave(2 * MEGABYTE);
    expect(await one.ask['session:open'](OPENING)).toEqual({
      ok: false,
      error: { kind: 'not-written', isDiskFull: true },
    });
    expect((await one.view()).kind).toBe('locked');
    disk.grow();
    expect((await one.ask['session:open'](OPENING)).ok).toBe(true);
  });

  it('outlasts a full disk: every answer of the paper is saved, and scored', async () => {
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId, choices } = await paper();
    disk.leave(0);
    for (const choice of choices) {
      expect(await one.ask['exam:answer']({ attemptId, ...choice })).toMatchObject({ ok: true });
    }
    expect(disk.held()).toBeLessThan(3 * MEGABYTE);
    expect(disk.held()).toBeGreaterThan(0);
    expect((await one.ask['exam:submit']({ attemptId })).ok).toBe(true);
    expect((await one.view()).kind).toBe('result');
    const answered = (await journalEntries(folder.path, 'attempt-event')).filter(
      (entry) => entry.event.kind === 'answered',
    );
    expect(answered).toHaveLength(choices.length);
  });

  it('is held again as soon as there is room', async () => {
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId, choices } = await paper();
    disk.leave(0);
    await one.ask['exam:answer']({ attemptId, ...first(choices) });
    await one.station.beat();
    expect(disk.held()).toBe(2 * MEGABYTE);
    expect(one.station.desk.memory.incidents).toMatchObject([{ kind: 'disk-low', facts: { piecesUsed: 1 } }]);
    disk.grow();
    clock.advance(31_000);
    await one.station.beat();
    expect(disk.held()).toBe(3 * MEGABYTE);
    expect(one.station.desk.memory.diskLow).toBeUndefined();
  });

  it('says that an answer was not saved when even the reserve is used up, and saves it when asked again', async () => {
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId, choices } = await paper();
    const answer = () => one.ask['exam:answer']({ attemptId, ...first(choices) });
    disk.leave(-3 * MEGABYTE);
    expect(await answer()).toEqual({ ok: false, error: { kind: 'not-written', isDiskFull: true } });
    expect(disk.held()).toBe(0);
    disk.grow();
    expect(await answer()).toMatchObject({ ok: true });
  });

  it('is not fought for by others: a file that fills the disk finds the reserve taken', async () => {
    await openSession(one);
    // The note of the journal's head follows its record without anybody waiting for it.
    await vi.waitFor(() =>
      stat(path.join(folder.path, MARK_FILE)).then(({ size }) => expect(size).toBeGreaterThan(0)),
    );
    const before = bytesIn(folder.path);
    await writeFile(path.join(folder.path, 'station.log.1'), Buffer.alloc(MEGABYTE));
    disk.leave(0);
    expect(bytesIn(folder.path)).toBe(before + MEGABYTE);
    await toExam(one, session.content);
    const { attemptId, choices } = await paper();
    expect(await one.ask['exam:answer']({ attemptId, ...first(choices) })).toMatchObject({ ok: true });
  });
});

describe('evidence makes room for answers', () => {
  it('the oldest goes first, so that the reserve can be held', async () => {
    await openSession(one);
    await toExam(one, session.content);
    const attemptId = one.station.desk.memory.current?.attemptId as AttemptId;
    const hashes: string[] = [];
    for (let i = 0; i < 3; i++) {
      clock.advance(1000);
      const bytes = new Uint8Array(400_000).fill(i);
      const kept = await keepEvidence(one.station.desk, { kind: 'presence-mismatch', attemptId, bytes });
      if (kept.ok) hashes.push(kept.value);
    }
    const { choices } = await paper();
    disk.leave(0);
    await one.ask['exam:answer']({ attemptId, ...first(choices) });
    expect(disk.held()).toBe(2 * MEGABYTE);
    // What is missing of the reserve is about the size of all three.
    disk.leave(0);
    await one.station.beat();
    const gone = (await journalEntries(folder.path, 'evidence-gone')).map((entry) => entry.sha256);
    expect(gone).toEqual(hashes);
    expect(gone.length).toBeGreaterThan(0);
  });
});

it('the longest exam that a candidate can sit writes far less than the reserve (measured, not guessed)', async () => {
  await openSession(one);
  await toExam(one, session.content);
  const { attemptId, choices } = await paper();
  const before = bytesIn(path.join(folder.path, 'journal'));
  const { durationMinutes } = session.content.policy;
  // Somebody who changes every answer three times, flags and visits everything, and sits to the last second.
  for (let round = 0; round < 3; round++) {
    for (const [i, choice] of choices.entries()) {
      await one.ask['exam:move']({ attemptId, questionNumber: (i % 74) + 1 });
      await one.ask['exam:flag']({ attemptId, questionNumber: (i % 74) + 1, isFlagged: round % 2 === 0 });
      await one.ask['exam:answer']({ attemptId, itemId: choice.itemId, chosen: [...choice.chosen] });
    }
  }
  const beats = (durationMinutes * 60) / session.content.policy.heartbeatSeconds;
  for (let i = 0; i <= beats; i++) {
    clock.advance(session.content.policy.heartbeatSeconds * 1000);
    await one.station.beat();
    const question = questions.pop();
    if (question === undefined) continue;
    const { checkId } = question;
    const look = { kind: 'seen' as const, toPhoto: GOOD_FACE.measurement, toCapture: GOOD_FACE.measurement };
    await one.ask['presence:answer']({ attemptId, checkId, look });
  }
  expect((await one.view()).kind).toBe('result');
  const written = bytesIn(path.join(folder.path, 'journal')) - before;
  // Four sittings a day at one seat, all of them on a disk that is full from the first second on, and as much again.
  expect(written * 8).toBeLessThan(RESERVE_BYTES);
});
