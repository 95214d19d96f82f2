import { startTestServer } from './builders/start-test-server';
import { buildSyncStation } from './builders/build-sync-station';
import { buildPublication, buildResult } from './builders/build-publication';
const server = await startTestServer();
const pub = buildPublication('S-b', 9);
await server.admin('PUT', '/sessions/S-b', pub);
const stations = [];
for (let i = 0; i < 40; i++) stations.push(await buildSyncStation(server));
const base = buildResult(pub, stations[0]!.stationId, 1);
const times: number[] = [];
const t0 = performance.now();
let n = 0;
await Promise.all(stations.map(async (st, i) => {
  const chain = st.seal(Array.from({ length: 25 }, (_, k) => ({ ...base, stationId: st.stationId, attemptId: (i * 100 + k).toString(16).padStart(32, '0') })));
  for (const r of chain) { const t = performance.now(); const s = await st.send([r]); if (s.status !== 200) throw new Error(JSON.stringify(s)); times.push(performance.now() - t); n++; }
}));
const dt = performance.now() - t0;
times.sort((a, b) => a - b);
console.log('single-record batches', n, 'in', dt | 0, 'ms', (n / dt * 1000) | 0, '/s p50', times[n >> 1]!.toFixed(1), 'p95', times[(n * 0.95) | 0]!.toFixed(1));
const st = stations[0]!;
const big = st.seal(Array.from({ length: 120 }, (_, k) => ({ ...base, attemptId: (999000 + k).toString(16).padStart(32, '0') })));
const t = performance.now();
const s = await st.send(big);
console.log('120 batch', s.status, (performance.now() - t) | 0, 'ms', JSON.stringify(st.batch(big)).length);
await server.stop();
