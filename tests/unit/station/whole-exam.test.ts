import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecord, verifyRecord } from '../../../src-crypto/record-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { nodeJournalDisk } from '../../../src-main/journal/journal-disk';
import { decodeEntry, type JournalEntryOf } from '../../../src-main/journal/journal-entry';
import { verifyJournal } from '../../../src-main/journal/verify-journal';
import { loadOrCreateStationKeys } from '../../../src-main/vault/station-keys';
import type { ItemId, OptionId } from '../../../src-shared/basics/ids';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { faultyDisk } from '../../builders/faulty-disk';
import { openStationResult } from '../../builders/open-station-result';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let running: RunningStation[] = [];
beforeEach(async () => {
  folder = await tempFolder('station');
  clock = testClock();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await folder.remove();
});

/** A station on the test's folder. A second call without `close` is what a restart after a kill is. */
async function start(disk = nodeJournalDisk): Promise<RunningStation> {
  const one = await runStation(folder.path, clock, disk);
  running.push(one);
  return one;
}

function keysOf(content: PackageContent): Map<ItemId, readonly OptionId[]> {
  return new Map(
    content.bank.items
      .flatMap((item) => (item.type === 'case' ? [...item.items] : [item]))
      .map((item) => [item.id, item.key]),
  );
}

async function paperOf(one: RunningStation) {
  const paper = await one.ask['exam:paper']({});
  if (!paper.ok) throw new Error(paper.error.kind);
  const items = paper.value.paper.questions.flatMap((q) => (q.kind === 'choice' ? [q.item] : [...q.items]));
  return { ...paper.value, items };
}

/** Answers the first `count` questions rightly. */
async function answerRightly(one: RunningStation, session: TestSession, count: number): Promise<void> {
  const { attemptId, items } = await paperOf(one);
  const keys = keysOf(session.content);
  for (const item of items.slice(0, count)) {
    const chosen = [...(keys.get(item.id) ?? [])];
    expect(await one.ask['exam:answer']({ attemptId, itemId: item.id, chosen })).toMatchObject({ ok: true });
  }
}

async function recordsIn(path: string): Promise<JournalEntryOf<'record'>[]> {
  const records: JournalEntryOf<'record'>[] = [];
  const verified = await verifyJournal({
    disk: nodeJournalDisk,
    folder: path,
    sha256: suiteB.sha256,
    visit: (stored) => {
      const entry = decodeEntry(stored.payload);
      if (entry?.kind === 'record') records.push(entry);
    },
  });
  expect(verified).toMatchObject({ ok: true, value: { findings: [] } });
  return records;
}

describe('an exam from the sealed package to the signed record', () => {
  it('scores an all-right paper 100 (TS-2..TS-6) and queues one authentic record that only the centre can read', async () => {
    const session = await stationFolder(folder.path, clock);
    const one = await start();
    expect((await one.view()).kind).toBe('locked');
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId, items, paper } = await paperOf(one);
    expect(paper.questions.length).toBe(74);
    expect(items.length).toBe(86);
    await answerRightly(one, session, 86);
    expect(await one.ask['exam:submit']({ attemptId })).toEqual({ ok: true, value: {} });
    expect(await one.view()).toMatchObject({ kind: 'result', total: 100, isPass: true, answered: 86 });
    expect(one.station.strip().pendingCount).toBe(1);

    const [record, ...more] = await recordsIn(folder.path);
    expect(more).toEqual([]);
    const keys = await loadOrCreateStationKeys(folder.path, suiteB);
    if (!keys.ok || record === undefined) throw new Error('no record');
    expect(verifyRecord(suiteB, record.envelope, keys.value.sign.publicKey)).toBe('authentic');
    const result = openStationResult(session.content, record.envelope, session.centreKeys.box);
    expect(result.claimed).toMatchObject({ total: 100, isPass: true });
    expect(result.answers.length).toBe(86);
    expect(result.identityPath).toEqual({ kind: 'face', distanceMilli: 210, tries: 1 });
    expect(openRecord(suiteB, record.envelope, suiteB.newBoxKeys())).toBeUndefined();
  });

  it('keeps the key out of everything the screen can ask for', async () => {
    const session = await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    await toExam(one, session.content);
    const seen = JSON.stringify([await one.ask['exam:paper']({}), await one.view()]);
    expect(seen).not.toContain('"key"');
    const items = session.content.bank.items.flatMap((one) => (one.type === 'case' ? [] : [one]));
    // One item's rationale may be a sentence that another item asks about; that one is shown with good reason.
    const asked = JSON.stringify(items.map(({ stem, options }) => ({ stem, options })));
    const secrets = items
      .map((one) => one.rationale)
      .filter((text) => text.length > 12 && !asked.includes(text));
    expect(secrets.length).toBeGreaterThan(100);
    expect(secrets.filter((text) => seen.includes(text))).toEqual([]);
  });

  it('gives the next candidate a seat and refuses the same person a second time (TS-12)', async () => {
    const session = await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId } = await paperOf(one);
    await one.ask['exam:submit']({ attemptId });
    await one.ask['exam:leave']({});
    const first = session.content.candidates[0];
    expect(await one.ask['check-in:identify']({ number: first?.admissionNo ?? '' })).toEqual({
      ok: false,
      error: { kind: 'already-sat' },
    });
    await toExam(one, session.content, 2);
    expect((await one.view()).kind).toBe('exam');
  });

  it('refuses answers that are not of this paper, not well formed, or of another attempt', async () => {
    const session = await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId, items } = await paperOf(one);
    const item = items[0];
    if (item === undefined) throw new Error('no item');
    const answer = async (request: object) => {
      const given = await one.ask['exam:answer']({ attemptId, itemId: item.id, chosen: [], ...request });
      return given.ok ? 'saved' : given.error.kind;
    };
    expect(await answer({ chosen: ['zz'] })).toBe('malformed-choice');
    expect(await answer({ chosen: item.options.slice(0, 2).map((option) => option.id) })).toBe(
      'malformed-choice',
    );
    expect(await answer({ itemId: 'NOT-THERE' })).toBe('item-not-in-paper');
    expect(await answer({ attemptId: 'f'.repeat(32) })).toBe('other-attempt');
    expect(await answer({ chosen: [item.options[0]?.id] })).toBe('saved');
  });

  it('holds a candidate back until the earliest submission (RM-7)', async () => {
    const session = await stationFolder(folder.path, clock, { policy: { earliestSubmitMinutes: 30 } });
    const one = await start();
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId } = await paperOf(one);
    clock.advance(30 * 60_000 - 1000);
    expect(await one.ask['exam:submit']({ attemptId })).toEqual({
      ok: false,
      error: { kind: 'too-early', waitMs: 1000 },
    });
    clock.advance(1000);
    expect(await one.ask['exam:submit']({ attemptId })).toEqual({ ok: true, value: {} });
  });

  it('hands in what is saved at the deadline, even nothing (RM-8)', async () => {
    const session = await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    await toExam(one, session.content);
    const { attemptId, items } = await paperOf(one);
    clock.advance(120 * 60_000 - 1);
    await one.station.beat();
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 1 });
    clock.advance(1);
    expect(
      await one.ask['exam:answer']({ attemptId, itemId: items[0]?.id as ItemId, chosen: [] }),
    ).toMatchObject({ ok: false, error: { kind: 'time-is-up' } });
    await one.station.beat();
    expect(await one.view()).toMatchObject({
      kind: 'result',
      total: 0,
      isPass: false,
      submitCause: 'deadline',
    });
  });
});

describe('a station that was killed in mid-exam', () => {
  it('comes back with the same paper, order, answers, flags and question, and the gap on the clock (RM-11)', async () => {
    const session = await stationFolder(folder.path, clock);
    const before = await start();
    await openSession(before);
    await toExam(before, session.content);
    await answerRightly(before, session, 20);
    const { attemptId } = await paperOf(before);
    await before.ask['exam:flag']({ attemptId, questionNumber: 7, isFlagged: true });
    await before.ask['exam:move']({ attemptId, questionNumber: 21 });
    const was = await paperOf(before);
    clock.advance(7 * 60_000 + 10_000);

    const after = await start();
    expect(await after.view()).toMatchObject({ kind: 'locked', interrupted: { seat: 1, answered: 20 } });
    await openSession(after);
    expect(await after.view()).toMatchObject({
      kind: 'suspended',
      gapMs: 430_000,
      gapSource: 'monotonic',
      proposedMinutes: 8,
      remainingMs: 120 * 60_000 - 430_000,
    });
    expect(await after.ask['exam:paper']({})).toEqual({ ok: false, error: { kind: 'not-now' } });
    expect(await after.ask['exam:resume']({ cause: 'power-loss', grantMinutes: 11, note: '停电' })).toEqual({
      ok: false,
      error: { kind: 'grant-needs-site-head', maxMinutes: 10 },
    });
    expect(await after.ask['exam:resume']({ cause: 'power-loss', grantMinutes: 8, note: '停电' })).toEqual({
      ok: true,
      value: {},
    });
    // Who came by face is looked at again before the paper is shown.
    expect(await after.view()).toMatchObject({ kind: 'face-check', purpose: 'resume' });
    expect(await after.ask['exam:paper']({})).toEqual({ ok: false, error: { kind: 'not-now' } });
    expect((await after.ask['check-in:face-measured'](GOOD_FACE)).ok).toBe(true);
    expect(await paperOf(after)).toEqual(was);
    expect(await after.view()).toMatchObject({
      kind: 'exam',
      remainingMs: 120 * 60_000 - 430_000 + 8 * 60_000,
      grantedMinutes: 8,
    });
  });

  it('does not believe a wall clock that was set while it ran (RM-17)', async () => {
    const session = await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    await toExam(one, session.content);
    clock.advance(60_000);
    for (const hours of [1, -1, 24 * 365 * -10]) {
      clock.jumpWall(hours * 3_600_000);
      await one.station.beat();
      expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 119 * 60_000 });
    }
  });

  it('takes the wall clock for the gap after a reboot, which is all there is, and says so', async () => {
    const session = await stationFolder(folder.path, clock);
    const before = await start();
    await openSession(before);
    await toExam(before, session.content);
    await answerRightly(before, session, 1);
    clock.reboot(4 * 60_000);
    const after = await start();
    await openSession(after);
    expect(await after.view()).toMatchObject({ kind: 'suspended', gapMs: 240_000, gapSource: 'wall' });
  });

  it('hands in at once when the deadline passed while it was down and nothing is granted', async () => {
    const session = await stationFolder(folder.path, clock);
    const before = await start();
    await openSession(before);
    await toExam(before, session.content);
    await answerRightly(before, session, 60);
    clock.advance(121 * 60_000);
    const after = await start();
    await openSession(after);
    await after.ask['exam:resume']({ cause: 'power-loss', grantMinutes: 0, note: '样例' });
    expect(await after.view()).toMatchObject({ kind: 'result', submitCause: 'deadline', answered: 60 });
  });

  it('finishes a submission that a kill cut short, once', async () => {
    const session = await stationFolder(folder.path, clock);
    let isFull = false;
    const disk = faultyDisk((call) => (isFull && call === 'append' ? 'ENOSPC' : undefined));
    const before = await start(disk);
    await openSession(before);
    await toExam(before, session.content);
    const { attemptId } = await paperOf(before);
    const appended = before.station.desk.append;
    let appends = 0;
    // The disk fills up between the submission and the score.
    Object.assign(before.station.desk, {
      append: (entries: Parameters<typeof appended>[0]) => {
        appends += 1;
        isFull = appends > 1;
        return appended(entries);
      },
    });
    expect(await before.ask['exam:submit']({ attemptId })).toEqual({
      ok: false,
      error: { kind: 'not-written', isDiskFull: true },
    });
    expect((await before.view()).kind).toBe('scoring');
    const after = await start();
    await openSession(after);
    expect(await after.view()).toMatchObject({ kind: 'result', total: 0 });
    const again = await start();
    await openSession(again);
    expect((await recordsIn(folder.path)).length).toBe(1);
  });
});

describe('a disk that is full while a candidate answers', () => {
  it('acknowledges nothing, keeps what was saved, and goes on when there is room', async () => {
    const session = await stationFolder(folder.path, clock);
    let isFull = false;
    const one = await start(faultyDisk((call) => (isFull && call === 'half-append' ? 'ENOSPC' : undefined)));
    await openSession(one);
    await toExam(one, session.content);
    await answerRightly(one, session, 3);
    const { attemptId, items } = await paperOf(one);
    const answer = () =>
      one.ask['exam:answer']({
        attemptId,
        itemId: items[3]?.id as ItemId,
        chosen: [items[3]?.options[0]?.id as OptionId],
      });
    isFull = true;
    expect(await answer()).toEqual({ ok: false, error: { kind: 'not-written', isDiskFull: true } });
    expect((await paperOf(one)).answers.length).toBe(3);
    isFull = false;
    expect(await answer()).toMatchObject({ ok: true });
    expect((await paperOf(one)).answers.length).toBe(4);
  });
});
