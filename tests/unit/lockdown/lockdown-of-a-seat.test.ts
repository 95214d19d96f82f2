import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import type { LockdownSignal } from '../../../src-shared/domain/lockdown/lockdown-signal';
import type { LockdownPolicy } from '../../../src-shared/domain/policy/lockdown-policy';
import { buildPolicy } from '../../builders/build-policy';
import {
  OPENING,
  openSession,
  type RunningStation,
  type RunOptions,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
  toExam,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

const DISPLAY: LockdownSignal = { kind: 'display-changed', what: 'added', displays: 2, label: '样例' };
const LONG_BLUR: LockdownSignal = { kind: 'focus-lost', awayMs: 8000 };
const JIA = { staffId: 'JK001', password: 'jia-password' };
const HEAD = { staffId: 'KD001', password: 'head-password' };
const LOOKED = {
  staff: JIA,
  minutes: 0,
  cause: 'machine-fault',
  note: '已查看，是松动的接线（样例）',
} as const;

describe('a seat that is locked down (features 8, 9)', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let clock: TestClock;
  let content: PackageContent;
  let held: boolean[];

  beforeEach(async () => {
    folder = await tempFolder('lockdown');
    clock = testClock();
    held = [];
  });
  afterEach(() => folder.remove());

  async function start(policy: Partial<LockdownPolicy> = {}, more: RunOptions = {}): Promise<RunningStation> {
    ({ content } = await stationFolder(folder.path, clock, {
      policy: { lockdown: { ...buildPolicy().lockdown, ...policy } },
    }));
    return run(more);
  }
  async function run(more: RunOptions = {}): Promise<RunningStation> {
    const push = { lockdown: (isOn: boolean) => void held.push(isOn) };
    return runStation(folder.path, clock, undefined, undefined, { push, ...more });
  }
  const incidentsOf = ({ station }: RunningStation) => station.desk.memory.incidents;

  it('begins with the exam, outlives a restart, and ends only by a proctor when nobody sits', async () => {
    const first = await start();
    await openSession(first);
    expect(held.at(-1)).toBe(false);
    await toExam(first, content);
    expect(held.at(-1)).toBe(true);
    await first.station.close();

    const again = await run();
    await openSession(again);
    expect(held.at(-1)).toBe(true);
    await again.ask['console:sign-in'](JIA);
    expect(await again.ask['lockdown:leave']({})).toMatchObject({ ok: false, error: { kind: 'not-now' } });
    await again.ask['console:force-submit']({ reason: 'other', note: '样例' });
    await again.ask['console:sign-out']({});
    await again.ask['exam:leave']({});
    expect(await again.ask['lockdown:leave']({})).toMatchObject({
      ok: false,
      error: { kind: 'console-signed-out' },
    });
    await again.ask['console:sign-in'](JIA);
    expect(await again.ask['lockdown:leave']({})).toEqual({ ok: true, value: {} });
    expect(held.at(-1)).toBe(false);
    await again.station.close();
  });

  it('notes nothing before it is on, and nothing when the policy does not want it', async () => {
    const open = await start({ isOn: false });
    await openSession(open);
    await open.station.noticed(LONG_BLUR);
    await toExam(open, content);
    await open.station.noticed(DISPLAY);
    expect(incidentsOf(open)).toHaveLength(0);
    expect((await open.view()).kind).toBe('exam');
    expect(held.every((isOn) => !isOn)).toBe(true);
    await open.station.close();
  });

  it('writes a signal into the room’s record with what followed from it (RM-14)', async () => {
    const locked = await start();
    await openSession(locked);
    await toExam(locked, content);
    await locked.station.noticed({ kind: 'key-refused', keys: 'Control+W' });
    await locked.ask['lockdown:noticed']({ notice: { kind: 'page-refused', what: 'paste' } });
    expect(incidentsOf(locked).map(({ kind, facts, by, seat }) => ({ kind, facts, by, seat }))).toEqual([
      { kind: 'key-refused', facts: { keys: 'Control+W', consequence: 'log' }, by: [], seat: 1 },
      { kind: 'page-refused', facts: { what: 'paste', consequence: 'log' }, by: [], seat: 1 },
    ]);
    expect((await locked.view()).kind).toBe('exam');
    await locked.station.close();
  });

  it('a page that reports without end writes one line in the policy’s seconds and counts the rest', async () => {
    const locked = await start({ quietSeconds: 10 });
    await openSession(locked);
    await toExam(locked, content);
    for (let i = 0; i < 300; i += 1) {
      await locked.ask['lockdown:noticed']({ notice: { kind: 'key-refused', keys: 'Alt+Tab' } });
    }
    clock.advance(10_000);
    await locked.ask['lockdown:noticed']({ notice: { kind: 'key-refused', keys: 'Alt+Tab' } });
    expect(incidentsOf(locked).map(({ facts }) => facts.repeats)).toEqual([undefined, 299]);
    await locked.station.close();
  });

  it('a cover under which an exam was ended keeps no later paper from being covered', async () => {
    const locked = await start();
    await openSession(locked);
    await toExam(locked, content);
    await locked.station.noticed(DISPLAY);
    expect((await locked.view()).kind).toBe('covered');
    await locked.ask['console:sign-in'](JIA);
    await locked.ask['console:force-submit']({ reason: 'other', note: '样例' });
    await locked.ask['console:sign-out']({});
    await locked.ask['exam:leave']({});
    await toExam(locked, content, 2);
    expect((await locked.view()).kind).toBe('exam');
    await locked.station.noticed(DISPLAY);
    expect((await locked.view()).kind).toBe('covered');
    await locked.station.close();
  });

  it('warns on the screen, and covers the paper when there have been too many warnings', async () => {
    const locked = await start({ coverAfterWarnings: 3, quietSeconds: 1 });
    await openSession(locked);
    await toExam(locked, content);
    for (const count of [1, 2]) {
      await locked.station.noticed(LONG_BLUR);
      expect(await locked.view()).toMatchObject({
        kind: 'exam',
        lockdownWarning: { kind: 'focus-lost', count },
      });
      clock.advance(2000);
    }
    await locked.station.noticed(LONG_BLUR);
    expect(await locked.view()).toMatchObject({ kind: 'covered', because: 'focus-lost' });
    await locked.station.close();
  });

  it('a covered paper is shown to nobody, keeps what was on its way, and its clock runs on', async () => {
    const locked = await start();
    await openSession(locked);
    await toExam(locked, content);
    const paper = await locked.ask['exam:paper']({});
    if (!paper.ok) throw new Error(paper.error.kind);
    await locked.station.noticed(DISPLAY);
    expect((await locked.view()).kind).toBe('covered');
    expect((await locked.ask['exam:paper']({})).ok).toBe(false);
    const [question] = paper.value.paper.questions;
    const option = question?.kind === 'choice' ? question.item.options[0]?.id : undefined;
    if (question?.kind !== 'choice' || option === undefined) throw new Error('no choice');
    const { attemptId } = paper.value;
    const saved = await locked.ask['exam:answer']({ attemptId, itemId: question.item.id, chosen: [option] });
    expect(saved.ok).toBe(true);
    clock.advance(90_000);
    expect(await locked.view()).toMatchObject({
      kind: 'covered',
      coveredMs: 90_000,
      answered: 1,
      remainingMs: 120 * 60_000 - 90_000,
    });
    clock.advance(120 * 60_000);
    await locked.station.beat();
    expect((await locked.view()).kind).toBe('result');
    await locked.station.close();
  });

  it('a proctor unlocks it by password, and minutes are given for a fault only, with a record of it (RM-10)', async () => {
    const locked = await start();
    await openSession(locked);
    await toExam(locked, content);
    expect(await locked.ask['lockdown:unlock'](LOOKED)).toMatchObject({
      ok: false,
      error: { kind: 'not-now' },
    });
    await locked.station.noticed(DISPLAY);
    clock.advance(7 * 60_000 + 10_000);
    const wrong = { ...LOOKED, staff: { ...JIA, password: 'guessed' } };
    expect(await locked.ask['lockdown:unlock'](wrong)).toMatchObject({
      error: { kind: 'unknown-staff-or-wrong-password' },
    });
    const admin = { ...LOOKED, staff: { staffId: 'XT001', password: 'admin-password' } };
    expect(await locked.ask['lockdown:unlock'](admin)).toMatchObject({ error: { kind: 'not-allowed' } });
    expect(await locked.ask['lockdown:unlock']({ ...LOOKED, minutes: 11 })).toMatchObject({
      error: { kind: 'grant-needs-site-head', maxMinutes: 10 },
    });
    expect((await locked.view()).kind).toBe('covered');
    expect(await locked.ask['lockdown:unlock']({ ...LOOKED, minutes: 8 })).toEqual({ ok: true, value: {} });
    expect(await locked.view()).toMatchObject({ kind: 'exam', grantedMinutes: 8 });
    expect(incidentsOf(locked).at(-1)).toMatchObject({
      kind: 'machine-fault',
      by: ['JK001'],
      facts: { because: 'display-changed', coveredSeconds: 430, minutes: 8 },
    });
    await locked.station.noticed(DISPLAY);
    expect((await locked.view()).kind).toBe('covered');
    expect((await locked.ask['lockdown:unlock']({ ...LOOKED, minutes: 30, second: HEAD })).ok).toBe(true);
    expect(await locked.view()).toMatchObject({ kind: 'exam', grantedMinutes: 38 });
    await locked.station.close();
  });

  it('guessing at the unlock is shut out as at every other sign-in (ID-22)', async () => {
    const locked = await start();
    await openSession(locked);
    await toExam(locked, content);
    await locked.station.noticed(DISPLAY);
    const wrong = { ...LOOKED, staff: { ...JIA, password: 'guessed' } };
    let answer = await locked.ask['lockdown:unlock'](wrong);
    for (let i = 0; i < 12 && !answer.ok && answer.error.kind !== 'locked-out'; i += 1) {
      answer = await locked.ask['lockdown:unlock'](wrong);
    }
    expect(answer).toMatchObject({ ok: false, error: { kind: 'locked-out' } });
    expect(await locked.ask['lockdown:unlock'](LOOKED)).toMatchObject({ error: { kind: 'locked-out' } });
    await locked.station.close();
  });

  it('a display of the signed inventory warns and covers nothing (features 9)', async () => {
    const two = [1, 2].map((no) => ({ label: `样例 ${no}`, width: 1920, height: 1080, scalePercent: 100 }));
    const locked = await start({}, { equipment: { displays: () => two } });
    await openSession(locked);
    const { station } = locked;
    await toExam(locked, content);
    const identity = station.desk.memory.readiness;
    await station.noticed(DISPLAY);
    expect((await locked.view()).kind).toBe('covered');
    await locked.ask['lockdown:unlock'](LOOKED);
    identity.known.add(`displays:${two.map((one) => `${one.label}|1920x1080@100`).join(';')}`);
    clock.advance(60_000);
    await station.noticed(DISPLAY);
    expect(await locked.view()).toMatchObject({ kind: 'exam', lockdownWarning: { kind: 'display-changed' } });
    await station.close();
  });

  it('native file dialogs open for staff only once the seat is locked', async () => {
    const locked = await start();
    await openSession(locked);
    expect(locked.station.mayChooseFiles()).toBe(true);
    await toExam(locked, content);
    expect(locked.station.mayChooseFiles()).toBe(false);
    await locked.ask['console:sign-in'](JIA);
    expect(locked.station.mayChooseFiles()).toBe(true);
    await locked.station.close();
  });

  it('after a restart in the middle the proctor has to let it go on, so no cover is got rid of by pulling the plug', async () => {
    const locked = await start();
    await openSession(locked);
    await toExam(locked, content);
    await locked.station.noticed(DISPLAY);
    await locked.station.close();
    const again = await run();
    expect(await again.ask['session:open'](OPENING)).toMatchObject({ ok: true });
    expect((await again.view()).kind).toBe('suspended');
    expect(again.station.desk.memory.incidents.map(({ kind }) => kind)).toContain('display-changed');
    await again.station.close();
  });
});
