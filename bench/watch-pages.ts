import { liveBoard } from '../src-server/live/live-board';
import { searchIncidents } from '../src-server/office/search-incidents';
import { type Database, openDatabase } from '../src-server/store/database';
import { SessionId } from '../src-shared/basics/ids';
import { StationState } from '../src-shared/contracts/sync/heartbeat';
import { IncidentSearch } from '../src-shared/contracts/web/incidents';
import { Incident } from '../src-shared/domain/incident/incident';
import { onCentreDatabase } from './centre-database';
import { type Figure, spreadOf } from './figure';

const INCIDENTS = 1_000_000;
const STATIONS = 10_000;
const PAGE_MS = 300;
const A_PART = 50_000;
const NOW_MS = Date.UTC(2026, 2, 10, 2);

/** What staff of the centre watch: the board of all stations, and the rooms' records. */
export async function watchFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const count = isQuick ? 20_000 : INCIDENTS;
  return onCentreDatabase(async (databaseUrl) => {
    const database = openDatabase(databaseUrl, () => undefined);
    await fillStations(database);
    await fillIncidents(database, count);
    const incidents = (parts: object, after?: { readonly atMs: number; readonly incidentId: string }) =>
      searchIncidents(database, IncidentSearch.parse(parts), after);
    const middle = { atMs: Math.floor(count / 2) * 1000, incidentId: 'f'.repeat(32) };
    const named = `${count.toLocaleString('en')} incidents`;
    const figures = [
      await timed(`${STATIONS.toLocaleString('en')} stations, the live board`, () =>
        liveBoard(database, NOW_MS, { search: {}, page: 0 }),
      ),
      await timed(`${STATIONS.toLocaleString('en')} stations, the live board of one session`, () =>
        liveBoard(database, NOW_MS, { search: { sessionId: SessionId.parse('S-7') }, page: 0 }),
      ),
      await timed(`${named}, the first page`, () => incidents({})),
      await timed(`${named}, a page in the middle`, () => incidents({}, middle)),
      await timed(`${named}, of a kind`, () => incidents({ kind: 'late-entry' })),
      await timed(`${named}, of a kind that there is none of`, () => incidents({ kind: 'other' })),
      await timed(`${named}, of a session`, () => incidents({ sessionId: 'S-7' })),
    ];
    await database.$client.end();
    return figures;
  });
}

async function timed(name: string, page: () => Promise<unknown>): Promise<Figure> {
  const spans: number[] = [];
  for (let run = 0; run < 22; run++) {
    const startedAt = performance.now();
    await page();
    if (run >= 2) spans.push(performance.now() - startedAt);
  }
  const { median, p95 } = spreadOf(spans);
  return {
    name,
    measured: `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    against: `${PAGE_MS} ms`,
    ratio: p95 / PAGE_MS,
    isMet: p95 <= PAGE_MS,
  };
}

/** Rooms of a hundred in the middle of an exam; one in fifty is silent, some have another trouble. */
async function fillStations(database: Database): Promise<void> {
  const states = Array.from({ length: STATIONS }, (_, n) =>
    StationState.parse({
      kind: 'heartbeat',
      stationId: `ST-${String(n).padStart(6, '0')}`,
      at: { wallMs: NOW_MS, monoMs: 1000, bootId: 'boot' },
      appVersion: '0.1.0',
      phase: n % 97 === 0 ? 'fault' : 'exam',
      sessionId: `S-${Math.floor(n / 100)}`,
      seat: (n % 100) + 1,
      batteryPercent: n % 101,
      isOnMains: n % 3 > 0,
      freeDiskBytes: 40_000_000_000,
      camera: n % 89 === 0 ? 'lost' : 'works',
      focus: 'kept',
      lastSavedAtMs: NOW_MS,
      pendingRecords: n % 2,
      ...(n % 2 === 0 ? {} : { oldestPendingAtMs: NOW_MS - n * 100 }),
      pendingEvidence: 0,
      clockOffsetMs: 3,
    }),
  );
  await database.$client.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     SELECT s ->> 'stationId', 'B', '', '', '样例机位', 0 FROM jsonb_array_elements($1::jsonb) s`,
    [JSON.stringify(states)],
  );
  await database.$client.query(
    `INSERT INTO station_states (station_id, session_id, seen_at_ms, boot_id, mono_ms, state)
     SELECT s ->> 'stationId', s ->> 'sessionId', $2::bigint - CASE WHEN n % 50 = 0 THEN 90000 ELSE 5000 END, 'boot', 1, s
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e(s, n)`,
    [JSON.stringify(states), NOW_MS],
  );
}

/** Ten rooms write beside each other, nine of ten lines about power and one about somebody who came late. */
async function fillIncidents(database: Database, count: number): Promise<void> {
  const sample = Incident.parse({
    incidentId: '0'.repeat(32),
    sessionId: 'S-0',
    at: { wallMs: 0, monoMs: 0, bootId: 'boot' },
    kind: 'late-entry',
    text: '样例',
    by: ['JK001'],
    evidence: [],
    facts: { minutes: 8 },
  });
  for (let from = 0; from < count; from += A_PART)
    await database.$client.query(
      `INSERT INTO incidents (incident_id, session_id, station_id, kind, at_ms, seat, incident, is_demonstration)
       SELECT lpad(to_hex(n), 32, '0'), 'S-' || n / 100, 'ST-000001', (ARRAY['late-entry', 'power-loss'])[1 + least(n % 10, 1)],
         n * 1000::bigint, 1, $1::jsonb, true FROM generate_series(${from}, ${Math.min(count, from + A_PART) - 1}) n`,
      [JSON.stringify(sample)],
    );
  await database.$client.query('ANALYZE');
}
