import { describe, expect, it } from 'vitest';
import { GOOD_FACE, openSession, stationFolder, toExam } from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import {
  clock,
  FIRST,
  folder,
  inExam,
  MINUTE,
  made,
  NOTE,
  OK,
  offersAt,
  REOPEN,
  refused,
  remaining,
  requestNumber,
  restart,
  session,
  start,
  UNLOCK,
} from './code-world';

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
    const session = await stationFolder(folder.path, clock);
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
