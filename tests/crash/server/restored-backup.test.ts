import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildRoad } from '../../builders/build-road';
import { buildSyncStation } from '../../builders/build-sync-station';
import { type ServerProcess, startServerProcess } from '../../builders/server-process';
import { ADMIN_TOKEN } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

const run = promisify(execFile);

let folder: Awaited<ReturnType<typeof tempFolder>>;
let server: ServerProcess;
const dataFolder = () => `${folder.path}/data`;
const backupFolder = () => `${folder.path}/yesterday`;

beforeAll(async () => {
  folder = await tempFolder('restored');
});
afterAll(async () => {
  await server?.terminate();
  await folder.remove();
});

async function start(): Promise<void> {
  server = await startServerProcess(dataFolder(), { EXAM_SERVER_ADMIN_TOKEN: ADMIN_TOKEN });
}

const admin = (method: string, path: string, body?: unknown) =>
  fetch(`${server.url}/admin/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function rows(text: string): Promise<readonly Record<string, unknown>[]> {
  const sql = new pg.Client({ connectionString: server.databaseUrl });
  await sql.connect();
  const found = await sql.query(text);
  await sql.end();
  return found.rows;
}

it('a centre put back to yesterday’s backup is refilled by a station that had receipts for everything since', async () => {
  await start();
  const station = await buildSyncStation({ running: { url: server.url }, admin });
  const publication = buildPublication('S-restore');
  await admin('PUT', '/sessions/S-restore', publication);
  const chain = station.seal([1, 2, 3, 4].map((seat) => buildResult(publication, station.stationId, seat)));
  const road = buildRoad(station, () => server.url);

  road.queue(chain.slice(0, 1));
  await road.drain();
  await server.terminate();
  // A stopped cluster with the centre's keys beside it, byte for byte and with its owner.
  await run('cp', ['-a', dataFolder(), backupFolder()]);

  await start();
  road.queue(chain.slice(1));
  await road.drain();
  expect(await rows('SELECT 1 FROM results')).toHaveLength(4);
  await server.terminate();
  await rm(dataFolder(), { recursive: true });
  await run('mv', [backupFolder(), dataFolder()]);

  await start();
  expect(await rows('SELECT 1 FROM results')).toHaveLength(1);
  expect(road.outbox.state().pendingCount).toBe(0);
  // Nothing new is waiting: the heartbeat alone tells the station that the mark went back.
  await road.beat();
  expect(road.outbox.state().pendingCount).toBe(3);
  await road.drain();
  road.stop();
  expect(await rows('SELECT seq::int, hash FROM inbox ORDER BY seq')).toEqual(
    chain.map(({ seq, hash }) => ({ seq, hash })),
  );
  expect(await rows("SELECT 1 FROM results WHERE status = 'confirmed'")).toHaveLength(4);
  expect(await rows('SELECT 1 FROM quarantine')).toHaveLength(0);
});
