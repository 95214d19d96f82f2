import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInStaff } from '../../builders/build-browser';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;
const publication = buildPublication('S-office', 4);

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
  await server.admin('PUT', '/sessions/S-office', publication);
});
afterAll(() => server?.stop());

const json = async (answer: Promise<Response>) => (await (await answer).json()) as Record<string, unknown>;

describe('a review (RM-16)', () => {
  it('scores the stored record again, confirms what stands, says what it looked at, and is kept', async () => {
    const result = buildResult(publication, station.stationId, 1, { wrong: 3 });
    await station.send(station.seal([result]));
    const path = `/results/${result.attemptId}/reviews`;
    const answer = await server.admin('POST', path, { requestedBy: 'office-1' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      isConfirmed: true,
      isInTime: true,
      standingTotal: result.claimed.total,
      rescoredTotal: result.claimed.total,
      findings: { record: 'authentic', answersReceived: result.answers.length, problem: null },
    });
    server.pass(9 * 24 * 3_600_000);
    await server.admin('POST', path, { requestedBy: 'office-1' });
    expect(await json(server.admin('GET', path))).toMatchObject({
      reviews: [{ isInTime: false, isConfirmed: true }, { isInTime: true }],
    });
    await expect(server.sql.query('DELETE FROM score_reviews')).rejects.toThrow('append-only');
  });

  it('counts its days from the release of a result that was held, not from its arrival', async () => {
    const result = buildResult(publication, station.stationId, 3);
    await station.send(station.seal([result]));
    const { browser: province } = await signedInStaff(server, 'province', server.now);
    const { attemptId } = result;
    const hold = { attemptId, reason: 'by-hand', note: '样例' } as const;
    await province.call('holdResult', { ...hold, isHeld: true });
    server.pass(20 * 24 * 3_600_000);
    const { browser: later } = await signedInStaff(server, 'province', server.now);
    await later.call('holdResult', { ...hold, isHeld: false });
    server.pass(24 * 3_600_000);
    const review = server.admin('POST', `/results/${attemptId}/reviews`, { requestedBy: 'office-1' });
    expect(await json(review)).toMatchObject({ isInTime: true });
  });

  it('finds a total that somebody changed in the table, and changes nothing itself', async () => {
    const result = buildResult(publication, station.stationId, 2);
    await station.send(station.seal([result]));
    await server.sql.query('UPDATE results SET total = 3 WHERE attempt_id = $1', [result.attemptId]);
    const review = await json(
      server.admin('POST', `/results/${result.attemptId}/reviews`, { requestedBy: 'office-1' }),
    );
    expect(review).toMatchObject({ isConfirmed: false, standingTotal: 3, rescoredTotal: 100 });
    const row = await server.sql.query('SELECT total FROM results WHERE attempt_id = $1', [result.attemptId]);
    expect(row.rows).toEqual([{ total: 3 }]);
  });

  it('of an attempt that is not here is 404', async () => {
    const answer = await server.admin('POST', '/results/nobody/reviews', { requestedBy: 'office-1' });
    expect(answer.status).toBe(404);
  });
});

describe('an alarm', () => {
  it('is acknowledged by a person and open again when it comes again', async () => {
    const one = await buildSyncStation(server);
    const chain = one.seal(['一']);
    await one.send(chain);
    const other = one.seal(['另一个一'], { ...(chain[0] && { epoch: chain[0].epoch }) });
    await one.send(other);
    const subject = `${one.stationId}|${chain[0]?.epoch}|1`;
    const seen = { kind: 'fork', subject, by: 'office-1', note: '已核对' };
    expect((await server.admin('POST', '/alarms/acknowledgements', seen)).status).toBe(200);
    const stateOf = async () =>
      (
        await server.sql.query('SELECT acknowledged_by FROM alarms WHERE kind = $1 AND subject = $2', [
          'fork',
          subject,
        ])
      ).rows;
    expect(await stateOf()).toEqual([{ acknowledged_by: 'office-1' }]);
    await one.send(other);
    expect(await stateOf()).toEqual([{ acknowledged_by: null }]);
    const unknown = { ...seen, subject: 'nothing' };
    expect((await server.admin('POST', '/alarms/acknowledgements', unknown)).status).toBe(404);
  });
});

describe('a station whose machine was stolen', () => {
  it('is revoked once and for all; nothing it signs is taken, what it sent before stays', async () => {
    const one = await buildSyncStation(server);
    const chain = one.seal(['一', '二']);
    await one.send(chain.slice(0, 1));
    const first = await json(server.admin('POST', `/stations/${one.stationId}/revocation`, {}));
    server.pass(1000);
    expect(await json(server.admin('POST', `/stations/${one.stationId}/revocation`, {}))).toEqual(first);
    expect(await one.send(chain.slice(1))).toMatchObject({ status: 401 });
    expect((await server.admin('POST', '/stations/ST-999999/revocation', {})).status).toBe(404);
  });
});

describe('the inbox by month', () => {
  it('has a part for this month and the next, each refusing change and a number twice', async () => {
    const parts = await server.sql.query<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'inbox'::regclass ORDER BY 1",
    );
    expect(parts.rows.map((row) => row.name)).toEqual(['inbox_2026_03', 'inbox_2026_04', 'inbox_other']);
    for (const { name } of parts.rows) {
      await expect(server.sql.query(`DELETE FROM ${name}`)).rejects.toThrow('append-only');
      const keys = await server.sql.query(
        'SELECT 1 FROM pg_index WHERE indrelid = $1::regclass AND indisunique',
        [name],
      );
      expect(keys.rowCount).toBe(1);
    }
  });

  it('makes the months of a year as it goes, and none twice', async () => {
    for (let month = 4; month <= 16; month++) {
      await server.sql.query('SELECT ensure_inbox_months($1)', [Date.UTC(2026, month, 15)]);
      const again = await server.sql.query('SELECT ensure_inbox_months($1) AS made', [
        Date.UTC(2026, month, 28),
      ]);
      expect(again.rows).toEqual([{ made: 0 }]);
    }
    const parts = await server.sql.query("SELECT 1 FROM pg_inherits WHERE inhparent = 'inbox'::regclass");
    expect(parts.rowCount).toBe(17);
  });
});
