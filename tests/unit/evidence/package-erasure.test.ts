import { link, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseFile } from '../../../src-main/platform/erase-file';
import {
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
import { acknowledgeAll } from '../../builders/receipts';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
const HOUR = 3_600_000;

beforeEach(async () => {
  folder = await tempFolder('erasure');
  clock = testClock();
  session = await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const packages = () => readdir(path.join(folder.path, 'packages'));
const erased = () => journalEntries(folder.path, 'package-erased');

/** Time passes, and the job looks twice, as it must. */
async function runJobAfter(ms: number): Promise<void> {
  clock.advance(ms);
  await one.station.runRetention();
  clock.advance(5 * 60_000);
  await one.station.runRetention();
}

async function sitAndSubmit(): Promise<void> {
  await openSession(one);
  await toExam(one, session.content);
  const attemptId = one.station.desk.memory.current?.attemptId;
  if (attemptId === undefined) throw new Error('nobody sits here');
  await one.ask['exam:submit']({ attemptId });
  await one.ask['exam:leave']({});
}

async function answerOne(): Promise<void> {
  const paper = await one.ask['exam:paper']({});
  if (!paper.ok) throw new Error(paper.error.kind);
  const { attemptId, paper: shown } = paper.value;
  const item = shown.questions.flatMap((asked) => (asked.kind === 'choice' ? [asked.item] : []))[0];
  if (item === undefined) throw new Error('no choice');
  const chosen = item.options.slice(0, 1).map((option) => option.id);
  expect((await one.ask['exam:answer']({ attemptId, itemId: item.id, chosen })).ok).toBe(true);
}

const answerKeys = () => readdir(path.join(folder.path, 'answer-keys')).catch(() => []);

describe('a package with its photographs', () => {
  it('stays while its day lasts, though every record is acknowledged: the next candidate may come', async () => {
    await sitAndSubmit();
    await acknowledgeAll(one, folder.path, clock);
    await runJobAfter(10 * HOUR);
    expect(await packages()).toHaveLength(1);
    expect((await one.view()).kind).toBe('check-in');
  });

  it('is erased when the day is over and the centre has every record; the open one is wiped with it', async () => {
    await sitAndSubmit();
    await acknowledgeAll(one, folder.path, clock);
    const photo = one.station.desk.memory.session?.opened.part(
      `photo/${session.content.candidates[0]?.photo.sha256}`,
    );
    expect(photo?.some((byte) => byte !== 0)).toBe(true);
    await runJobAfter(16 * HOUR);
    expect(await packages()).toEqual([]);
    expect(photo?.every((byte) => byte === 0)).toBe(true);
    expect((await one.view()).kind).toBe('no-package');
    expect(await erased()).toMatchObject([
      {
        packageId: session.content.packageId,
        why: 'acknowledged',
        unacknowledgedRecords: 0,
        unfinishedAttempts: 0,
      },
    ]);
    const [report] = await journalEntries(folder.path, 'deletion-report');
    expect(report?.report.lines).toMatchObject([{ what: 'package', why: 'acknowledged', count: 1 }]);
  });

  it('is not erased before the records are acknowledged; 72 hours after the end it is, and that is said', async () => {
    await sitAndSubmit();
    // Started at 9:00; the day ends 15 hours later.
    await runJobAfter((15 + 71) * HOUR);
    expect(await packages()).toHaveLength(1);
    await runJobAfter(HOUR);
    expect(await packages()).toEqual([]);
    expect(await erased()).toMatchObject([{ why: 'hours-at-most', unacknowledgedRecords: 1 }]);
    // The record itself is untouched and still waits for its receipt.
    expect(one.station.strip().pendingCount).toBe(1);
  });

  it('of an attempt that was never finished stays until then, too, and the answers stay after it', async () => {
    await openSession(one);
    await toExam(one, session.content);
    await answerOne();
    await one.station.close();
    one = await runStation(folder.path, clock);
    await runJobAfter(20 * HOUR);
    expect(await packages()).toHaveLength(1);
    await runJobAfter(80 * HOUR);
    expect(await packages()).toEqual([]);
    expect(await erased()).toMatchObject([{ why: 'hours-at-most', unfinishedAttempts: 1 }]);
    const events = await journalEntries(folder.path, 'attempt-event');
    expect(events.map((entry) => entry.event.kind)).toContain('started');
    expect(events.map((entry) => entry.event.kind)).toContain('answered');
  });

  it('takes the keys of its answers along, also of somebody who never left the score (decision 0038)', async () => {
    await openSession(one);
    await toExam(one, session.content);
    await answerOne();
    const attemptId = one.station.desk.memory.current?.attemptId;
    if (attemptId === undefined) throw new Error('nobody sits here');
    await one.ask['exam:submit']({ attemptId });
    expect(await answerKeys()).toHaveLength(1);
    await one.station.close();
    one = await runStation(folder.path, clock);
    await runJobAfter((15 + 72) * HOUR);
    expect(await packages()).toEqual([]);
    expect(await answerKeys()).toEqual([]);
  });

  it('goes two hours after staff closed the session, when its papers are printed and everything is acknowledged', async () => {
    await sitAndSubmit();
    const [record] = await journalEntries(folder.path, 'record');
    if (record === undefined) throw new Error('there is no record');
    const { attemptId: _, ...closing } = record;
    const envelope = { ...record.envelope, kind: 'session-close' as const, seq: record.envelope.seq + 1 };
    await one.station.desk.append([{ ...closing, at: clock.now(), envelope }]);
    await acknowledgeAll(one, folder.path, clock);
    await runJobAfter(HOUR);
    expect(await packages()).toHaveLength(1);
    await runJobAfter(HOUR);
    expect(await packages()).toEqual([]);
    expect(await erased()).toMatchObject([{ why: 'acknowledged', unacknowledgedRecords: 0 }]);
  });

  it('that was never opened goes when its day is over', async () => {
    await runJobAfter(16 * HOUR);
    expect(await packages()).toEqual([]);
    expect(await erased()).toMatchObject([{ why: 'acknowledged' }]);
  });

  it('is erased once, and the report says how much of what and why, and no name', async () => {
    await runJobAfter(16 * HOUR);
    await runJobAfter(HOUR);
    const reports = await journalEntries(folder.path, 'deletion-report');
    expect(reports).toHaveLength(1);
    const text = JSON.stringify(reports);
    for (const person of session.content.candidates) expect(text).not.toContain(person.displayName);
  });
});

it('erasing overwrites every byte before the name goes', async () => {
  const file = path.join(folder.path, 'packages', `${session.content.packageId}.exampkg`);
  const before = await readFile(file);
  // A second name for the same bytes on the disk shows what is left of them.
  const witness = path.join(folder.path, 'witness');
  await link(file, witness);
  expect(await eraseFile(file)).toBe(before.length);
  await expect(stat(file)).rejects.toThrow('ENOENT');
  const after = await readFile(witness);
  expect(after).toHaveLength(before.length);
  const slots = before.subarray(0, 4096);
  expect(after.includes(slots.subarray(20, 120))).toBe(false);
  let same = 0;
  for (let i = 0; i < before.length; i += 1) if (before[i] === after[i]) same += 1;
  // Random bytes agree with any others in one place of 256.
  expect(same / before.length).toBeLessThan(0.01);
});
