import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeRequest } from '../../../src-shared/contracts/ipc/code-channels';
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
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

const MINUTE = 60_000;
const FIRST = { staffId: 'JK001', password: 'jia-password' };
const HEAD = { staffId: 'KD001', password: 'head-password' };
const OK = { ok: true, value: {} };
const refused = (error: object) => ({ ok: false, error });
const NOTE = '样例：主考电话授权';
const EXTEND = { action: 'extend', minutes: 10, cause: 'machine-fault', note: NOTE } as const;
const UNLOCK = { action: 'unlock', minutes: 8, cause: 'disturbance', note: NOTE } as const;
const REOPEN = { action: 'reopen', minutes: 8, cause: 'power-loss', note: NOTE } as const;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let running: RunningStation[] = [];
let session: TestSession;
beforeEach(async () => {
  folder = await tempFolder('single-use-codes');
  clock = testClock();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await folder.remove();
});

async function start(): Promise<RunningStation> {
  const one = await runStation(folder.path, clock);
  running.push(one);
  return one;
}

/** A candidate in mid-exam, nobody signed in at the console. The face is not asked for again here. */
async function inExam(seat = 1): Promise<RunningStation> {
  session = await stationFolder(folder.path, clock, {
    adjust: (content) => ({
      ...content,
      policy: { ...content.policy, time: { ...content.policy.time, faceCheckAfterRestart: false } },
    }),
  });
  const one = await start();
  await openSession(one);
  await toExam(one, session.content, seat);
  return one;
}

async function requestNumber(one: RunningStation): Promise<string> {
  const shown = await one.ask['code:request']({});
  if (!shown.ok) throw new Error(shown.error.kind);
  return shown.value.request;
}

/** The 主考 at a console of the room; here it is the same machine's, because there is no line between machines. */
async function made(
  one: RunningStation,
  order: Pick<CodeRequest<'code:make'>, 'action' | 'minutes'> & { readonly seat?: number },
  request?: string,
): Promise<string> {
  expect(await one.ask['console:sign-in'](HEAD)).toEqual(OK);
  const { action, minutes, seat = 1 } = order;
  const asked = request ?? (await requestNumber(one));
  const code = await one.ask['code:make']({ seat, action, minutes, request: asked, note: NOTE });
  await one.ask['console:sign-out']({});
  if (!code.ok) throw new Error(code.error.kind);
  return code.value.code;
}

/** The machine goes off, and on again after a while. */
async function restart(one: RunningStation, downMs: number): Promise<RunningStation> {
  await one.station.close();
  running = running.filter((other) => other !== one);
  clock.reboot(downMs);
  const again = await start();
  await openSession(again);
  return again;
}

async function paused(): Promise<RunningStation> {
  const one = await inExam();
  await one.ask['console:sign-in'](FIRST);
  expect(await one.ask['console:pause']({ reason: 'disturbance', note: NOTE })).toEqual(OK);
  await one.ask['console:sign-out']({});
  return one;
}

/** Something was done to the display, and the paper is covered. */
async function cover(one: RunningStation): Promise<void> {
  await one.station.noticed({ kind: 'display-changed', what: 'added', displays: 2, label: '样例显示器' });
  expect((await one.view()).kind).toBe('covered');
}

async function covered(): Promise<RunningStation> {
  const one = await inExam();
  await cover(one);
  return one;
}

async function offersAt(one: RunningStation) {
  const shown = await one.ask['code:request']({});
  return shown.ok ? shown.value.offers.map((offer) => offer.action) : shown.error.kind;
}

const remaining = async (one: RunningStation) => {
  const view = await one.view();
  return view.kind === 'exam' || view.kind === 'suspended' ? view.remainingMs : undefined;
};

describe('minutes by a code', () => {
  it('are given without anybody signed in, on the 主考’s word, and stand in the ledger as such (RM-10)', async () => {
    const one = await inExam();
    const code = await made(one, EXTEND);
    expect(await one.ask['code:use']({ ...EXTEND, code })).toEqual(OK);
    expect(await remaining(one)).toBe(130 * MINUTE);
    const granted = (await journalEntries(folder.path, 'attempt-event')).filter(
      ({ event }) => event.kind === 'granted',
    );
    expect(granted).toMatchObject([
      { event: { minutes: 10, isByCode: true, by: ['JK001'], code: { ordinal: 0, action: 'extend' } } },
    ]);
    expect(await journalEntries(folder.path, 'incident')).toMatchObject([
      { incident: { kind: 'machine-fault' } },
      { incident: { kind: 'grant', facts: { minutes: 10, authority: 'code' } } },
    ]);
  });

  it('may be more than one invigilator could give, but not more than fifty in sum', async () => {
    const one = await inExam();
    const thirty = { ...EXTEND, minutes: 30 };
    expect(await one.ask['code:use']({ ...thirty, code: await made(one, thirty) })).toEqual(OK);
    const unused = await made(one, thirty);
    const beyond = refused({ kind: 'grant-beyond-total', maxMinutes: 20 });
    expect(await one.ask['code:use']({ ...thirty, code: unused })).toEqual(beyond);
    expect(await remaining(one)).toBe(150 * MINUTE);
  });

  it('are given once: the same code again is refused, after a restart too', async () => {
    const one = await inExam();
    const code = await made(one, EXTEND);
    expect(await one.ask['code:use']({ ...EXTEND, code })).toEqual(OK);
    expect(await one.ask['code:use']({ ...EXTEND, code })).toEqual(refused({ kind: 'code-used' }));
    const again = await restart(one, 0);
    const resume = await again.ask['exam:resume']({ grantMinutes: 0, cause: 'power-loss', note: NOTE });
    expect(resume).toEqual(OK);
    expect(await again.ask['code:use']({ ...EXTEND, code })).toEqual(refused({ kind: 'code-used' }));
    expect(await remaining(again)).toBe(130 * MINUTE);
  });

  it('are refused for other minutes, another action and another seat, and a slip of the finger is told apart', async () => {
    const one = await inExam();
    const code = await made(one, EXTEND);
    expect(await one.ask['code:use']({ ...EXTEND, minutes: 20, code })).toEqual(
      refused({ kind: 'code-other-minutes', minutes: 10 }),
    );
    const seat2 = await made(one, { ...EXTEND, seat: 2 });
    expect(await one.ask['code:use']({ ...EXTEND, code: seat2 })).toEqual(
      refused({ kind: 'code-other-seat', seat: 2 }),
    );
    const unlock = await made(one, UNLOCK);
    expect(await one.ask['code:use']({ ...EXTEND, minutes: 8, code: unlock })).toEqual(
      refused({ kind: 'code-other-action', action: 'unlock', needed: ['extend'] }),
    );
    expect(await one.ask['code:use']({ ...EXTEND, code: `${code.slice(0, -1)}` })).toEqual(
      refused({ kind: 'code-mistyped' }),
    );
    expect(await remaining(one)).toBe(120 * MINUTE);
    expect(await one.ask['code:use']({ ...EXTEND, code })).toEqual(OK);
  });

  it('are refused to the next person at the same seat', async () => {
    const one = await inExam();
    const request = await requestNumber(one);
    clock.advance(121 * MINUTE);
    await one.station.beat();
    expect((await one.ask['exam:leave']({})).ok).toBe(true);
    // A code for the seat number of whoever sits down next here, made with the request of who sat here before.
    const at2 = await made(one, { ...EXTEND, seat: 2 }, request);
    await toExam(one, session.content, 2);
    expect(await one.ask['code:use']({ ...EXTEND, code: at2 })).toEqual(
      refused({ kind: 'code-other-attempt' }),
    );
  });
});

describe('re-opening by a code what the station’s stop had closed (RM-11)', () => {
  it('lets the interrupted attempt go on and gives the code’s minutes back, once', async () => {
    const one = await restart(await inExam(), 7 * MINUTE + 10_000);
    expect((await one.view()).kind).toBe('suspended');
    const code = await made(one, REOPEN);
    expect(await one.ask['code:use']({ ...REOPEN, code })).toEqual(OK);
    expect(await remaining(one)).toBe(120 * MINUTE - (7 * MINUTE + 10_000) + 8 * MINUTE);
    // The seat stops once more: the code was for the stop before.
    const again = await restart(one, MINUTE);
    expect(await again.ask['code:use']({ ...REOPEN, code })).toEqual(refused({ kind: 'code-used' }));
    expect((await again.view()).kind).toBe('suspended');
  });

  it('is the only thing a code can do at an interrupted seat, and nowhere else one can do it', async () => {
    const running = await inExam();
    expect(await offersAt(running)).toEqual(['extend']);
    const stopped = await restart(running, MINUTE);
    expect(await offersAt(stopped)).toEqual(['reopen']);
    await stopped.ask['code:use']({ ...REOPEN, code: await made(stopped, REOPEN) });
    expect(await offersAt(stopped)).toEqual(['extend']);
    await stopped.ask['console:sign-in'](FIRST);
    await stopped.ask['console:pause']({ reason: 'disturbance', note: NOTE });
    expect(await offersAt(stopped)).toEqual(['unlock', 'extend']);
  });

  it('is not done by a code for unlocking, and the refusal says what the code is for and what the seat needs', async () => {
    const one = await restart(await inExam(), MINUTE);
    const unlock = await made(one, UNLOCK);
    const told = refused({ kind: 'code-other-action', action: 'unlock', needed: ['reopen'] });
    expect(await one.ask['code:use']({ ...REOPEN, code: unlock })).toEqual(told);
    // As asked for by a screen that has not seen the restart.
    expect(await one.ask['code:use']({ ...UNLOCK, code: unlock })).toEqual(told);
    expect((await one.view()).kind).toBe('suspended');
    // Neither cost a try.
    expect(await journalEntries(folder.path, 'sign-in-failed')).toEqual([]);
    expect(await one.ask['code:use']({ ...REOPEN, code: await made(one, REOPEN) })).toEqual(OK);
  });

  it('is refused for other minutes, another seat and another attempt', async () => {
    const one = await restart(await inExam(), MINUTE);
    const code = await made(one, REOPEN);
    expect(await one.ask['code:use']({ ...REOPEN, minutes: 9, code })).toEqual(
      refused({ kind: 'code-other-minutes', minutes: 8 }),
    );
    const seat2 = await made(one, { ...REOPEN, seat: 2 });
    expect(await one.ask['code:use']({ ...REOPEN, code: seat2 })).toEqual(
      refused({ kind: 'code-other-seat', seat: 2 }),
    );
    const request = await requestNumber(one);
    expect(await one.ask['code:use']({ ...REOPEN, code })).toEqual(OK);
    clock.advance(129 * MINUTE);
    await one.station.beat();
    expect((await one.ask['exam:leave']({})).ok).toBe(true);
    const at2 = await made(one, { ...REOPEN, seat: 2 }, request);
    await toExam(one, session.content, 2);
    const stopped = await restart(one, MINUTE);
    expect(await stopped.ask['code:use']({ ...REOPEN, code: at2 })).toEqual(
      refused({ kind: 'code-other-attempt' }),
    );
  });

  it('stands in the journal with who typed it, the code’s action, and the seat before and after', async () => {
    const one = await restart(await inExam(), MINUTE);
    expect(await one.ask['code:use']({ ...REOPEN, code: await made(one, REOPEN) })).toEqual(OK);
    expect((await journalEntries(folder.path, 'console-action')).at(-1)).toMatchObject({
      action: 'resume',
      by: ['JK001'],
      note: NOTE,
      before: { state: 'interrupted', remainingMs: 120 * MINUTE },
      after: { state: 'started', remainingMs: 127 * MINUTE },
    });
    const use = { ordinal: 0, action: 'reopen', minutes: 8 };
    const events = (await journalEntries(folder.path, 'attempt-event')).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'resumed', by: 'JK001', code: use }));
    expect(events).toContainEqual(expect.objectContaining({ kind: 'granted', isByCode: true, code: use }));
    expect(await journalEntries(folder.path, 'incident')).toContainEqual(
      expect.objectContaining({
        incident: expect.objectContaining({
          kind: 'power-loss',
          facts: expect.objectContaining({ authority: 'code', grantMinutes: 8 }),
        }),
      }),
    );
  });

  it('opens an attempt that stopped in a pause, without minutes: a clock that stood lost none', async () => {
    const one = await inExam();
    await one.ask['console:sign-in'](FIRST);
    expect(await one.ask['console:pause']({ reason: 'power-loss', note: NOTE })).toEqual(OK);
    const stopped = await restart(one, 30 * MINUTE);
    expect(await stopped.view()).toMatchObject({ kind: 'suspended', because: 'paused' });
    const eight = await made(stopped, REOPEN);
    expect(await stopped.ask['code:use']({ ...REOPEN, code: eight })).toEqual(
      refused({ kind: 'grant-beyond-total', maxMinutes: 0 }),
    );
    const none = { ...REOPEN, minutes: 0 };
    expect(await stopped.ask['code:use']({ ...none, code: await made(stopped, none) })).toEqual(OK);
    expect(await remaining(stopped)).toBe(120 * MINUTE);
  });

  it('is not used up while the face is being looked at, and is once the attempt has gone on', async () => {
    session = await stationFolder(folder.path, clock);
    const first = await start();
    await openSession(first);
    await toExam(first, session.content);
    const one = await restart(first, MINUTE);
    const code = await made(one, REOPEN);
    expect(await one.ask['code:use']({ ...REOPEN, code })).toEqual(OK);
    expect((await one.view()).kind).toBe('face-check');
    // The power goes before anybody was looked at: nothing has happened, and the code is as good as before.
    const again = await restart(one, MINUTE);
    expect(await again.ask['code:use']({ ...REOPEN, code })).toEqual(OK);
    await again.ask['check-in:face-measured'](GOOD_FACE);
    expect((await again.view()).kind).toBe('exam');
    expect(await journalEntries(folder.path, 'attempt-event')).toContainEqual(
      expect.objectContaining({
        event: expect.objectContaining({ kind: 'resumed', code: expect.anything() }),
      }),
    );
  });

  it('opens no paper that was handed in (TS-7), with a sentence of its own', async () => {
    const one = await restart(await inExam(), MINUTE);
    const code = await made(one, REOPEN);
    await one.ask['exam:resume']({ grantMinutes: 0, cause: 'power-loss', note: NOTE });
    clock.advance(121 * MINUTE);
    await one.station.beat();
    const shown = await one.view();
    expect(shown.kind).toBe('result');
    expect(await one.ask['code:use']({ ...REOPEN, code })).toEqual(refused({ kind: 'reopen-refused' }));
    expect(await one.view()).toEqual(shown);
  });
});

describe('unlocking by a code', () => {
  it('ends a pause, without minutes: a clock that stood lost none', async () => {
    const one = await paused();
    const eight = await made(one, UNLOCK);
    expect(await one.ask['code:use']({ ...UNLOCK, code: eight })).toEqual(
      refused({ kind: 'grant-beyond-total', maxMinutes: 0 }),
    );
    const none = { ...UNLOCK, minutes: 0 };
    const code = await made(one, none);
    expect(await one.ask['code:use']({ ...none, code })).toEqual(OK);
    expect((await one.view()).kind).toBe('exam');
  });

  it('is not done by a code for re-opening', async () => {
    const one = await paused();
    const none = { minutes: 0, cause: 'disturbance', note: NOTE } as const;
    const code = await made(one, { action: 'reopen', minutes: 0 });
    const told = refused({ kind: 'code-other-action', action: 'reopen', needed: ['unlock', 'extend'] });
    expect(await one.ask['code:use']({ ...none, action: 'unlock', code })).toEqual(told);
    expect(await one.ask['code:use']({ ...none, action: 'reopen', code })).toEqual(told);
    expect((await one.view()).kind).toBe('paused');
  });

  it('uncovers a covered paper, with the minutes that a fault gives back', async () => {
    const one = await covered();
    expect(await offersAt(one)).toEqual(['unlock', 'extend']);
    clock.advance(3 * MINUTE);
    const code = await made(one, UNLOCK);
    expect(await one.ask['code:use']({ ...UNLOCK, code })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 125 * MINUTE });
    expect((await journalEntries(folder.path, 'console-action')).at(-1)).toMatchObject({
      action: 'unlock',
      by: ['JK001'],
      before: { state: 'covered', remainingMs: 117 * MINUTE },
      after: { state: 'started', remainingMs: 125 * MINUTE },
    });
    const use = { ordinal: 0, action: 'unlock', minutes: 8 };
    const events = (await journalEntries(folder.path, 'attempt-event')).map(({ event }) => event);
    expect(events.slice(-2)).toMatchObject([
      { kind: 'granted', isByCode: true, code: use },
      { kind: 'uncovered', by: ['JK001'], code: use },
    ]);
    expect((await journalEntries(folder.path, 'incident')).at(-1)).toMatchObject({
      incident: { facts: { because: 'display-changed', coveredSeconds: 180, authority: 'code' } },
    });
  });

  it('uncovers without minutes, and the same code is good for no second cover', async () => {
    const one = await covered();
    const none = { ...UNLOCK, minutes: 0 };
    const code = await made(one, none);
    expect(await one.ask['code:use']({ ...none, code })).toEqual(OK);
    expect((await one.view()).kind).toBe('exam');
    await cover(one);
    expect(await one.ask['code:use']({ ...none, code })).toEqual(refused({ kind: 'code-used' }));
    expect((await one.view()).kind).toBe('covered');
  });

  it('has nothing to uncover after a restart: what the seat needs is the re-opening', async () => {
    const one = await covered();
    const code = await made(one, UNLOCK);
    const again = await restart(one, MINUTE);
    expect(await offersAt(again)).toEqual(['reopen']);
    expect(await again.ask['code:use']({ ...UNLOCK, code })).toEqual(
      refused({ kind: 'code-other-action', action: 'unlock', needed: ['reopen'] }),
    );
  });
});

describe('guessing', () => {
  it('is locked after five wrong codes, for everybody at this machine and over a restart (ID-22)', async () => {
    const one = await inExam();
    // Rightly built, for a request number that nobody asked with.
    const wrong = await made(one, EXTEND, '000-000');
    for (let i = 0; i < 5; i++) {
      expect(await one.ask['code:use']({ ...EXTEND, code: wrong })).toEqual(refused({ kind: 'code-wrong' }));
    }
    const right = await made(one, EXTEND);
    expect(await one.ask['code:use']({ ...EXTEND, code: right })).toMatchObject(
      refused({ kind: 'locked-out' }),
    );
    const again = await restart(one, 0);
    await again.ask['exam:resume']({ grantMinutes: 0, cause: 'power-loss', note: NOTE });
    expect(await again.ask['code:use']({ ...EXTEND, code: right })).toMatchObject(
      refused({ kind: 'locked-out' }),
    );
    clock.advance(15 * MINUTE);
    await again.station.beat();
    expect(await again.ask['code:use']({ ...EXTEND, code: right })).toEqual(OK);
  });
});

describe('making a code', () => {
  it('is the 主考’s, with a reason, and stands in the journal without the code', async () => {
    const one = await inExam();
    const request = await requestNumber(one);
    const order = { seat: 2, action: 'extend', minutes: 12, request, note: NOTE } as const;
    expect(await one.ask['code:make'](order)).toEqual(refused({ kind: 'console-signed-out' }));
    await one.ask['console:sign-in'](FIRST);
    expect(await one.ask['code:make'](order)).toEqual(refused({ kind: 'site-head-needed' }));
    const code = await made(one, order, request);
    const entries = await journalEntries(folder.path, 'code-made');
    expect(entries).toMatchObject([{ by: 'KD001', order: { seat: 2, minutes: 12 }, note: NOTE }]);
    expect(JSON.stringify(entries)).not.toContain(code);
  });

  it('is refused for a seat that is not, a mistyped request, and minutes nobody may give', async () => {
    const one = await inExam();
    const request = await requestNumber(one);
    await one.ask['console:sign-in'](HEAD);
    const order = { seat: 1, action: 'extend', minutes: 12, request, note: NOTE } as const;
    expect(await one.ask['code:make']({ ...order, seat: 900 })).toEqual(refused({ kind: 'no-such-seat' }));
    expect(await one.ask['code:make']({ ...order, request: 'UUU-UUU' })).toEqual(
      refused({ kind: 'request-mistyped' }),
    );
    expect(await one.ask['code:make']({ ...order, minutes: 51 })).toEqual(
      refused({ kind: 'code-minutes', min: 1, max: 50 }),
    );
    expect(await one.ask['code:make']({ ...order, minutes: 0 })).toEqual(
      refused({ kind: 'code-minutes', min: 1, max: 50 }),
    );
  });

  it('offers nothing at a seat where nobody sits an exam', async () => {
    await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    expect(await one.ask['code:request']({})).toEqual(refused({ kind: 'not-now' }));
    expect(await one.ask['code:use']({ ...EXTEND, code: '0000-0000-0000' })).toEqual(
      refused({ kind: 'not-now' }),
    );
  });
});
