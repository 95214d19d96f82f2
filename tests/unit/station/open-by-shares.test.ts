import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PassphraseShares, splitPassphrase } from '../../../src-crypto/passphrase-shares';
import { suiteB } from '../../../src-crypto/suite-b';
import {
  OPENING,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

const PASSPHRASE = 'k7mq-3fpa-9wxe-tt2b-hn5c';
const { passphrase: _passphrase, ...STAFF } = OPENING;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let one: RunningStation;
let shares: PassphraseShares;
beforeEach(async () => {
  folder = await tempFolder('open-by-shares');
  clock = testClock();
  const { content } = await stationFolder(folder.path, clock, { passphrase: PASSPHRASE });
  const made = await splitPassphrase(suiteB, content.packageId, PASSPHRASE);
  if (made === undefined) throw new Error('not to be split');
  shares = made;
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const open = (first: string, second: string) =>
  one.ask['session:open']({ ...STAFF, shares: [first, second] });
const refusedFor = (problem: object) => ({ ok: false, error: { kind: 'bad-package', problem } });

describe('a session whose passphrase was split', () => {
  it('is opened by two shares, with the key derived while the rest was typed', async () => {
    expect(await one.ask['session:prepare']({ shares: [shares[2], shares[0]] })).toEqual({});
    expect(await open(shares[2], shares[0])).toEqual({ ok: true, value: {} });
    expect(one.station.desk.memory.session).toBeDefined();
  });

  it('opens with the whole passphrase as well, for whoever has it', async () => {
    expect(await one.ask['session:open']({ ...STAFF, passphrase: PASSPHRASE })).toMatchObject({ ok: true });
  });

  it('says which share was mistyped, and which two do not open it', async () => {
    expect(await open(shares[0], `${shares[1].slice(0, -1)}0`)).toEqual(
      refusedFor({ kind: 'share-mistyped', share: 2 }),
    );
    expect(await open(shares[0], shares[0])).toEqual(refusedFor({ kind: 'shares-alike' }));
    const { packageId } = one.station.desk.memory.package?.manifest ?? { packageId: '' };
    const foreign = await splitPassphrase(suiteB, packageId, 'aaaa-bbbb-cccc-dddd-eeee');
    expect(await open(foreign?.[0] ?? '', foreign?.[1] ?? '')).toEqual(
      refusedFor({ kind: 'shares-do-not-fit' }),
    );
    expect(one.station.desk.memory.session).toBeUndefined();
  });

  it('locks out after five failures as it does for a passphrase, over a restart (ID-22)', async () => {
    for (let tries = 0; tries < 5; tries += 1) await open(shares[0], shares[0]);
    expect(await open(shares[0], shares[1])).toMatchObject({ ok: false, error: { kind: 'locked-out' } });
    await one.station.close();
    clock.reboot(10_000);
    one = await runStation(folder.path, clock);
    expect(await open(shares[0], shares[1])).toMatchObject({ ok: false, error: { kind: 'locked-out' } });
    clock.advance(15 * 60_000);
    expect(await open(shares[0], shares[1])).toMatchObject({ ok: true });
  });
});
