import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signedInStaff } from '../../../src-main/exam/console-session';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

const PROCTOR = { staffId: 'jk001 ', password: 'jia-password' };
const WRONG = { staffId: 'JK001', password: 'guessed' };
const MINUTE = 60_000;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let running: RunningStation[] = [];
beforeEach(async () => {
  folder = await tempFolder('console');
  clock = testClock();
  running = [];
  await stationFolder(folder.path, clock);
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

describe('the console of a seat', () => {
  it('lets a staff member of the session in by number and password (ID-25), and tells who it is', async () => {
    const one = await start();
    await openSession(one);
    expect(signedInStaff(one.station.desk)).toEqual({ ok: false, error: { kind: 'console-signed-out' } });
    expect(await one.ask['console:sign-in'](PROCTOR)).toEqual({ ok: true, value: {} });
    expect(signedInStaff(one.station.desk)).toEqual({
      ok: true,
      value: { staffId: 'JK001', roles: ['proctor'] },
    });
    expect(await one.ask['console:view']({})).toMatchObject({
      kind: 'signed-in',
      staff: { staffId: 'JK001', roles: ['proctor'] },
    });
    await one.ask['console:sign-out']({});
    expect(await one.ask['console:view']({})).toEqual({ kind: 'signed-out' });
    expect(await journalEntries(folder.path, 'console-signed-in')).toMatchObject([{ staffId: 'JK001' }]);
    expect(await journalEntries(folder.path, 'console-signed-out')).toMatchObject([{ because: 'left' }]);
  });

  it('has nobody to ask before the session is open: the verifiers lie in the sealed package', async () => {
    const one = await start();
    expect(await one.ask['console:sign-in'](PROCTOR)).toEqual({ ok: false, error: { kind: 'not-now' } });
  });

  it('signs out by itself after the policy’s minutes, though the wall clock is set back meanwhile', async () => {
    const one = await start();
    await openSession(one);
    await one.ask['console:sign-in'](PROCTOR);
    clock.advance(4 * MINUTE);
    await one.ask['console:stay']({});
    clock.advance(4 * MINUTE);
    await one.station.beat();
    expect((await one.ask['console:view']({})).kind).toBe('signed-in');
    clock.advance(MINUTE);
    clock.jumpWall(-3_600_000);
    expect(signedInStaff(one.station.desk).ok).toBe(false);
    await one.station.beat();
    expect((await one.ask['console:view']({})).kind).toBe('signed-out');
    expect(await journalEntries(folder.path, 'console-signed-out')).toMatchObject([{ because: 'idle' }]);
  });

  it('locks a staff number after five failures for 15 minutes, over a restart too (ID-22), and no other number', async () => {
    const one = await start();
    await openSession(one);
    for (let i = 0; i < 5; i += 1) {
      expect(await one.ask['console:sign-in'](WRONG)).toEqual({
        ok: false,
        error: { kind: 'unknown-staff-or-wrong-password' },
      });
    }
    expect(await one.ask['console:sign-in'](PROCTOR)).toMatchObject({ error: { kind: 'locked-out' } });
    await one.station.close();
    clock.reboot(2 * MINUTE);
    const again = await start();
    await again.ask['session:open']({
      staffId: 'JK002',
      password: 'yi-password',
      passphrase: 'yanshi-gangjin-shuini-muban',
    });
    expect(await again.ask['console:sign-in'](PROCTOR)).toEqual({
      ok: false,
      error: { kind: 'locked-out', seconds: 13 * 60 },
    });
    expect((await again.ask['console:sign-in']({ staffId: 'JK002', password: 'yi-password' })).ok).toBe(true);
    clock.advance(13 * MINUTE);
    expect((await again.ask['console:sign-in'](PROCTOR)).ok).toBe(true);
  });

  it('shuts a number out for the day after ten failures (ID-22)', async () => {
    const one = await start();
    await openSession(one);
    for (let i = 0; i < 10; i += 1) {
      if (i === 5) clock.advance(20 * MINUTE);
      await one.ask['console:sign-in'](WRONG);
    }
    clock.advance(3 * 60 * MINUTE);
    expect(await one.ask['console:sign-in'](PROCTOR)).toMatchObject({ error: { kind: 'locked-out' } });
  });
});
