import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildDemoSession,
  type DemoProblem,
  type DemoSession,
  type DemoSessionInput,
} from '../../../src-bank/demo/build-demo-session';
import { sealPackage } from '../../../src-bank/seal/seal-package';
import { checkVerifier } from '../../../src-crypto/password-verifier';
import { suiteB } from '../../../src-crypto/suite-b';
import { openPackage } from '../../../src-main/vault/open-package';
import { readManifest } from '../../../src-main/vault/read-package';
import { toHex } from '../../../src-shared/basics/bytes-text';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import { PackageContent } from '../../../src-shared/contracts/package/package-content';
import { readCandidateNumber } from '../../../src-shared/domain/person/candidate-number';
import { checkResidentId } from '../../../src-shared/domain/person/id-document';
import { centre, LOW_COST, PASSPHRASE, STATION_ID, station, trust } from '../vault/example-package';
import { bankFolder, exampleItems } from './bank-folder';

const TODAY = '2026-11-22';
const SESSION_FILE = fileURLToPath(new URL('../../../resources/demo/session/session.json', import.meta.url));
const PASSWORDS = new Map([
  ['JK001', 'Yanshi-jia-1'],
  ['JK002', 'Yanshi-yi-2'],
  ['KD001', 'Yanshi-zhukao-3'],
  ['XT001', 'Yanshi-xitong-4'],
]);

const people = [1, 2, 3, 4, 5, 6].map((n) => ({
  personId: `demo-0${n}`,
  displayName: `演示考生${n}`,
  sex: n % 2 === 1 ? 'male' : 'female',
  birthYear: 1970 + n * 5,
  role: 'candidate',
}));
const stranger = { ...people[0], personId: 'demo-stranger', displayName: '演示外人', role: 'stranger' };
const photoOf = (personId: string) => Buffer.from(`样例照片 ${personId}`);

let resourcesFolder: string;
let pristine: string;
beforeAll(async () => {
  pristine = await standIn();
});
beforeEach(async () => {
  resourcesFolder = await mkdtemp(path.join(tmpdir(), 'resources-'));
  await cp(pristine, resourcesFolder, { recursive: true });
  return () => rm(resourcesFolder, { recursive: true });
});
afterAll(() => rm(pristine, { recursive: true }));

/** A small resources folder: the real session.json, persons and photographs that stand in, a bank of four items. */
async function standIn(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'resources-'));
  await mkdir(path.join(folder, 'demo', 'session'), { recursive: true });
  const real = JSON.parse(await readFile(SESSION_FILE, 'utf8')) as object;
  const one = { ...real, posts: ['010'], bankFolders: ['demo-bank/010-civil-constructor'] };
  await writeFile(path.join(folder, 'demo', 'session', 'session.json'), JSON.stringify(one));
  await cp(
    path.resolve('resources/demo/session/study.json'),
    path.join(folder, 'demo', 'session', 'study.json'),
  );
  await cp(path.resolve('resources', 'scoring'), path.join(folder, 'scoring'), { recursive: true });
  for (const { personId } of people) {
    const own = path.join(folder, 'demo', 'people', personId);
    await mkdir(own, { recursive: true });
    await writeFile(path.join(own, 'photo.jpg'), photoOf(personId));
  }
  await writeFile(path.join(folder, 'demo', 'people', 'people.json'), JSON.stringify([...people, stranger]));
  const draft = { ...exampleItems()[0], id: 'draft-1', status: 'draft' };
  const bank = await bankFolder({ 'drafts.json': { bank: '样例题库', items: [draft] } });
  await cp(bank, path.join(folder, 'demo-bank', '010-civil-constructor'), { recursive: true });
  await rm(bank, { recursive: true });
  return folder;
}

function inputOf(change: Partial<DemoSessionInput> = {}): DemoSessionInput {
  return {
    today: TODAY,
    resourcesFolder,
    staffPasswords: PASSWORDS,
    suite: suiteB,
    verifierCost: LOW_COST,
    ...change,
  };
}

async function built(change: Partial<DemoSessionInput> = {}): Promise<DemoSession> {
  const session = await buildDemoSession(inputOf(change));
  if (!session.ok) throw new Error(JSON.stringify(session.error));
  return session.value;
}

async function problemOf(change: Partial<DemoSessionInput> = {}): Promise<DemoProblem | undefined> {
  const session = await buildDemoSession(inputOf(change));
  return session.ok ? undefined : session.error;
}

describe('the demonstration session', () => {
  it('fits the package’s schema, says that it is a demonstration and lasts the whole day in Shanghai (G-1, QB-7)', async () => {
    const { content } = await built();
    expect(PackageContent.parse(content)).toEqual(content);
    expect(content.isDemonstration).toBe(true);
    expect(content.packageId).toBe('demo-package-2026-11-22');
    expect(content.session.sessionId).toBe('demo-session-2026-11-22');
    expect(content.session.date).toBe(TODAY);
    expect(shanghaiDateTime(content.session.startsAtMs)).toBe('2026-11-22 00:00:00');
    expect(shanghaiDateTime(content.session.endsAtMs)).toBe('2026-11-23 00:00:00');
    for (const name of [content.session.site.name, content.session.room.name, content.session.title]) {
      expect(name).toContain('演示');
    }
  });

  it('takes other ids for a second package of the day', async () => {
    const { content } = await built({ ids: { packageId: 'demo-2', sessionId: 'demo-s2' } });
    expect(content).toMatchObject({ packageId: 'demo-2', session: { sessionId: 'demo-s2' } });
  });

  it('has the rule book’s defaults but for a start of one’s own and a free hand-in', async () => {
    const { policy } = (await built()).content;
    expect(policy).toMatchObject({
      policyVersion: 'demo-2026.1',
      durationMinutes: 120,
      passMark: 60,
      startMode: 'individual',
      lateEntryMinutes: 30,
      earliestSubmitMinutes: 0,
      warningMinutes: [15, 5, 1],
      grantByOneProctorMinutes: 10,
      grantTotalMinutes: 50,
      heartbeatSeconds: 5,
      face: { tries: 3, acceptDistanceMilli: 430, reviewDistanceMilli: 464 },
    });
    expect(policy.face).toMatchObject({ minFacePixels: 100, minLuma: 60, maxYawDegrees: 25 });
    expect(policy.face.calibration).toMatchObject({ people: 14, accept: { farPpm: 2000, frrPpm: 402_000 } });
    expect(policy.face.calibration.origin).toMatch(/not a calibration for any centre/);
  });

  it('seats the six persons and not the stranger', async () => {
    const { content, photos } = await built();
    expect(content.candidates.map(({ demoClip }) => demoClip)).toEqual(
      people.map(({ personId }) => personId),
    );
    expect(content.candidates.map(({ seat }) => seat)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(content.candidates.map(({ candidateId }) => candidateId)).size).toBe(6);
    expect(photos.size).toBe(6);
    for (const { photo, demoClip } of content.candidates) {
      const bytes = photos.get(photo.sha256);
      expect(bytes && toHex(bytes)).toBe(toHex(photoOf(demoClip ?? '')));
      expect(photo.sha256).toBe(bytes && toHex(suiteB.sha256(bytes)));
    }
  });

  it('gives each a number that every check takes and that fits the person (ID-4 to ID-6, RM-2)', async () => {
    const { candidates } = (await built()).content;
    expect(new Set(candidates.map(({ document }) => document.number)).size).toBe(6);
    for (const [index, { document, admissionNo }] of candidates.entries()) {
      const person = people[index];
      const checked = checkResidentId(document.number, TODAY);
      expect(checked).toMatchObject({ ok: true, value: { type: 'resident-id', sex: person?.sex } });
      expect(document.number.slice(0, 10)).toBe(`110105${person?.birthYear}`);
      expect(admissionNo).toBe(`9001261122101${String(index + 1).padStart(3, '0')}`);
      expect(readCandidateNumber(admissionNo, TODAY)).toMatchObject({
        ok: true,
        value: { kind: 'admission' },
      });
      expect(readCandidateNumber(document.number, TODAY)).toMatchObject({
        ok: true,
        value: { kind: 'document' },
      });
    }
  });

  it('holds verifiers of the staff’s passwords and no password (ID-25)', async () => {
    const { content } = await built();
    expect(content.staff.map(({ staffId, role }) => [staffId, role])).toEqual([
      ['JK001', 'proctor'],
      ['JK002', 'proctor'],
      ['KD001', 'site-head'],
      ['XT001', 'system-admin'],
    ]);
    const sources = JSON.stringify(content) + (await readFile(SESSION_FILE, 'utf8'));
    for (const { staffId, verifier } of content.staff) {
      const password = PASSWORDS.get(staffId) ?? '';
      expect(await checkVerifier(suiteB, verifier, password)).toBe(true);
      expect(await checkVerifier(suiteB, verifier, `${password}x`)).toBe(false);
      expect(sources).not.toContain(password);
    }
  });

  it('carries approved items only, under a version made of them', async () => {
    const { bank, blueprints } = (await built()).content;
    expect(bank.items).toHaveLength(exampleItems().length);
    expect(bank.items.every((item) => item.status === 'approved')).toBe(true);
    expect(bank.bankVersion).toMatch(/^010-[0-9a-f]{12}$/);
    expect(blueprints).toHaveLength(1);
  });

  it('has another session key each time, so that papers cannot be known beforehand (TS-23)', async () => {
    const [one, other] = [await built(), await built()];
    expect(one.content.sessionKey).toHaveLength(43);
    expect(one.content.sessionKey).not.toBe(other.content.sessionKey);
  });

  it('can be sealed, and opens at its station', async () => {
    const { content, photos } = await built();
    const stations = [{ stationId: STATION_ID, boxPublicKey: station.box.publicKey }];
    const settings = { centreKeys: centre, createdAtMs: 0, cost: LOW_COST };
    const bytes = await sealPackage({
      suite: suiteB,
      content,
      photos,
      stations,
      passphrase: PASSPHRASE,
      ...settings,
    });
    const checked = readManifest(bytes, trust);
    if (!checked.ok) throw new Error(checked.error.kind);
    const opened = await openPackage(checked.value, {
      stationId: STATION_ID,
      stationBoxKeys: station.box,
      passphrase: PASSPHRASE,
      today: TODAY,
    });
    expect(opened).toMatchObject({ ok: true, value: { content } });
  });
});

describe('a demonstration that cannot be built says why', () => {
  const at = (...parts: readonly string[]) => path.join(resourcesFolder, ...parts);

  it('a password that nobody gave', async () => {
    const staffPasswords = new Map([...PASSWORDS].filter(([staffId]) => staffId !== 'KD001'));
    expect(await problemOf({ staffPasswords })).toEqual({ kind: 'password-missing', staffId: 'KD001' });
  });

  it('a photograph that is missing', async () => {
    await rm(at('demo', 'people', 'demo-03', 'photo.jpg'));
    expect(await problemOf()).toEqual({ kind: 'photo-missing', personId: 'demo-03' });
  });

  it('a bank with a problem', async () => {
    await writeFile(at('demo-bank', '010-civil-constructor', 'more.json'), '{');
    expect(await problemOf()).toMatchObject({ kind: 'bank-invalid', problems: [{ file: 'more.json' }] });
  });

  it.each(['demo/session/session.json', 'demo/people/people.json'])(
    '%s broken, misshapen or missing',
    async (file) => {
      for (const text of ['{', '{"more": 1}']) {
        await writeFile(at(file), text);
        expect(await problemOf()).toMatchObject({ kind: 'source-invalid', file });
      }
      await rm(at(file));
      expect(await problemOf()).toMatchObject({ kind: 'source-invalid', file });
    },
  );
});
