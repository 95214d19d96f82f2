import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRAME_HEAD_BYTES, readFrame } from '../../../src-main/journal/frame';
import type { JournalDisk } from '../../../src-main/journal/journal-disk';
import { SEGMENT_HEAD_BYTES } from '../../../src-main/journal/segment';
import { Epoch, type ItemId, type OptionId } from '../../../src-shared/basics/ids';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
  toExam,
} from '../../builders/build-station';
import { type DiskCall, faultyDisk } from '../../builders/faulty-disk';
import { tempFolder } from '../../builders/temp-folder';
import { type Answer, type Question, scriptedAnswer } from './answer-script';
import { answersInJournal } from './journal-answers';

/**
 * The station's rows of the fault matrix. Invariant of each: "every acknowledged answer is there after the restart,
 * nothing is there that was not given, and what cannot be read any more is named to the staff."
 */

let root: Awaited<ReturnType<typeof tempFolder>>;
let data: string;
let clock: TestClock;
let running: RunningStation[];
/** What was acknowledged so far, in order. */
let acknowledged: Answer[];

beforeEach(async () => {
  root = await tempFolder('faults');
  data = path.join(root.path, 'station');
  await mkdir(data);
  clock = testClock();
  running = [];
  acknowledged = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await root.remove();
});

type StartOptions = { readonly disk?: JournalDisk; readonly machine?: string };

async function start(options: StartOptions = {}): Promise<RunningStation> {
  const one = await runStation(data, clock, options.disk, undefined, {
    machine: options.machine ?? 'machine-1',
  });
  running.push(one);
  return one;
}

async function stop(): Promise<void> {
  for (const one of running.splice(0)) await one.station.close();
}

/** A station in mid-exam. */
async function exam(options: StartOptions = {}): Promise<RunningStation> {
  const session = await stationFolder(data, clock);
  const one = await start(options);
  await openSession(one);
  await toExam(one, session.content);
  return one;
}

async function paperOf(one: RunningStation) {
  const paper = await one.ask['exam:paper']({});
  if (!paper.ok) throw new Error(paper.error.kind);
  const questions: Question[] = paper.value.paper.questions
    .flatMap((question) => (question.kind === 'choice' ? [question.item] : [...question.items]))
    .map((item) => ({ itemId: item.id, optionIds: item.options.map((option) => option.id) }));
  return { attemptId: paper.value.attemptId, questions, answers: paper.value.answers };
}

/** Gives the next `count` answers of the script; those that are acknowledged are noted. */
async function give(one: RunningStation, count: number): Promise<readonly string[]> {
  const { attemptId, questions } = await paperOf(one);
  const refused: string[] = [];
  for (let given = 0; given < count; given++) {
    const answer = scriptedAnswer(questions, 0, acknowledged.length + refused.length);
    const saved = await one.ask['exam:answer']({
      attemptId,
      itemId: answer.itemId as ItemId,
      chosen: answer.chosen as readonly OptionId[] as OptionId[],
    });
    if (saved.ok) acknowledged.push(answer);
    else refused.push(saved.error.kind);
  }
  return refused;
}

/** What the journal must hold: the acknowledged answers but for those that are told to be lost. */
async function journalHolds(expected: readonly Answer[] = acknowledged): Promise<void> {
  const { answers } = await answersInJournal(data);
  expect(answers.map(({ itemId, chosen }) => ({ itemId, chosen }))).toEqual(expected);
}

/** The exam goes on with these answers after the proctor has let it. */
async function resumesWith(one: RunningStation, expected: readonly Answer[] = acknowledged): Promise<void> {
  await openSession(one);
  const resume = { cause: 'power-loss', grantMinutes: 0, note: '样例' } as const;
  expect(await one.ask['exam:resume'](resume)).toEqual({ ok: true, value: {} });
  expect((await one.ask['check-in:face-measured'](GOOD_FACE)).ok).toBe(true);
  const { answers } = await paperOf(one);
  const last = new Map(expected.map((answer) => [answer.itemId, answer.chosen]));
  expect(new Map(answers.map((answer) => [answer.itemId as string, answer.chosen]))).toEqual(last);
}

async function noticeOf(one: RunningStation) {
  const view = await one.view();
  return view.kind === 'locked' ? view.journalNotice : undefined;
}

async function segments(): Promise<string[]> {
  const names = await readdir(path.join(data, 'journal'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.seg') && !name.startsWith('quarantine'))
    .sort()
    .map((name) => path.join(data, 'journal', name));
}

/** Where the records of the first segment begin. */
async function recordOffsets(): Promise<{ readonly file: string; readonly offsets: readonly number[] }> {
  const file = (await segments())[0] ?? '';
  const bytes = await readFile(file);
  const offsets: number[] = [];
  for (let at = SEGMENT_HEAD_BYTES; ; ) {
    const reading = readFrame(bytes, at);
    if (reading.kind !== 'frame') return { file, offsets };
    offsets.push(at);
    at = reading.end;
  }
}

function failing(call: DiskCall, code: string) {
  let isOn = false;
  const disk = faultyDisk((made) => (isOn && made === call ? code : undefined));
  return { disk, set: (on: boolean) => (isOn = on) };
}

describe('a disk that refuses in mid-exam', () => {
  it.each([
    ['is full', 'half-append', 'ENOSPC'],
    ['fails to sync', 'sync', 'EIO'],
    ['has become read-only', 'append', 'EROFS'],
  ] as const)(
    '%s: nothing is acknowledged meanwhile, nothing acknowledged is lost',
    async (_, call, code) => {
      const fault = failing(call, code);
      const one = await exam({ disk: fault.disk });
      expect(await give(one, 5)).toEqual([]);
      fault.set(true);
      expect(await give(one, 3)).toEqual(['not-written', 'not-written', 'not-written']);
      fault.set(false);
      expect(await give(one, 4)).toEqual([]);
      await stop();
      await journalHolds();
      const next = await start();
      expect(await noticeOf(next)).toBeUndefined();
      await resumesWith(next);
    },
  );

  it('that is read-only at the start shows that records cannot be written', async () => {
    const one = await exam();
    await give(one, 3);
    await stop();
    const next = await start({ disk: faultyDisk((call) => (call === 'open' ? 'EROFS' : undefined)) });
    expect(await next.view()).toEqual({
      kind: 'fault',
      fault: { kind: 'journal-unwritable', detail: 'EROFS' },
    });
    await stop();
    await journalHolds();
  });
});

describe('a clock that somebody sets in mid-exam', () => {
  it.each([
    ['an hour forward', 3_600_000],
    ['an hour back', -3_600_000],
    ['ten years back', -10 * 365 * 86_400_000],
  ] as const)(
    '%s: every answer is taken, in order, and the exam goes on after a restart',
    async (_, jumpMs) => {
      const one = await exam();
      await give(one, 4);
      clock.jumpWall(jumpMs);
      clock.advance(20_000);
      expect(await give(one, 4)).toEqual([]);
      await stop();
      await journalHolds();
      // Whoever puts it right again does no harm either; the package is for this day.
      clock.jumpWall(-jumpMs);
      await resumesWith(await start());
    },
  );
});

describe('a journal that is not as it was left', () => {
  it('cut short between two records: the missing ones are counted, those before them are used', async () => {
    const one = await exam();
    await give(one, 6);
    await stop();
    const { file, offsets } = await recordOffsets();
    await truncate(file, offsets.at(-2) ?? 0);
    await journalHolds(acknowledged.slice(0, 4));
    const next = await start();
    expect(await noticeOf(next)).toEqual({ kinds: ['shortened'], lostCount: 2 });
    await resumesWith(next, acknowledged.slice(0, 4));
  });

  it('one flipped bit: one record is lost and named, all others are used', async () => {
    const one = await exam();
    await give(one, 6);
    await stop();
    const { file, offsets } = await recordOffsets();
    const bytes = await readFile(file);
    const at = (offsets.at(-3) ?? 0) + FRAME_HEAD_BYTES + 9;
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    await writeFile(file, bytes);
    const left = [...acknowledged.slice(0, 3), ...acknowledged.slice(4)];
    await journalHolds(left);
    const next = await start();
    expect(await noticeOf(next)).toEqual({ kinds: ['damaged'], lostCount: 1 });
    await resumesWith(next, left);
  });

  it('is told to the staff at every start until a session is opened, and is an incident of that session', async () => {
    const one = await exam();
    await give(one, 3);
    await stop();
    const { file, offsets } = await recordOffsets();
    await truncate(file, offsets.at(-1) ?? 0);
    for (let round = 0; round < 2; round++) {
      expect(await noticeOf(await start())).toEqual({ kinds: ['shortened'], lostCount: 1 });
      await stop();
    }
    const open = await start();
    await openSession(open);
    expect(open.station.desk.memory.incidents).toMatchObject([
      { kind: 'journal-damage', by: [], facts: { found: 'shortened', lost: 1 } },
    ]);
    await stop();
    expect(await noticeOf(await start())).toBeUndefined();
  });

  it('gone: it is not taken for a new station', async () => {
    const one = await exam();
    await give(one, 3);
    await stop();
    await rm(path.join(data, 'journal'), { recursive: true });
    const notice = await noticeOf(await start());
    expect(notice?.kinds).toEqual(['shortened']);
    expect(notice?.lostCount).toBeGreaterThanOrEqual(3);
  });

  it('cloned to a second station: both go on, under epochs of their own, and the second one says so', async () => {
    const one = await exam();
    await give(one, 4);
    const epoch = one.station.desk.epoch();
    await stop();
    await cp(data, `${data}-clone`, { recursive: true });
    const first = await start();
    expect(await noticeOf(first)).toBeUndefined();
    expect(first.station.desk.epoch()).toBe(epoch);
    await stop();
    data = `${data}-clone`;
    const second = await start({ machine: 'machine-2' });
    expect((await noticeOf(second))?.kinds).toEqual(['other-machine']);
    expect(second.station.desk.epoch()).not.toBe(epoch);
    await resumesWith(second);
  });

  it('put back to an old image: what is written from now on gets an epoch that nobody has used', async () => {
    const one = await exam();
    await give(one, 2);
    await stop();
    await cp(data, `${data}-image`, { recursive: true });
    const old = [...acknowledged];
    const more = await start();
    await resumesWith(more);
    await give(more, 3);
    const epoch = more.station.desk.epoch();
    await stop();
    await rm(data, { recursive: true });
    await cp(`${data}-image`, data, { recursive: true });
    await journalHolds(old);
    const next = await start();
    expect((await noticeOf(next))?.kinds).toEqual(['copied']);
    expect(next.station.desk.epoch()).not.toBe(epoch);
    await resumesWith(next, old);
  });

  it.each(['fork', 'gap-ahead-of-station'])(
    'found by the centre to be an older state (%s): the epoch is left, and answers go on',
    async (reason) => {
      const one = await exam();
      await give(one, 2);
      const { desk } = one.station;
      const epoch = desk.epoch();
      const at = clock.now();
      await desk.append([
        { kind: 'record-needs-person', at, epoch: Epoch.parse(epoch), recordSeq: 1, reason },
      ]);
      expect(desk.epoch()).not.toBe(epoch);
      expect(await give(one, 2)).toEqual([]);
      await stop();
      await journalHolds();
      await resumesWith(await start());
    },
  );
});
