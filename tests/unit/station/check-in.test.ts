import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoDistances } from '../../builders/build-events';
import {
  GOOD_FACE,
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

type Scoring = TestSession['content']['scoring'];

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
beforeEach(async () => {
  folder = await tempFolder('check-in');
  clock = testClock();
  session = await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const face = (change: object) => ({ measurement: { ...GOOD_FACE.measurement, ...change } });
const staff = (staffId: string, password: string) => ({ staffId, password });
const JIA = staff('JK001', 'jia-password');
const YI = staff('JK002', 'yi-password');

async function identifyFirst(): Promise<void> {
  await openSession(one);
  const number = session.content.candidates[0]?.admissionNo ?? '';
  expect(await one.ask['check-in:identify']({ number })).toEqual({ ok: true, value: {} });
}

async function toManual(): Promise<void> {
  await identifyFirst();
  await one.ask['check-in:consent']({ isGiven: false });
  expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'refused' });
}

const verify = (first: object, second: object) =>
  one.ask['check-in:verify-manually']({
    reason: 'camera-refused',
    note: '核对身份证原件',
    staff: [first as typeof JIA, second as typeof YI],
  });

describe('opening the session', () => {
  it.each([
    [
      'a wrong passphrase',
      { passphrase: 'yanshi-wrong' },
      { kind: 'bad-package', problem: { kind: 'wrong-passphrase' } },
    ],
    ['a wrong password', { password: 'wrong' }, { kind: 'unknown-staff-or-wrong-password' }],
    ['an unknown staff number', { staffId: 'XX999' }, { kind: 'unknown-staff-or-wrong-password' }],
  ])('refuses %s and stays sealed', async (_, change, error) => {
    expect(await one.ask['session:open']({ ...OPENING, ...change })).toEqual({ ok: false, error });
    expect((await one.view()).kind).toBe('locked');
  });

  it('accepts the passphrase as a person types it: capitals, spaces for hyphens, around it', async () => {
    const passphrase = `  ${OPENING.passphrase.toUpperCase().replaceAll('-', ' ')} `;
    expect(await one.ask['session:open']({ ...OPENING, staffId: ' jk001 ', passphrase })).toEqual({
      ok: true,
      value: {},
    });
  });

  it('locks a staff number for 15 minutes after 5 failures, also across a restart (ID-22)', async () => {
    for (let i = 0; i < 5; i++) await one.ask['session:open']({ ...OPENING, password: `guess ${i}` });
    clock.advance(60_000);
    const again = await runStation(folder.path, clock);
    expect(await again.ask['session:open'](OPENING)).toEqual({
      ok: false,
      error: { kind: 'locked-out', seconds: 14 * 60 },
    });
    clock.advance(14 * 60_000);
    expect(await again.ask['session:open'](OPENING)).toEqual({ ok: true, value: {} });
    await again.station.close();
  });

  it.each([
    ['demands another scorer', (scoring: Scoring) => ({ ...scoring, scorerVersion: 'ts4-ts5-ts8/2' })],
    [
      'holds an example that this scorer works differently',
      (scoring: Scoring) => ({
        ...scoring,
        vectors: scoring.vectors.map((vector, i) =>
          i === 1 ? { ...vector, expected: { total: 2, isPass: false } } : vector,
        ),
      }),
    ],
  ])('stays shut on a package that %s', async (_, change) => {
    const other = await tempFolder('scorer');
    await stationFolder(other.path, clock, {
      adjust: (content) => ({ ...content, scoring: change(content.scoring) }),
    });
    const next = await runStation(other.path, clock);
    expect(await next.ask['session:open'](OPENING)).toMatchObject({
      ok: false,
      error: { kind: 'scorer-differs' },
    });
    expect((await next.view()).kind).toBe('locked');
    await next.station.close();
    await other.remove();
  });

  it('does not take a package of another day', async () => {
    clock.advance(24 * 3_600_000);
    const next = await runStation(folder.path, clock);
    expect(await next.view()).toMatchObject({
      kind: 'no-package',
      problem: { kind: 'other-day', sessionDate: '2026-03-10', today: '2026-03-11' },
    });
    await next.station.close();
  });

  it.each([
    ['truncated', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100), 'truncated'],
    [
      'changed',
      (bytes: Buffer) => Buffer.from(bytes.map((b, i) => (i === bytes.length - 500 ? b ^ 1 : b))),
      'content-changed',
    ],
    ['something else', () => Buffer.from('<html>login</html>'), 'not-a-package'],
  ])('says what is wrong with a package that is %s', async (_, harm, kind) => {
    const file = path.join(folder.path, 'packages', `${session.content.packageId}.exampkg`);
    await writeFile(file, harm(await readFile(file)));
    const next = await runStation(folder.path, clock);
    expect(await next.view()).toMatchObject({ kind: 'no-package', problem: { kind } });
    await next.station.close();
  });

  it('does not open a package that was sealed for another station', async () => {
    const file = path.join(folder.path, 'station.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('ST-000001', 'ST-000002'));
    const next = await runStation(folder.path, clock);
    expect(await next.view()).toMatchObject({ kind: 'no-package', problem: { kind: 'other-station' } });
    await next.station.close();
  });

  it('begins no session on a disk without room, and says how much there is', async () => {
    const full = await runStation(folder.path, clock, undefined, async () => 50 * 1024 * 1024);
    expect(await full.view()).toEqual({
      kind: 'fault',
      fault: { kind: 'disk-full', freeBytes: 50 * 1024 * 1024 },
    });
    await full.station.close();
  });

  it('stops at a damaged registration and makes no new one', async () => {
    await writeFile(path.join(folder.path, 'station-keys.json'), '{"suite":"B"');
    const next = await runStation(folder.path, clock);
    expect(await next.view()).toMatchObject({ kind: 'fault', fault: { kind: 'files-missing' } });
    await next.station.close();
  });
});

describe('identifying a candidate (ID-4, ID-24)', () => {
  it.each([
    ['', 'empty'],
    ['110105194912310021', 'wrong-check-digit'],
    ['990105199003074210', 'unknown-region'],
    ['110105490307421', 'fifteen-digits'],
    ['11010519491231002X', 'not-on-the-list'],
    ['9001260310101999', 'not-on-the-list'],
  ])('%j is answered with %s', async (number, kind) => {
    await openSession(one);
    expect(await one.ask['check-in:identify']({ number })).toMatchObject({ ok: false, error: { kind } });
  });

  it('finds a candidate by document number with full-width digits, spaces and a small x', async () => {
    await openSession(one);
    const number = session.content.candidates[0]?.document.number ?? '';
    const typed = ` ${number.slice(0, 6)} ${[...number.slice(6, 14)]
      .map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .join('')} ${number.slice(14).toLowerCase()}`;
    expect(await one.ask['check-in:identify']({ number: typed })).toEqual({ ok: true, value: {} });
    expect(await one.view()).toMatchObject({ kind: 'consent', candidate: { seat: 1 } });
  });
});

describe('the face path (RM-5)', () => {
  it('needs consent first, and gives the photograph of this person to the check only', async () => {
    expect(await one.ask['check-in:photo']({})).toEqual({ ok: false, error: { kind: 'not-now' } });
    await identifyFirst();
    expect(await one.ask['check-in:face-measured'](GOOD_FACE)).toEqual({
      ok: false,
      error: { kind: 'not-now' },
    });
    await one.ask['check-in:consent']({ isGiven: true });
    const photo = await one.ask['check-in:photo']({});
    expect(photo.ok && photo.value.jpeg.subarray(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]));
  });

  it('gives three tries, does not count unusable pictures, then goes to two staff', async () => {
    await identifyFirst();
    await one.ask['check-in:consent']({ isGiven: true });
    const dark = await one.ask['check-in:face-measured'](face({ luma: 10 }));
    expect(dark).toEqual({ ok: true, value: { kind: 'retry', reason: 'too-dark' } });
    expect(await one.view()).toMatchObject({ kind: 'face-check', triesUsed: 0 });
    for (const triesUsed of [1, 2]) {
      const refused = await one.ask['check-in:face-measured'](face({ distances: demoDistances(800) }));
      expect(refused).toEqual({ ok: true, value: { kind: 'no-match' } });
      expect(await one.view()).toMatchObject({ kind: 'face-check', triesUsed });
    }
    await one.ask['check-in:face-measured'](face({ distances: demoDistances(480) }));
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'tries-used-up' });
  });

  it('does not give tries back for a check-in given up and begun again, nor for a restart', async () => {
    const consent = () => one.ask['check-in:consent']({ isGiven: true });
    const another = () => one.ask['check-in:face-measured'](face({ distances: demoDistances(800) }));
    await identifyFirst();
    await consent();
    await another();
    await one.ask['check-in:abandon']({});
    await one.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });
    await consent();
    expect(await one.view()).toMatchObject({ kind: 'face-check', triesUsed: 1 });
    await another();
    await one.ask['check-in:abandon']({});
    await one.station.close();
    one = await runStation(folder.path, clock);
    await identifyFirst();
    await consent();
    expect(await one.view()).toMatchObject({ kind: 'face-check', triesUsed: 2 });
    await another();
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'tries-used-up' });
    await one.ask['check-in:abandon']({});
    await one.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });
    // Nothing is left to try, so staff look at once; the next person has all their own.
    await consent();
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'tries-used-up' });
    await one.ask['check-in:abandon']({});
    await one.ask['check-in:identify']({ number: session.content.candidates[1]?.admissionNo ?? '' });
    await consent();
    expect(await one.view()).toMatchObject({ kind: 'face-check', triesUsed: 0 });
  });

  it('leads from a missing camera straight to the manual path, without using a try', async () => {
    await identifyFirst();
    await one.ask['check-in:consent']({ isGiven: true });
    expect(await one.ask['check-in:to-manual']({ because: 'no-camera' })).toEqual({ ok: true, value: {} });
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'refused' });
  });
});

describe('the manual path (RM-5, LW-3)', () => {
  it('shows staff the whole document number, which no other screen has (ID-14)', async () => {
    const number = session.content.candidates[0]?.document.number ?? '';
    await identifyFirst();
    expect(JSON.stringify(await one.view())).not.toContain(number);
    await one.ask['check-in:consent']({ isGiven: false });
    expect(await one.view()).toMatchObject({ kind: 'manual-check', documentNumber: number });
    await verify(JIA, YI);
    expect(JSON.stringify(await one.view())).not.toContain(number);
  });

  it('is equal in outcome to the face path', async () => {
    await toManual();
    expect(await verify(JIA, YI)).toEqual({ ok: true, value: {} });
    expect(await one.view()).toMatchObject({ kind: 'ready', identifiedBy: 'manual' });
    expect(await one.ask['exam:start']({})).toEqual({ ok: true, value: {} });
  });

  it.each([
    ['one person twice', JIA, JIA, { kind: 'same-person-twice' }],
    [
      'one person twice, in small letters',
      JIA,
      staff('jk001', 'jia-password'),
      { kind: 'same-person-twice' },
    ],
    ['a wrong first password', staff('JK001', 'x'), YI, { kind: 'wrong-password', which: 1 }],
    ['a wrong second password', JIA, staff('JK002', 'x'), { kind: 'wrong-password', which: 2 }],
  ])('refuses %s', async (_, first, second, error) => {
    await toManual();
    expect(await verify(first, second)).toEqual({ ok: false, error });
    expect((await one.view()).kind).toBe('manual-check');
  });

  it('can be given up, and the same person may then check in again (PH-4)', async () => {
    await toManual();
    expect(await one.ask['check-in:abandon']({})).toEqual({ ok: true, value: {} });
    expect((await one.view()).kind).toBe('check-in');
    const number = session.content.candidates[0]?.admissionNo ?? '';
    expect(await one.ask['check-in:identify']({ number })).toEqual({ ok: true, value: {} });
  });
});
