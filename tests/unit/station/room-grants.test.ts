import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roomGrantNumber } from '../../../src-shared/domain/staff-code/room-grant';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

const MINUTE = 60_000;
const FIRST = { staffId: 'JK001', password: 'jia-password' };
const HEAD = { staffId: 'KD001', password: 'head-password' };
const OK = { ok: true, value: {} };
const NOTE = '样例：全场停电';
const refused = (error: object) => ({ ok: false, error });

let folder: Awaited<ReturnType<typeof tempFolder>>;
let one: RunningStation;
beforeEach(async () => {
  folder = await tempFolder('room-grants');
  const clock = testClock();
  const session = await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
  await openSession(one);
  await toExam(one, session.content);
  expect(await one.ask['console:sign-in'](FIRST)).toEqual(OK);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const remaining = async () => {
  const view = await one.view();
  return view.kind === 'exam' ? view.remainingMs : undefined;
};

describe('minutes for the whole room (RM-10)', () => {
  it('give a number to take to the other seats, and the seat they began at does not take them again', async () => {
    const fault = { kind: 'new', cause: 'power-loss' } as const;
    expect(await one.ask['console:extend']({ minutes: 6, scope: 'room', fault, note: NOTE })).toEqual(OK);
    const shown = await one.ask['console:view']({});
    if (shown.kind !== 'signed-in') throw new Error('nobody is signed in');
    expect(shown.attempt?.roomGrants).toMatchObject([{ minutes: 6, cause: 'power-loss' }]);
    const number = shown.attempt?.roomGrants[0]?.number ?? '';
    expect(await one.ask['console:room-grant']({ number, note: NOTE })).toEqual(
      refused({ kind: 'room-grant-taken' }),
    );
    expect(await remaining()).toBe(126 * MINUTE);
  });

  it('are the same at another seat by their number, once, with the fault recorded there', async () => {
    const number = roomGrantNumber({ minutes: 7, cause: 'software-fault' }, 0.3);
    expect(await one.ask['console:room-grant']({ number: number.toLowerCase(), note: NOTE })).toEqual(OK);
    expect(await one.ask['console:room-grant']({ number, note: NOTE })).toEqual(
      refused({ kind: 'room-grant-taken' }),
    );
    expect(await remaining()).toBe(127 * MINUTE);
    expect(await journalEntries(folder.path, 'incident')).toMatchObject([
      { incident: { kind: 'software-fault' } },
      { incident: { kind: 'grant', facts: { minutes: 7, scope: 'room', roomGrant: number } } },
    ]);
  });

  it('keep to the limits of this seat, and ask for the 主考 where one invigilator is not enough', async () => {
    const number = roomGrantNumber({ minutes: 20, cause: 'power-loss' }, 0.3);
    expect(await one.ask['console:room-grant']({ number, note: NOTE })).toEqual(
      refused({ kind: 'grant-needs-site-head', maxMinutes: 10 }),
    );
    expect(await one.ask['console:room-grant']({ number, note: NOTE, second: HEAD })).toEqual(OK);
    expect(await remaining()).toBe(140 * MINUTE);
  });

  it('are refused for a number with a slip in it', async () => {
    const number = roomGrantNumber({ minutes: 7, cause: 'power-loss' }, 0.3);
    const slip = (number.startsWith('0') ? '1' : '0') + number.slice(1);
    expect(await one.ask['console:room-grant']({ number: slip, note: NOTE })).toEqual(
      refused({ kind: 'room-grant-mistyped' }),
    );
  });
});
