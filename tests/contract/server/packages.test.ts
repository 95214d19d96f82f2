import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPassphrase } from '../../../src-crypto/package-release';
import { joinShares } from '../../../src-crypto/passphrase-shares';
import { checkVerifier } from '../../../src-crypto/password-verifier';
import { signAsk } from '../../../src-crypto/station-words';
import { suiteB } from '../../../src-crypto/suite-b';
import { openPackage } from '../../../src-main/vault/open-package';
import { readManifest, trustOf } from '../../../src-main/vault/read-package';
import { SessionPublication } from '../../../src-server/registry/session-publication';
import { PackageKeyAnswer, PackageKeyAsk } from '../../../src-shared/contracts/sync/package-key';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import type { BuiltPackage, PackageRequest } from '../../../src-shared/contracts/web/packages';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildRosterPeople, photoArchive, rosterText } from '../../builders/build-roster';
import { buildSyncStation, postJson, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let system: Browser;
let station: SyncStation;
/** What the tests of making one made. */
let whole: BuiltPackage | undefined;
let split: BuiltPackage | undefined;
const people = buildRosterPeople(3);
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes as Uint8Array).toString('base64');
const source = {
  kind: 'file' as const,
  fileBase64: base64(new TextEncoder().encode(rosterText(people))),
  photosBase64: base64(photoArchive(people)),
};

beforeAll(async () => {
  server = await startTestServer();
  system = (await signedInStaff(server, 'system', server.now)).browser;
  station = await buildSyncStation(server);
});
afterAll(() => server?.stop());

const request = (changes: Partial<PackageRequest> = {}): PackageRequest => ({
  source,
  title: '演示场次',
  siteCode: '9901',
  siteName: '演示考点',
  roomNo: '01',
  roomName: '演示考场',
  sessionNo: 1,
  startsAtMs: Date.UTC(2026, 2, 11, 1),
  endsAtMs: Date.UTC(2026, 2, 11, 9),
  bankId: 'demo-bank',
  policyId: 'demo-policy',
  stationIds: [station.stationId],
  proctors: ['演示监考甲', '演示监考乙'],
  siteHead: '演示主考',
  systemAdmin: '演示管理员',
  isPassphraseSplit: false,
  ...changes,
});

const leftBehind = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('exam-package-'));

/** As it was told; of shares the one that the last two of them make. */
async function passphraseOf({ opensWith, packageId }: BuiltPackage): Promise<string> {
  if (opensWith.kind === 'passphrase') return opensWith.passphrase;
  const [, second, third] = opensWith.shares;
  const joined = await joinShares(suiteB, packageId, [second, third]);
  if (!joined.ok) throw new Error(joined.error.kind);
  return joined.value;
}

async function opened(built: BuiltPackage) {
  const answer = await server.request(`/sync/v1/packages/${built.packageId}`);
  const trust = trustOf(station.centre);
  if (trust === undefined) throw new Error('no trust');
  const checked = readManifest(new Uint8Array(await answer.arrayBuffer()), trust);
  if (!checked.ok) throw new Error(checked.error.kind);
  const open = await openPackage(checked.value, {
    stationId: station.stationId,
    stationBoxKeys: station.keys.box,
    passphrase: await passphraseOf(built),
    today: '2026-03-11',
  });
  if (!open.ok) throw new Error(open.error.kind);
  return open.value;
}

/** An earlier session, in which somebody with this document sat a paper of 74 questions and cases for the same post. */
async function satBefore(document: string) {
  const whole = buildPublication('S-before', 1, '样例-before');
  const [candidate] = whole.candidates;
  const publication = SessionPublication.parse({
    ...whole,
    candidates: [{ ...candidate, document: { type: 'resident-id', number: document } }],
  });
  expect(candidate?.post).toBe('010');
  await server.admin('PUT', '/sessions/S-before', publication);
  const earlier = await buildSyncStation(server);
  const result = buildResult(publication, earlier.stationId, 1);
  await earlier.send(earlier.seal([result]));
  const alone = new Set(publication.bank.items.map((item) => item.id));
  return { papers: 74, choices: result.answers.map((one) => one.itemId).filter((id) => alone.has(id)) };
}

describe('a package made from a roster', () => {
  it('shows the roster first: masked, with every photograph’s state (ID-14, PH-5)', async () => {
    const checked = await system.call('checkRoster', { source });
    if (!checked.ok) throw new Error(checked.error.kind);
    expect(checked.value.problems).toEqual([]);
    expect(checked.value.lines).toHaveLength(3);
    expect(checked.value.lines[0]).toMatchObject({ maskedName: '样****', photo: 'given', seat: 1 });
    expect(JSON.stringify(checked)).not.toContain(people[0]?.document ?? 'none');
    const without = await system.call('checkRoster', {
      source: { kind: 'file', fileBase64: source.fileBase64 },
    });
    expect(without).toMatchObject({ value: { lines: [{ photo: 'missing' }, {}, {}] } });
  });

  it('opens at its station with the passphrase that was shown once, and its results are judged here', async () => {
    const sat = await satBefore(people[0]?.document ?? '');
    const made = await system.call('buildPackage', request());
    if (!made.ok) throw new Error(`${made.error.kind} ${made.error.detail ?? ''}`);
    const built = made.value;
    whole = built;
    expect(built).toMatchObject({ sessionId: 'S-9901-260311-1-01', candidates: 3 });
    const { content } = await opened(built);
    expect(content.candidates.map((one) => [one.displayName, one.admissionNo])).toEqual([
      ['样例学员1', '9901260311101001'],
      ['样例学员2', '9901260311101002'],
      ['样例学员3', '9901260311101003'],
    ]);
    // TS-12: the first has sat before, and the next paper keeps clear of what was on that one.
    const [again, ...others] = content.candidates.map((one) => one.earlierItemIds);
    expect(again).toHaveLength(sat.papers);
    expect(again).toEqual(expect.arrayContaining([...sat.choices]));
    expect(others).toEqual([undefined, undefined]);
    const [proctor] = content.staff;
    const password = built.staff.find((one) => one.staffId === proctor?.staffId)?.password ?? '';
    expect(proctor && (await checkVerifier(suiteB, proctor.verifier, password))).toBe(true);
    const { lines } = await system.call('examSessions', {});
    expect(lines[0]).toMatchObject({ sessionId: built.sessionId, expected: 3, isDemonstration: true });
    // Nothing at the centre holds what was shown once, and no file of the making is left.
    const dump = await server.sql.query("SELECT string_agg(to_jsonb(s)::text, ' ') AS text FROM sessions s");
    expect(dump.rows[0]?.text).not.toContain(await passphraseOf(built));
    const log = await server.sql.query(
      "SELECT outcome, detail FROM audit_log WHERE action = 'build-package'",
    );
    expect(log.rows).toEqual([{ outcome: built.packageId, detail: { candidates: 3, stations: 1 } }]);
    expect(await leftBehind()).toEqual([]);
    const twice = await system.call('buildPackage', request());
    expect(twice).toMatchObject({ error: { kind: 'session-exists' } });
  });
});

describe('a package whose passphrase is split', () => {
  it('opens at its station with two of the three shares, and the whole passphrase is told to nobody', async () => {
    const made = await system.call('buildPackage', request({ sessionNo: 3, isPassphraseSplit: true }));
    if (!made.ok) throw new Error(`${made.error.kind} ${made.error.detail ?? ''}`);
    split = made.value;
    expect(made.value.opensWith.kind).toBe('shares');
    expect((await opened(made.value)).content.packageId).toBe(made.value.packageId);
    expect(JSON.stringify(made.value)).not.toContain(await passphraseOf(made.value));
  });
});

describe('a package that cannot be made', () => {
  it.each<readonly [string, () => Partial<PackageRequest>, string]>([
    [
      'without a photograph',
      () => ({ source: { kind: 'file', fileBase64: source.fileBase64 } }),
      'photo-missing',
    ],
    [
      'from a roster with faults',
      () => ({
        source: {
          ...source,
          fileBase64: base64(new TextEncoder().encode('姓名,证件号码,岗位\r\n甲,1,010\r\n')),
        },
      }),
      'roster-has-problems',
    ],
    ['for a station nobody knows', () => ({ stationIds: ['ST-999999' as never] }), 'no-such-station'],
    ['shorter than the test', () => ({ endsAtMs: Date.UTC(2026, 2, 11, 2) }), 'wrong-times'],
    ['of no such bank', () => ({ bankId: 'none' }), 'no-such-bank'],
    ['of no such policy', () => ({ policyId: 'none' }), 'no-such-policy'],
    ['for a post the bank does not have', () => ({ source: otherPost() }), 'post-not-in-bank'],
  ])('%s says so, and leaves nothing behind', async (_what, changes, kind) => {
    const before = await server.sql.query('SELECT count(*)::int AS n FROM sessions');
    const made = await system.call('buildPackage', request({ sessionNo: 2, ...changes() }));
    expect(made).toMatchObject({ ok: false, error: { kind } });
    expect(await server.sql.query('SELECT count(*)::int AS n FROM sessions')).toMatchObject({
      rows: before.rows,
    });
    expect(await leftBehind()).toEqual([]);
  });

  function otherPost(): PackageRequest['source'] {
    const others = people.map((one) => ({ ...one, post: '劳务员' }));
    return { ...source, fileBase64: base64(new TextEncoder().encode(rosterText(others))) };
  }

  it('without a library says that there is none', async () => {
    const bare = await startTestServer({ libraryFolder: tmpdir() });
    const { browser } = await signedInStaff(bare, 'system', bare.now);
    expect(await browser.call('packageChoices')).toEqual({ ok: false, error: { kind: 'no-library' } });
    await bare.stop();
  });
});

describe('the passphrase of a package (RM-4)', () => {
  const startsAtMs = Date.UTC(2026, 2, 11, 1);
  const ask = async (packageId: string, who: SyncStation = station, keys = who.keys) => {
    const asked = PackageKeyAsk.parse({
      kind: 'package-key',
      stationId: who.stationId,
      packageId,
      at: { wallMs: server.now(), monoMs: 1, bootId: 'boot' },
    });
    const signature = signAsk(suiteB, asked, keys.sign.privateKey);
    const body = JSON.stringify({ protocolVersion: PROTOCOL_VERSION, ask: asked, signature });
    const answer = await postJson(`${server.running.url}/sync/v1/package-keys`, body);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('is given to its stations from fifteen minutes before the session on, sealed to each, and to nobody else', async () => {
    const built = whole;
    if (built === undefined) throw new Error('no package was made');
    const stranger = await buildSyncStation(server);
    server.pass(startsAtMs - 15 * 60_000 - 1 - server.now());
    expect(await ask(built.packageId)).toEqual({
      status: 425,
      body: { refusal: 'too-early', releaseAtMs: startsAtMs - 15 * 60_000 },
    });
    server.pass(1);
    const given = await ask(built.packageId);
    const { sealed } = PackageKeyAnswer.parse(given.body);
    const reader = { kind: 'station', packageId: built.packageId, stationId: station.stationId } as const;
    const passphrase = built.opensWith.kind === 'passphrase' ? built.opensWith.passphrase : '';
    expect(openPassphrase(suiteB, station.keys.box, sealed, reader)).toBe(passphrase);
    expect(openPassphrase(suiteB, stranger.keys.box, sealed, reader)).toBeUndefined();
    expect((await ask(built.packageId, stranger)).status).toBe(404);
    expect((await ask(built.packageId, station, stranger.keys)).status).toBe(401);
    expect((await ask('P-none')).status).toBe(404);
    const log = await server.sql.query("SELECT outcome FROM audit_log WHERE action = 'release-package-key'");
    expect(log.rows).toEqual([{ outcome: station.stationId }]);
    const kept = await server.sql.query(
      "SELECT string_agg(to_jsonb(r)::text, ' ') AS text FROM package_releases r",
    );
    expect(kept.rows[0]?.text).not.toContain(passphrase);
    await server.sql.query('UPDATE stations SET revoked_at_ms = 1 WHERE station_id = $1', [
      station.stationId,
    ]);
    expect((await ask(built.packageId)).status).toBe(404);
    await server.sql.query('UPDATE stations SET revoked_at_ms = NULL WHERE station_id = $1', [
      station.stationId,
    ]);
  });

  it('that was split among people is given to no station', async () => {
    expect(await ask(split?.packageId ?? '')).toMatchObject({
      status: 404,
      body: { refusal: 'unknown-package' },
    });
  });
});
