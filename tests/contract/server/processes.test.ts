import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeBatch } from '../../../src-server/import/store-batch';
import { StartFailure } from '../../../src-server/start-problem';
import { startServer } from '../../../src-server/start-server';
import { openDatabase } from '../../../src-server/store/database';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { RecordBatch } from '../../../src-shared/contracts/sync/records';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

/** Nothing is measured by it: it only ends what hangs. */
const PATIENT = { timeout: 30_000 };

let server: TestServer;

beforeAll(async () => {
  // A cluster of its own: these tests change its settings and take it away.
  server = await startTestServer({ databaseUrl: undefined });
});
afterAll(() => server?.stop());

describe('several server processes on one database', () => {
  it('start at once and again without harm: migrations take turns and run once', async () => {
    const count = async () => (await server.sql.query('SELECT * FROM drizzle.__drizzle_migrations')).rowCount;
    const before = await count();
    const others = await Promise.all([server.startSecond(), server.startSecond(), server.startSecond()]);
    expect(await count()).toBe(before);
    for (const other of others) expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
  });

  it('store the batch that one station sends to both at once exactly once', async () => {
    const station = await buildSyncStation(server);
    const second = await server.startSecond();
    const urls = [server.running.url, second.url];
    const chain = station.seal(Array.from({ length: 60 }, (_, at) => `记录${at}`));
    for (let from = 0; from < 60; from += 20) {
      const batch = chain.slice(from, from + 20);
      const sent = await Promise.all([...urls, ...urls, ...urls].map((url) => station.send(batch, url)));
      const outcomes = sent.map((one) => ('receipt' in one ? one.receipt.receipt : undefined));
      expect(outcomes.map((one) => one?.receivedThrough)).toEqual(Array(6).fill(from + 20));
      expect(outcomes.map((one) => one?.headHash)).toEqual(Array(6).fill(batch.at(-1)?.hash));
      expect(new Set(outcomes.map((one) => one?.serverId)).size).toBe(1);
    }
    const stored = await server.sql.query('SELECT seq::int FROM inbox WHERE station_id = $1 ORDER BY seq', [
      station.stationId,
    ]);
    expect(stored.rows.map((row) => row.seq)).toEqual(chain.map((record) => record.seq));
    const aside = await server.sql.query('SELECT count(*)::int AS n FROM quarantine WHERE station_id = $1', [
      station.stationId,
    ]);
    expect(aside.rows).toEqual([{ n: 60 }]);
  });

  it('take turns at one chain: many connections that store the same records in the same instant agree', async () => {
    const station = await buildSyncStation(server);
    const key = toBase64Url(station.keys.sign.publicKey);
    const database = openDatabase(server.running.databaseUrl ?? '', () => undefined);
    // Open connections first, so that nothing but the database orders them.
    await Promise.all(Array.from({ length: 12 }, () => database.$client.query('SELECT pg_sleep(0.05)')));
    const chain = station.seal(Array.from({ length: 200 }, (_, at) => `记录${at}`));
    for (let from = 0; from < chain.length; from += 10) {
      const batch = RecordBatch.parse(station.batch(chain.slice(from, from + 10)));
      const stored = await Promise.all(Array.from({ length: 12 }, () => storeBatch(database, batch, key, 1)));
      expect(stored.map((one) => one.kind)).toEqual(Array(12).fill('imported'));
      const first = stored.filter((one) => one.kind === 'imported' && one.knownThrough === from);
      expect(first).toHaveLength(1);
    }
    await database.$client.end();
    const marks = await server.sql.query(
      'SELECT received_through::int AS n FROM station_marks WHERE station_id = $1',
      [station.stationId],
    );
    expect(marks.rows).toEqual([{ n: 200 }]);
  });

  it('let one of two different batches for the same number in, and call the other a fork', async () => {
    const station = await buildSyncStation(server);
    const second = await server.startSecond();
    const epoch = station.newEpoch();
    const sent = await Promise.all([
      station.send(station.seal(['一'], { epoch })),
      station.send(station.seal(['另一个一'], { epoch }), second.url),
    ]);
    expect(sent.map((one) => one.status).sort()).toEqual([200, 409]);
    const stored = await server.sql.query('SELECT seq FROM inbox WHERE station_id = $1', [station.stationId]);
    expect(stored.rowCount).toBe(1);
  });
});

describe('a server that ended between storing records and looking at them', () => {
  it('is healed by the next start of any process: every stored result is scored', async () => {
    const station = await buildSyncStation(server);
    const publication = buildPublication('S-heal');
    await server.admin('PUT', '/sessions/S-heal', publication);
    const bodies = publication.candidates.map(({ seat }) =>
      buildResult(publication, station.stationId, seat),
    );
    const batch = RecordBatch.parse(station.batch(station.seal([...bodies, 'not JSON'])));
    const database = openDatabase(server.running.databaseUrl ?? '', () => undefined);
    const stored = await storeBatch(database, batch, toBase64Url(station.keys.sign.publicKey), 1);
    await database.$client.end();
    expect(stored).toMatchObject({ kind: 'imported', due: [1, 2, 3, 4, 5] });
    const count = async (table: string) =>
      (await server.sql.query(`SELECT 1 FROM ${table} WHERE station_id = $1`, [station.stationId])).rowCount;
    // Five records, one run.
    expect([await count('results'), await count('projection_due')]).toEqual([0, 1]);

    const next = await server.startSecond();
    await next.healed;
    expect([await count('results'), await count('quarantine'), await count('projection_due')]).toEqual([
      4, 1, 0,
    ]);
  });

  it('is also healed by the station sending the batch again', async () => {
    const station = await buildSyncStation(server);
    const publication = buildPublication('S-resend');
    await server.admin('PUT', '/sessions/S-resend', publication);
    const chain = station.seal([buildResult(publication, station.stationId, 1)]);
    const batch = RecordBatch.parse(station.batch(chain));
    const database = openDatabase(server.running.databaseUrl ?? '', () => undefined);
    await storeBatch(database, batch, toBase64Url(station.keys.sign.publicKey), Date.UTC(2026, 2, 10, 1));
    await database.$client.end();
    expect(await station.send(chain)).toMatchObject({
      receipt: { receipt: { outcomes: [{ seq: 1, outcome: 'already-stored' }] } },
    });
    const results = await server.sql.query('SELECT 1 FROM results WHERE station_id = $1', [
      station.stationId,
    ]);
    expect(results.rowCount).toBe(1);
  });
});

describe('a database', () => {
  it('with fsync off is refused in production and only then', async () => {
    const external = { ...server.config, databaseUrl: server.running.databaseUrl };
    await server.sql.query('ALTER SYSTEM SET fsync = off');
    await server.sql.query('SELECT pg_reload_conf()');
    await expect.poll(async () => (await server.sql.query('SHOW fsync')).rows[0]?.fsync, PATIENT).toBe('off');
    const refused = await startServer({ ...external, isProduction: true }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartFailure);
    expect(refused).toMatchObject({ problem: { kind: 'fsync-off' } });
    const tolerated = await startServer(external);
    await tolerated.stop();
    await server.sql.query('ALTER SYSTEM RESET fsync');
    await server.sql.query('SELECT pg_reload_conf()');
    await expect.poll(async () => (await server.sql.query('SHOW fsync')).rows[0]?.fsync, PATIENT).toBe('on');
    const production = await startServer({ ...external, isProduction: true });
    await production.stop();
  });

  it('that drops its connections does not end the server', async () => {
    await server.sql.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'exam-server'",
    );
    await expect.poll(async () => (await server.request('/readyz')).status, PATIENT).toBe(200);
  });

  it('that is away makes stations come back later, and nothing is lost by it', async () => {
    const station = await buildSyncStation(server);
    const chain = station.seal(['一']);
    const url = new URL(server.running.databaseUrl ?? '');
    url.pathname = '/postgres';
    const outside = new pg.Client({ connectionString: url.href });
    await outside.connect();
    await outside.query('ALTER DATABASE exam ALLOW_CONNECTIONS false');
    await outside.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'exam'");
    await expect
      .poll(() => station.send(chain), PATIENT)
      .toMatchObject({ status: 503, refusal: { refusal: 'try-later' } });
    expect((await server.request('/healthz')).status).toBe(200);
    expect((await server.request('/readyz')).status).toBe(503);
    await outside.query('ALTER DATABASE exam ALLOW_CONNECTIONS true');
    await outside.end();
    expect(await station.send(chain)).toMatchObject({ status: 200 });
  });
});
