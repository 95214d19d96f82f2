import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { signAsk } from '../../../src-crypto/station-words';
import { suiteB } from '../../../src-crypto/suite-b';
import { centreClient } from '../../../src-main/sync/centre-client';
import { PackageId } from '../../../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import type { BuiltPackage } from '../../../src-shared/contracts/web/packages';
import { signedInStaff } from '../../builders/build-browser';
import { buildRosterPeople, photoArchive, rosterText } from '../../builders/build-roster';
import { type RunningStation, runStation, testClock } from '../../builders/build-station';
import { issueTestCode } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

// A station's main process, without a window, beside a centre on its PostgreSQL: from the package's making to the paper.

const STARTS_MS = Date.UTC(2026, 2, 10, 3);
/** The demonstration's policy: fifteen minutes before (RM-4). */
const RELEASED_MS = STARTS_MS - 15 * 60_000;

type Machine = {
  readonly folder: string;
  /** The program that runs there now. */
  running: RunningStation;
  readonly logged: readonly string[];
  /** Its program ends and begins again. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

let server: TestServer;
let built: BuiltPackage;
/** Two stations that the package is for, one of them registered with another process of the centre. */
let near: Machine;
let far: Machine;
let stranger: Machine;
const clock = testClock(Date.UTC(2026, 2, 10, 1));
const machines: Machine[] = [];

/** A new machine that was given a one-time code. */
async function register(serverUrl: string): Promise<Machine> {
  const folder = await tempFolder('key-release');
  const logged: string[] = [];
  const start = () =>
    runStation(folder.path, clock, undefined, undefined, {
      log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
      filePath: path.join(folder.path, 'stick.exampkg'),
    });
  const running = await start();
  const code = await issueTestCode(server);
  expect(await running.ask['station:provision']({ serverUrl, code })).toEqual({ ok: true, value: {} });
  const machine: Machine = {
    folder: folder.path,
    running,
    logged,
    restart: async () => {
      await machine.running.station.close();
      machine.running = await start();
    },
    stop: async () => {
      await machine.running.station.close();
      await folder.remove();
    },
  };
  machines.push(machine);
  return machine;
}

const idOf = ({ running }: Machine) => {
  const { identity } = running.station.desk.memory;
  if (identity === undefined) throw new Error('not registered');
  return identity;
};
const ask = ({ running }: Machine): RunningStation['ask'] => running.ask;

/** The hour at the centre and at the stations. */
function passTo(atMs: number): void {
  const ms = atMs - server.now();
  server.pass(ms);
  clock.advance(ms);
}

beforeAll(async () => {
  server = await startTestServer();
  const second = await server.startSecond();
  near = await register(server.running.url);
  far = await register(second.url);
  stranger = await register(server.running.url);
  const people = buildRosterPeople(2);
  const { browser } = await signedInStaff(server, 'system', server.now);
  const made = await browser.call('buildPackage', {
    source: {
      kind: 'file',
      fileBase64: Buffer.from(rosterText(people)).toString('base64'),
      photosBase64: Buffer.from(photoArchive(people)).toString('base64'),
    },
    title: '演示场次',
    siteCode: '9901',
    siteName: '演示考点',
    roomNo: '01',
    roomName: '演示考场',
    sessionNo: 1,
    startsAtMs: STARTS_MS,
    endsAtMs: STARTS_MS + 4 * 3_600_000,
    bankId: 'demo-bank',
    policyId: 'demo-policy',
    stationIds: [idOf(near).stationId, idOf(far).stationId],
    proctors: ['演示监考甲', '演示监考乙'],
    siteHead: '演示主考',
    systemAdmin: '演示管理员',
    isPassphraseSplit: false,
  });
  if (!made.ok) throw new Error(`${made.error.kind} ${made.error.detail ?? ''}`);
  built = made.value;
});
afterAll(async () => {
  for (const machine of machines) await machine.stop();
  await server?.stop();
});
afterEach(async () => {
  // Whatever happened in a test, no log line of a station and no audit entry of the centre has the passphrase.
  const { opensWith } = built;
  if (opensWith.kind !== 'passphrase') throw new Error('it was not to be split');
  for (const { logged } of machines) expect(logged.join('\n')).not.toContain(opensWith.passphrase);
  const audit = await server.sql.query("SELECT string_agg(to_jsonb(a)::text, ' ') AS text FROM audit_log a");
  expect(audit.rows[0]?.text).not.toContain(opensWith.passphrase);
});

function signIn() {
  const proctor = built.staff.find(({ role }) => role === 'proctor');
  if (proctor === undefined) throw new Error('no proctor');
  return { staffId: proctor.staffId as never, password: proctor.password, isReleased: true } as const;
}

const given = async () =>
  (
    await server.sql.query(
      "SELECT outcome FROM audit_log WHERE action = 'release-package-key' ORDER BY audit_id",
    )
  ).rows.map((row) => row.outcome);

it('a station has its package long before, its passphrase from its time on, and again when it begins again (RM-4)', async () => {
  for (const one of [near, far]) {
    expect(await ask(one)['package:fetch']({})).toEqual({ ok: true, value: {} });
    const tooEarly = { ok: false, error: { kind: 'key-too-early', releaseAtMs: RELEASED_MS } };
    expect(await ask(one)['session:fetch-key']({})).toEqual(tooEarly);
  }
  expect(await ask(near)['session:open'](signIn())).toEqual({ ok: false, error: { kind: 'key-not-here' } });
  passTo(RELEASED_MS - 1);
  // By the centre's clock: a station that sets its own forward gets nothing by it.
  clock.jumpWall(3_600_000);
  expect(await ask(near)['session:fetch-key']({})).toMatchObject({ error: { kind: 'key-too-early' } });
  clock.jumpWall(-3_600_000);
  expect(await given()).toEqual([]);

  // At its time the package opens with it; the other process of the centre gives it as well.
  passTo(RELEASED_MS);
  for (const one of [near, far])
    expect(await ask(one)['session:fetch-key']({})).toEqual({ ok: true, value: {} });
  expect(await ask(near)['session:open'](signIn())).toEqual({ ok: true, value: {} });
  expect(near.running.station.desk.memory.session?.opened.content).toMatchObject({
    packageId: built.packageId,
    candidates: [{ displayName: '样例学员1' }, { displayName: '样例学员2' }],
  });
  expect(await given()).toEqual([idOf(near).stationId, idOf(far).stationId]);

  // A station that begins again has kept no passphrase on its disk, and is given it once more.
  await near.restart();
  expect(await ask(near)['session:open'](signIn())).toEqual({ ok: false, error: { kind: 'key-not-here' } });
  const { opensWith } = built;
  const files = await readdir(near.folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()))
    expect(
      (await readFile(path.join(file.parentPath, file.name))).includes(
        opensWith.kind === 'passphrase' ? opensWith.passphrase : '',
      ),
    ).toBe(false);
  expect(await ask(near)['session:fetch-key']({})).toEqual({ ok: true, value: {} });
  expect(await ask(near)['session:open'](signIn())).toEqual({ ok: true, value: {} });
});

it('a station that the package is not for gets neither package nor passphrase, and a revoked one no more', async () => {
  passTo(Math.max(server.now(), RELEASED_MS));
  const before = await given();
  expect(await ask(stranger)['package:fetch']({})).toEqual({ ok: false, error: { kind: 'none-for-today' } });
  expect(await ask(stranger)['session:fetch-key']({})).toMatchObject({ ok: false });
  // As a program that leaves out the station's own checks would ask.
  const { stationId, keys, serverUrl } = idOf(stranger);
  const packageId = PackageId.parse(built.packageId);
  const asked = { kind: 'package-key', stationId, packageId, at: clock.now() } as const;
  const said = (signature: string) =>
    centreClient(serverUrl).askPackageKey({ protocolVersion: PROTOCOL_VERSION, ask: asked, signature });
  expect(await said(signAsk(suiteB, asked, keys.sign.privateKey))).toMatchObject({
    error: { kind: 'refused', refusal: { refusal: 'unknown-package' } },
  });
  expect(await said(signAsk(suiteB, asked, idOf(near).keys.sign.privateKey))).toMatchObject({
    error: { kind: 'refused', refusal: { refusal: 'not-authentic' } },
  });
  await far.restart();
  expect(await ask(far)['package:fetch']({})).toEqual({ ok: true, value: {} });
  const revoked = await server.admin('POST', `/stations/${idOf(far).stationId}/revocation`, {});
  expect(revoked.status).toBeLessThan(300);
  expect(await ask(far)['session:fetch-key']({})).toEqual({ ok: false, error: { kind: 'key-not-released' } });
  expect(await ask(far)['session:open'](signIn())).toMatchObject({ error: { kind: 'key-not-here' } });
  expect(await given()).toEqual(before);
});
