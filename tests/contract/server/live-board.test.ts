import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIVE_LINES } from '../../../src-shared/contracts/web/live-board';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const STATIONS = 2 * LIVE_LINES + 7;

let server: TestServer;
let browser: Browser;

/** As heartbeats leave them: every third without its camera, every fifth silent for as many seconds as its number. */
beforeAll(async () => {
  server = await startTestServer();
  browser = (await signedInStaff(server, 'system', server.now)).browser;
  const { sql } = server;
  await sql.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     SELECT 'ST-' || lpad(n::text, 6, '0'), 'B', 'x' || n, 'y' || n, '演示机 ' || n, 0 FROM generate_series(1, $1) n`,
    [STATIONS],
  );
  await sql.query(
    `INSERT INTO station_states (station_id, seen_at_ms, boot_id, mono_ms, state)
     SELECT s, CASE WHEN n % 5 = 0 THEN $2::bigint - 60000 - n * 1000 ELSE $2::bigint END, 'boot', 1,
       jsonb_build_object('kind', 'heartbeat', 'stationId', s, 'appVersion', '0.1.0', 'phase', 'exam',
         'at', jsonb_build_object('wallMs', $2::bigint, 'monoMs', 1000, 'bootId', 'boot'),
         'camera', CASE WHEN n % 3 = 0 THEN 'lost' ELSE 'works' END, 'focus', 'kept', 'pendingRecords', 0, 'pendingEvidence', 0)
     FROM (SELECT n, 'ST-' || lpad(n::text, 6, '0') AS s FROM generate_series(1, $1) n) numbered`,
    [STATIONS, server.now()],
  );
});
afterAll(() => server?.stop());

it('every station is on one page and no other, the worst first: more troubles, then the longer silent', async () => {
  const pages = [];
  for (const page of [0, 1, 2, 3]) pages.push(await browser.call('liveBoard', { search: {}, page }));
  expect(pages.map((one) => one.lines.length)).toEqual([LIVE_LINES, LIVE_LINES, 7, 0]);
  const lines = pages.flatMap((one) => one.lines);
  expect(new Set(lines.map((one) => one.stationId)).size).toBe(STATIONS);
  const [first] = lines;
  // Silent and without a camera: multiples of fifteen, and of these the one that was heard of last of all.
  expect(first).toMatchObject({ stationId: 'ST-000105', troubles: ['silent', 'camera-lost'] });
  const worst = lines.map(({ troubles }) => troubles.join());
  expect(worst).toEqual([...worst].sort((a, b) => order(a) - order(b)));
  expect(pages[0]).toMatchObject({ stations: STATIONS, found: STATIONS });
});

function order(troubles: string): number {
  return ['silent,camera-lost', 'silent', 'camera-lost', ''].indexOf(troubles);
}

it('a search narrows the lines and never the counts', async () => {
  const lost = await browser.call('liveBoard', { search: { state: 'camera-lost' }, page: 0 });
  expect(lost.found).toBe(Math.floor(STATIONS / 3));
  expect(lost.counts['camera-lost']).toBe(lost.found);
  expect(lost.stations).toBe(STATIONS);
  const one = await browser.call('liveBoard', { search: { text: 'st-000042' }, page: 0 });
  expect(one.lines.map((line) => line.stationId)).toEqual(['ST-000042']);
  const named = await browser.call('liveBoard', { search: { state: 'fine', text: '演示机 10' }, page: 0 });
  expect(named.lines.every((line) => line.troubles.length === 0 && line.label.includes('演示机 10'))).toBe(
    true,
  );
  expect(named.found).toBeGreaterThan(0);
});
