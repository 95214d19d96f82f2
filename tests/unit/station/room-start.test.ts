import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  stationFolder,
  type TestClock,
} from '../../builders/build-station';
import {
  type ConsoleSeat,
  consoleSeat,
  FIRST,
  HEAD,
  MINUTE,
  OK,
  PATIENT,
  refused,
  type SeatOptions,
} from '../../builders/console-seat';

let seat: ConsoleSeat;
let clock: TestClock;
beforeEach(async () => {
  seat = await consoleSeat();
  clock = seat.clock;
});
afterEach(() => seat.close());

describe('the start of a room (RM-4, RM-6)', () => {
  const inRoom = (startsInMinutes: number): SeatOptions => ({
    policy: { startMode: 'room', earliestSubmitMinutes: 30, ...PATIENT },
    adjust: (content: PackageContent) => ({
      ...content,
      session: { ...content.session, startsAtMs: clock.now().wallMs + startsInMinutes * MINUTE },
    }),
  });

  async function toReady(options: SeatOptions): Promise<{ one: RunningStation; plannedMs: number }> {
    const { content } = await stationFolder(seat.folder, clock, options);
    const one = await seat.start();
    await openSession(one);
    await one.ask['check-in:identify']({ number: content.candidates[0]?.admissionNo ?? '' });
    await one.ask['check-in:consent']({ isGiven: true });
    await one.ask['check-in:face-measured'](GOOD_FACE);
    expect((await one.view()).kind).toBe('ready');
    await one.ask['console:sign-in'](FIRST);
    return { one, plannedMs: content.session.startsAtMs };
  }

  it('is armed by an invigilator, and the ready seat starts by itself at T0', async () => {
    const { one, plannedMs } = await toReady(inRoom(2));
    expect(await one.ask['console:start-room']({ startsAtMs: plannedMs, note: '按计划' })).toEqual(OK);
    await one.station.beat();
    expect((await one.view()).kind).toBe('ready');
    clock.advance(2 * MINUTE);
    await one.station.beat();
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 120 * MINUTE });
  });

  it('can be moved by the 主考 alone, and then the end is counted from the new T0, after a restart too', async () => {
    const { one, plannedMs } = await toReady(inRoom(-20));
    const later = { startsAtMs: plannedMs + 15 * MINUTE, note: '设备故障推迟' };
    expect(await one.ask['console:start-room'](later)).toEqual(refused({ kind: 'site-head-needed' }));
    expect(await one.ask['console:start-room']({ ...later, second: HEAD })).toEqual(OK);
    await seat.stop(one);
    const again = await seat.start();
    await openSession(again);
    const content = again.station.desk.memory.session?.opened.content;
    if (content === undefined) throw new Error('no session');
    await again.ask['check-in:identify']({ number: content.candidates[0]?.admissionNo ?? '' });
    await again.ask['check-in:consent']({ isGiven: true });
    await again.ask['check-in:face-measured'](GOOD_FACE);
    await again.station.beat();
    expect(await again.view()).toMatchObject({ kind: 'exam', remainingMs: 115 * MINUTE });
  });

  it('does not move once somebody has begun', async () => {
    const { one, plannedMs } = await toReady(inRoom(0));
    await one.ask['exam:start']({});
    expect(await one.ask['console:start-room']({ startsAtMs: plannedMs, note: '样例' })).toEqual(
      refused({ kind: 'not-now' }),
    );
  });
});
