import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writtenChallengeOrder } from '../../../src-main/platform/challenge-order';
import { launchOptions } from '../../../src-main/platform/launch-options';
import type { ChallengeProgress } from '../../../src-shared/domain/presence/challenge-verdict';
import { oneFace } from '../../builders/build-events';
import { buildPolicy } from '../../builders/build-policy';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { type Actor, frameOf, obedient, type Pose } from '../../builders/play-challenge';
import { tempFolder } from '../../builders/temp-folder';

const liveness = { ...buildPolicy().liveness, actions: 2, tries: 2 };

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
beforeEach(async () => {
  folder = await tempFolder('challenge');
  clock = testClock();
  session = await stationFolder(folder.path, clock, { policy: { liveness } });
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

async function matched(): Promise<void> {
  await openSession(one);
  await again();
}

async function again(): Promise<void> {
  await one.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });
  await one.ask['check-in:consent']({ isGiven: true });
  expect(await one.ask['check-in:face-measured'](GOOD_FACE)).toEqual({ ok: true, value: { kind: 'accept' } });
}

async function begin(): Promise<ChallengeProgress> {
  const begun = await one.ask['check-in:challenge-start']({});
  if (!begun.ok) throw new Error(begun.error.kind);
  return begun.value;
}

/** Frames ten times a second until it is judged; says what was asked for and how it ended. */
async function play(actor: Actor, change: Pose = {}) {
  let progress = await begin();
  const asked: string[] = [];
  let said = '';
  let saidAt = 0;
  for (let ms = 0; progress.kind !== 'judged'; ms += 100) {
    const words = progress.kind === 'act' ? `${progress.action} ${progress.isSeen}` : progress.kind;
    if (words !== said) {
      said = words;
      saidAt = ms;
      if (progress.kind === 'act' && !progress.isSeen) asked.push(progress.action);
    }
    const pose = actor(progress, ms - saidAt);
    const frame = frameOf(pose && { ...pose, ...change }, ms, ms % 500 === 0);
    const answered = await one.ask['check-in:challenge-frame']({ frame });
    if (!answered.ok) throw new Error(answered.error.kind);
    progress = answered.value;
    clock.advance(100);
  }
  return { asked, verdict: progress.verdict };
}

const journalText = async (): Promise<string> => {
  const epoch = one.station.desk.epoch();
  const at = path.join(folder.path, 'journal');
  const files = (await readdir(at, { recursive: true })).filter((name) => name.includes(epoch));
  const texts = await Promise.all(files.map((name) => readFile(path.join(at, name)).catch(() => '')));
  return texts.map(String).join('');
};

describe('the challenge at check-in', () => {
  it('follows the match, asks for one thing at a time, and leads to the start', async () => {
    await matched();
    expect(await one.view()).toMatchObject({
      kind: 'face-check',
      isChallenged: true,
      triesUsed: 0,
      triesAllowed: 2,
    });
    expect(await begin()).toEqual({ kind: 'settle', done: 0, total: 2 });
    const { asked, verdict } = await play(obedient);
    expect(asked).toHaveLength(2);
    expect(verdict).toEqual({ kind: 'passed' });
    expect(await one.view()).toMatchObject({ kind: 'ready', identifiedBy: 'face' });
  });

  it('is another one each time: in forty there are at least six orders', async () => {
    await matched();
    const { desk } = one.station;
    const orders = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await begin();
      orders.add(desk.memory.challenge?.state.plan.actions.join() ?? '');
    }
    expect(orders.size).toBeGreaterThanOrEqual(6);
  });

  it('that came to nothing costs a try; when they are used up two staff decide (LW-3)', async () => {
    await matched();
    const still: Actor = () => ({});
    const first = await play(still);
    expect(first.verdict).toMatchObject({ kind: 'retry', costsTry: true });
    expect(await one.view()).toMatchObject({ kind: 'face-check', triesUsed: 1 });
    await play(still);
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'challenge-failed' });
    const staff = [
      { staffId: 'JK001', password: 'jia-password' },
      { staffId: 'JK002', password: 'yi-password' },
    ] as const;
    const verified = await one.ask['check-in:verify-manually']({
      reason: 'face-not-matched',
      note: '已核对证件原件',
      staff: [...staff],
    });
    expect(verified.ok).toBe(true);
    expect(await one.view()).toMatchObject({ kind: 'ready', identifiedBy: 'manual' });
  });

  it('is with staff at once when another face is found twice', async () => {
    await matched();
    const { verdict } = await play(obedient, { identity: oneFace({ distanceMilli: 900 }) });
    expect(verdict).toEqual({ kind: 'failed', reason: 'other-face' });
    expect(await one.view()).toMatchObject({ kind: 'manual-check' });
  });

  it('begun anew after it has asked for something counts as one that came to nothing', async () => {
    await matched();
    await begin();
    await begin();
    expect(await one.view()).toMatchObject({ triesUsed: 0 });
    for (let ms = 0; ms < 1500; ms += 100) {
      await one.ask['check-in:challenge-frame']({ frame: frameOf({}, ms, ms % 500 === 0) });
      clock.advance(100);
    }
    await begin();
    expect(await one.view()).toMatchObject({ triesUsed: 1 });
  });

  it('does not get its tries back by giving the check-in up and beginning again, nor by a restart', async () => {
    await matched();
    await play(() => ({}));
    await one.ask['check-in:abandon']({});
    await again();
    await begin();
    for (let ms = 0; ms < 1500; ms += 100) {
      await one.ask['check-in:challenge-frame']({ frame: frameOf({}, ms, ms % 500 === 0) });
      clock.advance(100);
    }
    await one.ask['check-in:abandon']({});
    await one.station.close();
    one = await runStation(folder.path, clock);
    await matched();
    expect(await begin()).toMatchObject({ kind: 'judged', verdict: { reason: 'tries-used-up' } });
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'challenge-failed' });
  });

  it('can be left for staff at any moment, and for good', async () => {
    await matched();
    await begin();
    expect((await one.ask['check-in:to-manual']({ because: 'camera-refused' })).ok).toBe(true);
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'refused' });
    const late = await one.ask['check-in:challenge-frame']({ frame: frameOf({}, 0, true) });
    expect(late).toEqual({ ok: false, error: { kind: 'not-now' } });
    expect(await one.ask['check-in:challenge-start']({})).toEqual({
      ok: false,
      error: { kind: 'not-now' },
    });
  });

  it('can not be skipped: without it there is no start', async () => {
    await matched();
    expect((await one.ask['exam:start']({})).ok).toBe(false);
  });

  it('takes frames only from its own beginning, never from the one of somebody before', async () => {
    await matched();
    await begin();
    await one.ask['check-in:abandon']({});
    await again();
    const early = await one.ask['check-in:challenge-frame']({ frame: frameOf({}, 0, true) });
    expect(early).toEqual({ ok: false, error: { kind: 'not-now' } });
  });

  it('leaves numbers and a verdict in the journal, and no picture (LW-4)', async () => {
    await matched();
    await play(obedient);
    const text = await journalText();
    expect(text).toContain('challenge-judged');
    expect(text).not.toMatch(/jpeg|descriptor|landmark/i);
  });
});

describe('an order that a test wrote down', () => {
  it('is followed again and again', async () => {
    const file = path.join(folder.path, 'order.json');
    await writeFile(file, JSON.stringify(['nod', 'turn-left', 'blink']));
    const order = writtenChallengeOrder(file);
    expect(order(2).actions).toEqual(['nod', 'turn-left']);
    expect(order(2).actions).toEqual(['blink', 'nod']);
  });

  it('is read in a checkout only: a packaged station draws', () => {
    const environment = { EXAM_STATION_CHALLENGE_ORDER_FILE: '/order.json' };
    expect(launchOptions(environment, true, []).challengeOrderFile).toBeUndefined();
    expect(launchOptions(environment, false, []).challengeOrderFile).toBe('/order.json');
  });
});
