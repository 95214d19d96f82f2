import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSession, stationFolder, type TestClock, toExam } from '../../builders/build-station';
import {
  ADMIN,
  type ConsoleSeat,
  consoleSeat,
  OK,
  POWER_CUT,
  refused,
  SECOND,
} from '../../builders/console-seat';
import { journalEntries } from '../../builders/journal-entries';

let seat: ConsoleSeat;
let clock: TestClock;
beforeEach(async () => {
  seat = await consoleSeat();
  clock = seat.clock;
});
afterEach(() => seat.close());

describe('every action of the console', () => {
  it('is refused while nobody is signed in, and changes nothing', async () => {
    const session = await stationFolder(seat.folder, clock);
    const one = await seat.start();
    await openSession(one);
    await toExam(one, session.content);
    const out = refused({ kind: 'console-signed-out' });
    const note = '样例';
    expect(await one.ask['console:pause']({ reason: 'unwell', note })).toEqual(out);
    expect(await one.ask['console:end-pause']({ note })).toEqual(out);
    expect(await one.ask['console:force-submit']({ reason: 'other', note })).toEqual(out);
    expect(await one.ask['console:stop']({ reason: 'unwell', note })).toEqual(out);
    expect(await one.ask['console:mark-conduct']({ level: 'violation', note, second: SECOND })).toEqual(out);
    const extend = { minutes: 1, scope: 'own', fault: POWER_CUT, note } as const;
    expect(await one.ask['console:extend'](extend)).toEqual(out);
    expect((await one.view()).kind).toBe('exam');
  });

  it('is refused to those who do not invigilate (RM-3), who may note incidents all the same', async () => {
    const { one } = await seat.inExam();
    await one.ask['console:sign-in'](ADMIN);
    expect(await one.ask['console:pause']({ reason: 'unwell', note: '样例' })).toEqual(
      refused({ kind: 'not-allowed' }),
    );
    const incident = { kind: 'machine-fault', about: { kind: 'here' }, text: '键盘故障' } as const;
    expect(await one.ask['console:note-incident'](incident)).toEqual(OK);
    expect(await journalEntries(seat.folder, 'incident')).toMatchObject([
      { incident: { kind: 'machine-fault', by: ['XT001'], seat: 1, text: '键盘故障' } },
    ]);
  });
});
