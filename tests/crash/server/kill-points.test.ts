import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordEnvelope } from '../../../src-shared/domain/record/record-envelope';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { holdDatabase } from '../../builders/held-database';
import { type ServerProcess, startServerProcess } from '../../builders/server-process';
import { ADMIN_TOKEN } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

/** The server's process is killed (SIGKILL) while a batch stands exactly there; the database lives on. */
type KillPoint =
  | 'inserted-then-rolled-back'
  | 'inserted-then-committed-by-nobody'
  | 'committed-not-projected';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let server: ServerProcess;
let station: SyncStation;
let chain: readonly RecordEnvelope[];
let sessionNo = 0;

beforeAll(async () => {
  folder = await tempFolder('kill-points');
  await start();
});
afterAll(async () => {
  await server?.terminate();
  await folder.remove();
});

async function start(): Promise<void> {
  server = await startServerProcess(folder.path, { EXAM_SERVER_ADMIN_TOKEN: ADMIN_TOKEN });
}

const admin = (method: string, path: string, body?: unknown) =>
  fetch(`${server.url}/admin/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A station with two records at the centre and three more, results among them, that nobody has sent yet. */
async function prepare(): Promise<void> {
  sessionNo += 1;
  station = await buildSyncStation({ running: { url: server.url }, admin });
  const publication = buildPublication(`S-kill-${sessionNo}`);
  await admin('PUT', `/sessions/S-kill-${sessionNo}`, publication);
  const result = (seat: number) => buildResult(publication, station.stationId, seat);
  chain = station.seal([result(1), 'not JSON', result(2), 'nor this', result(3)]);
  await station.send(chain.slice(0, 2), server.url);
}

async function killAt(point: KillPoint): Promise<void> {
  const held = await holdDatabase(
    server.databaseUrl,
    point === 'committed-not-projected' ? 'before-projection' : 'before-commit',
  );
  const sent = station.send(chain.slice(2), server.url).then(
    () => 'answered',
    () => 'no answer',
  );
  await held.reached();
  await server.kill();
  expect(await sent).toBe('no answer');
  await (point === 'inserted-then-committed-by-nobody' ? held.release() : held.rollBack());
}

async function stored(): Promise<{ readonly inbox: number; readonly results: number; readonly due: number }> {
  const sql = new pg.Client({ connectionString: server.databaseUrl });
  await sql.connect();
  const count = async (text: string) => Number((await sql.query(text, [station.stationId])).rows[0]?.n);
  const counted = {
    inbox: await count('SELECT count(*) AS n FROM inbox WHERE station_id = $1'),
    results: await count('SELECT count(*) AS n FROM results WHERE station_id = $1'),
    due: await count(
      'SELECT coalesce(sum(through_seq - seq + 1), 0) AS n FROM projection_due WHERE station_id = $1',
    ),
  };
  await sql.end();
  return counted;
}

const expected: Readonly<Record<KillPoint, { readonly inbox: number }>> = {
  'inserted-then-rolled-back': { inbox: 2 },
  'inserted-then-committed-by-nobody': { inbox: 5 },
  'committed-not-projected': { inbox: 5 },
};

describe('a server killed while a batch is', () => {
  it.each(Object.keys(expected) as KillPoint[])(
    '%s: all of the batch is stored or nothing, the station sends it again, and each record and result is there once',
    async (point) => {
      await prepare();
      await killAt(point);
      await start();
      expect((await stored()).inbox).toBe(expected[point].inbox);
      const again = await station.send(chain.slice(2), server.url);
      if (!('receipt' in again)) throw new Error(JSON.stringify(again));
      expect(again.receipt.receipt).toMatchObject({ receivedThrough: 5, headHash: chain[4]?.hash });
      const isKnown = expected[point].inbox === 5;
      expect(again.receipt.receipt.outcomes.map((one) => one.outcome)).toEqual(
        isKnown ? ['already-stored', 'quarantined', 'already-stored'] : ['stored', 'quarantined', 'stored'],
      );
      expect(await stored()).toEqual({ inbox: 5, results: 3, due: 0 });
    },
  );
});
