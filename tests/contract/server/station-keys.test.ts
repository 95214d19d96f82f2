import { afterAll, beforeAll, expect, it } from 'vitest';
import { StationKeys } from '../../../src-server/registry/stations';
import { type Database, openDatabase } from '../../../src-server/store/database';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const STATIONS = 300;
const idOf = (no: number) => `ST-many-${no}`;
const ids = Array.from({ length: STATIONS }, (_, no) => idOf(no));

let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await startTestServer();
  await server.sql.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     SELECT id, 'B', $2, '', '样例', 0 FROM unnest($1::text[]) AS s(id)`,
    [ids, toBase64Url(new Uint8Array(32).fill(3))],
  );
  database = openDatabase(server.running.databaseUrl ?? '', () => undefined);
});
afterAll(async () => {
  await database?.$client.end();
  await server?.stop();
});

it('a process that has just started finds the keys of all that ask at once together, and a stranger’s is none', async () => {
  let trips = 0;
  database.$client.on('acquire', () => {
    trips += 1;
  });
  const keys = new StationKeys(database);
  const found = await Promise.all([...ids, 'ST-nobody', idOf(0)].map((stationId) => keys.find(stationId)));
  expect(found.map((key) => key?.signPublicKey[0])).toEqual([...ids.map(() => 3), undefined, 3]);
  // The first alone, the second alone, everybody else behind them.
  expect(trips).toBe(3);
  expect(keys.waitingCount).toBe(0);
  // Remembered, but for a stranger, who may be registered any moment.
  await Promise.all([...ids.map((stationId) => keys.find(stationId)), keys.find('ST-nobody')]);
  expect(trips).toBe(4);
});

it('a look that the database fails is said to all who waited for it, and the next one is a look of its own', async () => {
  const gone = openDatabase(server.running.databaseUrl ?? '', () => undefined);
  const keys = new StationKeys(gone);
  await gone.$client.end();
  const asked = await Promise.allSettled(ids.slice(0, 5).map((stationId) => keys.find(stationId)));
  expect(asked.map((one) => one.status)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
  expect(keys.waitingCount).toBe(0);
  await expect(keys.find(idOf(0))).rejects.toThrow();
});
