import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRetention } from '../../../src-server/retention/run-retention';
import { openDatabase } from '../../../src-server/store/database';
import { SessionId, Sha256Hex } from '../../../src-shared/basics/ids';
import { signedInStaff } from '../../builders/build-browser';
import { sendEvidence } from '../../builders/build-evidence';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const DAY_MS = 24 * 3_600_000;
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 1, 2, 3, 0xff, 0xd9]);

let server: TestServer;
let station: SyncStation;
const publication = buildPublication('S-keep', 4);

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
  await server.admin('PUT', '/sessions/S-keep', publication);
});
afterAll(() => server?.stop());

/** Sends one sealed picture of an attempt and answers its name. */
function sendPicture(attemptId: string): Promise<string> {
  return sendEvidence(server, station, { sessionId: 'S-keep', attemptId, jpeg: JPEG });
}

async function isThere(sha256: string): Promise<boolean> {
  return (await server.sql.query('SELECT 1 FROM evidence WHERE sha256 = $1', [sha256])).rowCount === 1;
}

async function run(afterDays: number) {
  const database = openDatabase(server.running.databaseUrl ?? '', () => undefined);
  const report = await runRetention(database, server.now() + afterDays * DAY_MS);
  await database.$client.end();
  return report;
}

describe('a kept picture at the centre', () => {
  it('is opened by the province alone, for a reason that stands in the audit log (LW-1)', async () => {
    const result = buildResult(publication, station.stationId, 1);
    const sha256 = await sendPicture(result.attemptId);
    const { browser } = await signedInStaff(server, 'province', server.now);
    const search = { attemptId: result.attemptId };
    const { lines } = await browser.call('searchEvidence', { search });
    expect(lines).toMatchObject([{ sha256, kind: 'presence-mismatch', isWhole: true, openings: 0 }]);
    const opened = await browser.call('openEvidence', {
      sha256: Sha256Hex.parse(sha256),
      reason: '复核（样例）',
    });
    expect(opened).toEqual({
      ok: true,
      value: {
        kind: 'presence-mismatch',
        takenAtMs: 1_773_104_400_000,
        jpegBase64: Buffer.from(JPEG).toString('base64'),
      },
    });
    const log = await server.sql.query(
      "SELECT role, outcome, detail FROM audit_log WHERE action = 'open-evidence' AND subject = $1",
      [sha256],
    );
    expect(log.rows).toEqual([{ role: 'province', outcome: 'opened', detail: { reason: '复核（样例）' } }]);
    const again = await browser.call('searchEvidence', { search });
    expect(again.lines).toMatchObject([{ openings: 1, lastOpenedAtMs: server.now() }]);
    const nothing = await browser.call('openEvidence', {
      sha256: Sha256Hex.parse('0'.repeat(64)),
      reason: '样例',
    });
    expect(nothing).toEqual({ ok: false, error: { kind: 'no-such-evidence' } });
  });

  it('goes thirty days after its result was confirmed, and not while that is held or under review', async () => {
    const [confirmed, held, reviewed] = [2, 3, 4].map((seat) =>
      buildResult(publication, station.stationId, seat),
    );
    if (confirmed === undefined || held === undefined || reviewed === undefined) throw new Error('no result');
    await station.send(station.seal([confirmed, held, reviewed]));
    await server.sql.query('UPDATE results SET is_held = true WHERE attempt_id = $1', [held.attemptId]);
    await server.admin('POST', `/results/${reviewed.attemptId}/reviews`, { requestedBy: 'demo' });
    const names = [];
    for (const one of [confirmed, held, reviewed]) names.push(await sendPicture(one.attemptId));
    // The page shows the day on which the job deletes.
    const { browser } = await signedInStaff(server, 'province', server.now);
    const { lines } = await browser.call('searchEvidence', {
      search: { sessionId: SessionId.parse('S-keep') },
    });
    const dueInDays = (name: string | undefined) => {
      const line = lines.find((one) => one.sha256 === name);
      return line === undefined ? undefined : Math.round((line.dueAtMs - server.now()) / DAY_MS);
    };
    expect(names.map(dueInDays)).toEqual([30, 180, 180]);
    await run(29);
    expect(await Promise.all(names.map(isThere))).toEqual([true, true, true]);
    await run(31);
    expect(await Promise.all(names.map(isThere))).toEqual([false, true, true]);
    await run(181);
    expect(await Promise.all(names.map(isThere))).toEqual([false, false, false]);
  });
});

describe('after three years', () => {
  it('answers, the records as they came and the audit log go, scores stay, and the log says that it was done', async () => {
    const before = await server.sql.query('SELECT count(*)::int AS n FROM results');
    await run(2.9 * 365.25);
    expect((await server.sql.query("SELECT 1 FROM results WHERE answers <> '[]'")).rowCount).toBeGreaterThan(
      0,
    );
    const report = await run(3.2 * 365.25);
    // The month of the arrival, and the one behind it that was made ahead.
    expect(report?.inboxMonths).toBe(2);
    expect(report?.auditEntries).toBeGreaterThan(0);
    const left = await server.sql.query(
      "SELECT count(*)::int AS n FROM results WHERE answers <> '[]' AND NOT is_held",
    );
    expect(left.rows).toEqual([{ n: 0 }]);
    expect((await server.sql.query('SELECT count(*)::int AS n FROM results')).rows).toEqual(before.rows);
    expect(
      (await server.sql.query('SELECT 1 FROM inbox WHERE station_id = $1', [station.stationId])).rowCount,
    ).toBe(0);
    const log = await server.sql.query(
      "SELECT detail FROM audit_log WHERE action = 'retention' ORDER BY audit_id DESC LIMIT 1",
    );
    expect(log.rows[0]?.detail).toEqual(report);
  });

  it('nothing else may delete from the audit log', async () => {
    await expect(server.sql.query('DELETE FROM audit_log')).rejects.toThrow('append-only');
    await expect(
      server.sql.query(
        "DO $$ BEGIN PERFORM set_config('exam.retention', 'on', true); UPDATE audit_log SET outcome = 'x'; END $$",
      ),
    ).rejects.toThrow('append-only');
  });
});

it('one process at a time deletes; another is told that it is being done', async () => {
  await server.sql.query('SELECT 1');
  const holder = await server.sql.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT pg_advisory_xact_lock(7268305)');
  expect(await run(0)).toBeUndefined();
  await holder.query('COMMIT');
  holder.release();
  expect(await run(0)).toBeDefined();
});

describe('metrics', () => {
  it('are for this machine without a token, but not for who comes through a proxy on it', async () => {
    expect((await server.request('/metrics')).status).toBe(200);
    const throughProxy = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect((await server.request('/metrics', throughProxy)).status).toBe(401);
  });

  it('with a token are for its bearer alone', async () => {
    const guarded = await startTestServer({ metricsToken: 'demo-metrics-token' });
    const as = async (token: string) =>
      (await guarded.request('/metrics', { headers: { authorization: `Bearer ${token}` } })).status;
    expect([
      await as('demo-metrics-token'),
      await as('another-token'),
      (await guarded.request('/metrics')).status,
    ]).toEqual([200, 401, 401]);
    await guarded.stop();
  });
});
