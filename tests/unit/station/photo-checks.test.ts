import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhotoStudy } from '../../../src-shared/domain/person/photo-check';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

const FACE: PhotoStudy = {
  kind: 'one-face',
  boxHeightMilli: 600,
  rollDegrees: 0,
  yawDegrees: 0,
  pitchDegrees: 5,
  eyePixels: 80,
  border: { red: 245, green: 245, blue: 245, saturationMilli: 10 },
  sharpness: 500,
  coveredMilli: 0,
};
const NOT_NOW = { ok: false, error: { kind: 'not-now' } };

let folder: Awaited<ReturnType<typeof tempFolder>>;
let session: TestSession;
let one: RunningStation;
beforeEach(async () => {
  folder = await tempFolder('photo-checks');
  const clock = testClock();
  session = await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

async function next() {
  const answered = await one.ask['photos:next']({});
  if (!answered.ok) throw new Error(answered.error.kind);
  return answered.value;
}

/** Takes every photograph as the page does, and says of each what `of` sees in it. */
async function studyAll(of: (index: number) => PhotoStudy) {
  const hashes: string[] = [];
  for (let i = 0; ; i++) {
    const given = await next();
    if (given.kind === 'all-done') return hashes;
    hashes.push(createHash('sha256').update(given.jpeg).digest('hex'));
    expect(Object.keys(given).sort()).toEqual(['jpeg', 'kind', 'ticket']);
    await one.ask['photos:studied']({ ticket: given.ticket, study: of(i) });
  }
}

describe("the session's registered photographs (PH-5, PH-6)", () => {
  it('are given to the page one by one after the opening, each of the session and none twice', async () => {
    expect(await one.ask['photos:next']({})).toEqual(NOT_NOW);
    await openSession(one);
    const hashes = await studyAll(() => FACE);
    expect(hashes).toEqual(session.content.candidates.map(({ photo }) => photo.sha256));
    expect(await one.view()).not.toHaveProperty('photoChecks');
  });

  it('are counted while it goes on, and nobody has to wait for the end', async () => {
    await openSession(one);
    const first = await next();
    if (first.kind !== 'photo') throw new Error('no photograph');
    await one.ask['photos:studied']({ ticket: first.ticket, study: FACE });
    const total = session.content.candidates.length;
    expect(await one.view()).toMatchObject({ photoChecks: { checked: 1, total, unusable: 0 } });
    const number = session.content.candidates[0]?.admissionNo ?? '';
    expect(await one.ask['check-in:identify']({ number })).toMatchObject({ ok: true });
  });

  it('are not given while somebody sits here, nor more than twice to a page that does not answer', async () => {
    await openSession(one);
    const total = session.content.candidates.length;
    for (let i = 0; i < 2 * total; i++) expect((await next()).kind).toBe('photo');
    expect((await next()).kind).toBe('all-done');
    const number = session.content.candidates[0]?.admissionNo ?? '';
    await one.ask['check-in:identify']({ number });
    expect(await one.ask['photos:next']({})).toEqual(NOT_NOW);
  });

  it('are judged only by the answer to the last question', async () => {
    await openSession(one);
    const given = await next();
    if (given.kind !== 'photo') throw new Error('no photograph');
    await next();
    expect(await one.ask['photos:studied']({ ticket: given.ticket, study: FACE })).toEqual(NOT_NOW);
  });

  it('without a face lead that person to two staff at once, with every try left (RM-5, LW-3)', async () => {
    await openSession(one);
    await studyAll((i) => (i === 0 ? { kind: 'no-face' } : FACE));
    expect(await one.view()).toMatchObject({ photoChecks: { unusable: 1 } });
    const number = session.content.candidates[0]?.admissionNo ?? '';
    await one.ask['check-in:identify']({ number });
    await one.ask['check-in:consent']({ isGiven: true });
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'photo-unusable' });
  });

  it('with a face that is not in order are compared with like any other', async () => {
    await openSession(one);
    await studyAll(() => ({ ...FACE, yawDegrees: 40 }));
    const number = session.content.candidates[0]?.admissionNo ?? '';
    await one.ask['check-in:identify']({ number });
    await one.ask['check-in:consent']({ isGiven: true });
    expect(await one.view()).toMatchObject({ kind: 'face-check', triesUsed: 0 });
  });

  it('that are not in order are listed by name to staff who are signed in, and to nobody else', async () => {
    await openSession(one);
    await studyAll((i) => (i === 0 ? { kind: 'many-faces', count: 2 } : FACE));
    expect(await one.ask['photos:report']({})).toEqual({ ok: false, error: { kind: 'console-signed-out' } });
    await one.ask['console:sign-in']({ staffId: 'JK001', password: 'jia-password' });
    const [first] = session.content.candidates;
    expect(await one.ask['photos:report']({})).toMatchObject({
      ok: true,
      value: {
        total: session.content.candidates.length,
        checked: session.content.candidates.length,
        listed: [
          {
            admissionNo: first?.admissionNo,
            outcome: 'fail',
            isComparable: true,
            findings: [{ rule: 'one-face', outcome: 'fail', measured: '2', limit: '1' }],
          },
        ],
      },
    });
  });
});
