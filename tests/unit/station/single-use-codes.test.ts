import { describe, expect, it } from 'vitest';
import { openSession, stationFolder, toExam } from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import {
  clock,
  cover,
  covered,
  EXTEND,
  FIRST,
  folder,
  HEAD,
  inExam,
  MINUTE,
  made,
  NOTE,
  OK,
  offersAt,
  paused,
  refused,
  remaining,
  requestNumber,
  restart,
  session,
  start,
  UNLOCK,
} from './code-world';

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
