import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyAhead } from '../../../src-main/vault/key-ahead';
import type { CheckedPackage } from '../../../src-main/vault/read-package';
import {
  OPENING,
  PASSPHRASE,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let one: RunningStation;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  folder = await tempFolder('key-ahead');
  clock = testClock();
  await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

function packageOf(): CheckedPackage {
  const checked = one.station.desk.memory.package;
  if (checked === undefined) throw new Error('no package');
  return checked;
}

describe('a key that is derived while the rest is typed', () => {
  it('opens the session, and its copy is wiped with that', async () => {
    expect(await one.ask['session:prepare']({ passphrase: PASSPHRASE })).toEqual({});
    const checked = packageOf();
    expect(await one.ask['session:open'](OPENING)).toMatchObject({ ok: true });
    expect(await one.station.desk.keyAhead.take(checked, PASSPHRASE, clock.now().monoMs)).toBeUndefined();
  });

  it('says nothing of whether the passphrase is right, and a wrong one is refused at the opening', async () => {
    expect(await one.ask['session:prepare']({ passphrase: 'falsch' })).toEqual({});
    expect(await one.ask['session:open']({ ...OPENING, passphrase: 'falsch' })).toMatchObject({
      ok: false,
      error: { kind: 'bad-package', problem: { kind: 'wrong-passphrase' } },
    });
    expect(await one.ask['session:open'](OPENING)).toMatchObject({ ok: true });
  });

  it('serves a second try after a wrong password', async () => {
    await one.ask['session:prepare']({ passphrase: PASSPHRASE });
    expect(await one.ask['session:open']({ ...OPENING, password: 'x' })).toMatchObject({ ok: false });
    expect(await one.ask['session:open'](OPENING)).toMatchObject({ ok: true });
  });

  it('is for its package and passphrase only, and for two minutes', async () => {
    const ahead = createKeyAhead();
    const checked = packageOf();
    ahead.begin(checked, PASSPHRASE, 0);
    expect(await ahead.take(checked, 'another', 1)).toBeUndefined();
    expect(await ahead.take(checked, PASSPHRASE, 120_000)).toHaveLength(32);
    expect(await ahead.take(checked, PASSPHRASE, 120_001)).toBeUndefined();
    ahead.wipeWhenOld(120_001);
    expect(await ahead.take(checked, PASSPHRASE, 1)).toBeUndefined();
  });
});
