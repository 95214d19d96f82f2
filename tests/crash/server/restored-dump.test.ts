import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildRoad } from '../../builders/build-road';
import { buildSyncStation, SEALED_AT } from '../../builders/build-sync-station';
import { buildTightBody } from '../../builders/build-tight-body';
import { type ServerProcess, startServerProcess } from '../../builders/server-process';
import { ADMIN_TOKEN } from '../../builders/start-test-server';
import { type SystemPostgres, startSystemPostgres } from '../../builders/system-postgres';
import { tempFolder } from '../../builders/temp-folder';

// What docs/operations.md tells a province to do once a year, with the scripts that it is given.

const run = promisify(execFile);
let folder: Awaited<ReturnType<typeof tempFolder>>;
let postgres: SystemPostgres;
let server: ServerProcess | undefined;

beforeAll(async () => {
  folder = await tempFolder('restored-dump');
  postgres = await startSystemPostgres(folder.path);
  await sql('postgres', 'CREATE DATABASE exam');
});
afterAll(async () => {
  await server?.terminate();
  await postgres?.stop();
  await folder?.remove();
});

async function sql(database: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: postgres.urlOf(database) });
  await client.connect();
  const found = await client.query(text);
  await client.end();
  return found.rows;
}

const keysOf = (machine: string) => path.join(folder.path, machine, 'centre-keys.json');
const backups = () => path.join(folder.path, 'backups');

/** One of the shipped scripts, with the environment that its unit gives it. */
async function shipped(script: string, database: string, machine: string, ...args: readonly string[]) {
  const said = await run('sh', [path.join('resources/deploy', script), ...args], {
    env: {
      PATH: `${postgres.binaries}:${process.env.PATH ?? ''}`,
      DATABASE_URL: postgres.urlOf(database),
      EXAM_CENTRE_KEYS: keysOf(machine),
      EXAM_BACKUP_FOLDER: backups(),
      EXAM_BACKUP_KEEP: '2',
    },
  });
  return said.stdout.trim();
}

async function start(database: string, machine: string): Promise<ServerProcess> {
  server = await startServerProcess(path.join(folder.path, machine), {
    DATABASE_URL: postgres.urlOf(database),
    EXAM_CENTRE_KEYS: keysOf(machine),
    EXAM_SERVER_ADMIN_TOKEN: ADMIN_TOKEN,
  });
  return server;
}

const admin = (method: string, place: string, body?: unknown) =>
  fetch(`${server?.url}/admin/v1${place}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

it('yesterday’s dump, restored on a new machine with the shipped scripts, is refilled by a station', async () => {
  const first = await start('exam', 'first');
  const station = await buildSyncStation({ running: { url: first.url }, admin });
  const publication = buildPublication('S-dump');
  await admin('PUT', '/sessions/S-dump', publication);
  const results = [1, 2, 3, 4].map((seat) => buildResult(publication, station.stationId, seat));
  const chain = station.seal(results.map((one) => buildTightBody(publication, one, SEALED_AT)));
  const road = buildRoad(station, () => server?.url ?? '');
  road.queue(chain.slice(0, 2));
  await road.drain();

  // The night: four backups, of which two are kept, while the server runs.
  for (const name of ['centre-20200101T000000Z', 'centre-20200102T000000Z', 'centre-20200103T000000Z'])
    for (const end of ['dump', 'keys.json'])
      await run('cp', ['README.md', `${await made(backups())}/${name}.${end}`]);
  const dump = await shipped('backup.sh', 'exam', 'first');
  expect((await readdir(backups())).sort()).toEqual(
    [
      'centre-20200103T000000Z.dump',
      'centre-20200103T000000Z.keys.json',
      ...[dump, `${dump.slice(0, -5)}.keys.json`].map((file) => path.basename(file)),
    ].sort(),
  );

  // The day after it, and the end of the machine.
  road.queue(chain.slice(2));
  await road.drain();
  expect(await sql('exam', 'SELECT 1 FROM results')).toHaveLength(4);
  await server?.terminate();

  // Not into a database that holds something, and not over other keys.
  await expect(shipped('restore.sh', 'exam', 'first', dump)).rejects.toThrow('is not empty');
  await sql('postgres', 'CREATE DATABASE exam_new');
  await run('cp', [
    'README.md',
    await made(path.join(folder.path, 'second')).then((at) => `${at}/centre-keys.json`),
  ]);
  await expect(shipped('restore.sh', 'exam_new', 'second', dump)).rejects.toThrow('other keys');
  await rm(keysOf('second'));
  expect(await shipped('restore.sh', 'exam_new', 'second', dump)).toMatch(
    /^stations 1, records 2, results 2, last record 20\d\d-/,
  );

  await start('exam_new', 'second');
  expect(road.outbox.state().pendingCount).toBe(0);
  // Nothing new waits at the station: its heartbeat alone tells it that the mark went back.
  await road.beat();
  expect(road.outbox.state().pendingCount).toBe(2);
  await road.drain();
  road.stop();
  expect(await sql('exam_new', 'SELECT seq::int, hash FROM inbox ORDER BY seq')).toEqual(
    chain.map(({ seq, hash }) => ({ seq, hash })),
  );
  expect(await sql('exam_new', "SELECT 1 FROM results WHERE status = 'confirmed'")).toHaveLength(4);
  expect(await sql('exam_new', 'SELECT 1 FROM quarantine')).toEqual([]);
});

async function made(place: string): Promise<string> {
  await run('mkdir', ['-p', place]);
  return place;
}
