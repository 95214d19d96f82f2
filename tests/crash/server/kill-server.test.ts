import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../../src-shared/basics/seeded-random';
import type { RecordEnvelope } from '../../../src-shared/domain/record/record-envelope';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSeed } from '../../builders/build-seed';
import { buildSyncStation } from '../../builders/build-sync-station';
import { type ServerProcess, startServerProcess } from '../../builders/server-process';
import { ADMIN_TOKEN } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

/** Where the server is killed: its process alone or with its database, at a random moment of continuous sending. */
type CrashPoint = 'server' | 'server-and-database';
const CRASHES: readonly CrashPoint[] = ['server', 'server-and-database', 'server-and-database'];
const SEED = 'kill-server/1';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let running: ServerProcess | undefined;

beforeAll(async () => {
  folder = await tempFolder('kill-server');
});
afterAll(async () => {
  await running?.terminate();
  await folder.remove();
});

async function start(): Promise<ServerProcess> {
  running = await startServerProcess(folder.path, { EXAM_SERVER_ADMIN_TOKEN: ADMIN_TOKEN });
  return running;
}

const post = (url: string, body: unknown, method = 'POST') =>
  fetch(url, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

it('every acknowledged record is on the server after its kills, each exactly once, and every result is scored', async () => {
  const random = seededRandom(buildSeed(SEED));
  let server = await start();
  const station = await buildSyncStation({
    running: { url: server.url },
    admin: (method, path, body) => post(`${server.url}/admin/v1${path}`, body, method),
  });
  const publication = buildPublication('S-kill', 9);
  await post(`${server.url}/admin/v1/sessions/S-kill`, publication, 'PUT');
  const bodies = Array.from({ length: 300 }, (_, at) =>
    at % 40 === 0 ? buildResult(publication, station.stationId, at / 40 + 1) : `记录 ${at}`,
  );
  const chain: readonly RecordEnvelope[] = station.seal(bodies);

  let acknowledged = 0;
  const sendNext = async (): Promise<void> => {
    const sent = await station.send(chain.slice(acknowledged, acknowledged + 5), server.url);
    if (!('receipt' in sent)) throw new Error(`${SEED}: refused ${JSON.stringify(sent.refusal)}`);
    const { receivedThrough, headHash } = sent.receipt.receipt;
    expect(receivedThrough).toBeGreaterThanOrEqual(acknowledged);
    expect(headHash).toBe(chain[receivedThrough - 1]?.hash);
    acknowledged = receivedThrough;
  };

  for (const [round, crash] of CRASHES.entries()) {
    const until = (round + 1) * 60 + random.below(30);
    while (acknowledged < until) await sendNext();
    // The next batch is on its way when the blow falls: before, in or after its transaction, as it happens.
    const inFlight = sendNext().catch(() => undefined);
    for (let turns = random.below(400); turns > 0; turns--) await setImmediate();
    await (crash === 'server' ? server.kill() : server.killWithDatabase());
    await inFlight;
    server = await start();
  }
  while (acknowledged < chain.length) await sendNext();

  const database = new pg.Client({ connectionString: server.databaseUrl });
  await database.connect();
  const stored = await database.query('SELECT seq::int, hash FROM inbox ORDER BY seq');
  expect(stored.rows).toEqual(chain.map(({ seq, hash }) => ({ seq, hash })));
  await expect.poll(async () => (await database.query('SELECT 1 FROM projection_due')).rowCount).toBe(0);
  const scored = await database.query("SELECT 1 FROM results WHERE status = 'confirmed' AND total = 100");
  expect(scored.rowCount).toBe(8);
  await database.end();
});
