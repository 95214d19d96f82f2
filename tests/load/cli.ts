import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src-server/store/embedded/start-embedded';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { buildSyncStation } from '../builders/build-sync-station';
import { type ServerProcess, startServerProcess } from '../builders/server-process';
import { ADMIN_TOKEN } from '../builders/start-test-server';
import { prepareLoad } from './prepare-load';
import { parentOf } from './processor-time';
import { HEARTBEAT_SECONDS, type LoadReport, runLoad } from './run-load';

// `npm run load -- [--stations=10000] [--seconds=600] [--processes=1] [--write]`: a peak day's stations against
// real server processes and a real PostgreSQL on this machine. With fewer seconds the same stations ask at the
// same pace, and as many fewer results and downloads are part of it.

const numberOf = (name: string, usual: number): number =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const stationCount = numberOf('stations', 10_000);
const seconds = numberOf('seconds', 600);
/** A thousand packages and a result of every station in ten minutes. */
const share = seconds / 600;
const downloads = Math.ceil(1000 * share);
const results = Math.min(stationCount, Math.ceil(stationCount * share));
const processCount = numberOf('processes', 1);
const LIMIT_MS = 500;

const folder = await mkdtemp(path.join(tmpdir(), 'exam-load-'));
const postgres = await startEmbeddedPostgres(folder);
if (!postgres.ok) throw new Error(postgres.error.kind);
const { databaseUrl } = postgres.value;
const servers: ServerProcess[] = [];
try {
  for (let no = 0; no < processCount; no++)
    servers.push(
      await startServerProcess(path.join(folder, `process-${no}`), {
        DATABASE_URL: databaseUrl,
        EXAM_CENTRE_KEYS: path.join(folder, 'centre-keys.json'),
        EXAM_SERVER_ADMIN_TOKEN: ADMIN_TOKEN,
        EXAM_SERVER_LOG_LEVEL: 'error',
      }),
    );
  const [first] = servers;
  if (first === undefined) throw new Error('no server');
  const admin = (method: string, at: string, body: unknown) =>
    fetch(`${first.url}/admin/v1${at}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { centre } = await buildSyncStation({ running: { url: first.url }, admin });
  const centreBoxPublicKey = fromBase64Url(centre.boxPublicKey);
  if (centreBoxPublicKey === undefined) throw new Error('the centre has no key');
  console.log(`准备 preparing ${stationCount} stations`);
  const stations = await prepareLoad(databaseUrl, admin, centreBoxPublicKey, {
    stations: stationCount,
    results,
  });
  console.log(
    `开始 running for ${seconds} s against ${processCount} process(es); load average before: ${loadavg()[0]?.toFixed(1)}`,
  );
  const report = await runLoad(stations, {
    seconds,
    downloads,
    urls: servers.map((one) => one.url),
    pids: servers.map((one) => one.pid),
    databasePid: await mainProcessOf(databaseUrl),
  });
  const stored = await storedResults(databaseUrl);
  const text = tableOf(report, stored);
  console.log(text);
  if (process.argv.includes('--write')) await writeFile(`docs/load-${processCount}.md`, text);
  const isGood = stored === results && report.kinds.every((one) => one.failed === 0);
  process.exitCode = isGood ? 0 : 1;
} finally {
  for (const server of servers) await server.terminate();
  await postgres.value.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Results that are scored and confirmed at the centre, each once. */
async function storedResults(url: string): Promise<number> {
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  const found = await sql.query("SELECT count(*)::int AS n FROM results WHERE status = 'confirmed'");
  await sql.end();
  return found.rows[0]?.n;
}

async function mainProcessOf(url: string): Promise<number> {
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  const found = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const main = await parentOf(found.rows[0]?.pid ?? 0);
  await sql.end();
  return main;
}

function tableOf(report: LoadReport, stored: number): string {
  const perSecond = Math.round(stationCount / HEARTBEAT_SECONDS);
  const rows = report.kinds.map(({ kind, sent, failed, failedBy, medianMs, p95Ms }) => {
    const isMet = kind === 'download' ? '' : p95Ms < LIMIT_MS && failed === 0 ? 'met' : '**missed**';
    const why = Object.entries(failedBy).map(([status, times]) => `${status}: ${times}`);
    return `| ${kind} | ${sent} | ${failed}${why.length === 0 ? '' : ` (${why.join(', ')})`} | ${medianMs.toFixed(0)} ms | ${p95Ms.toFixed(0)} ms | ${isMet} |`;
  });
  const quarter = Math.max(1, Math.floor(report.memoryMb.length / 4));
  const mean = (list: readonly number[]) => Math.round(list.reduce((sum, one) => sum + one, 0) / list.length);
  return [
    `# ${stationCount} stations against ${processCount} server process(es)`,
    '',
    'Written by `npm run load`. Stations, database and servers share one machine. Times count from the planned instant to the',
    `last byte. Limit: p95 below ${LIMIT_MS} ms; a download is 10 MB and has no limit of its own.`,
    '',
    `Machine: ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}. Load average at the end: ${loadavg()[0]?.toFixed(1)}. Date: ${new Date().toISOString().slice(0, 10)}.`,
    '',
    `${seconds} s, ${perSecond} heartbeats a second, ${(results / seconds).toFixed(1)} results a second, ${(downloads / seconds).toFixed(1)} downloads a second.`,
    '',
    '| request | sent | failed | median | p95 | |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `Results scored and confirmed at the centre: ${stored} of ${results}. The client was at most ${Math.round(report.behindMs)} ms late with a request.`,
    `Processor: servers ${report.processor.servers.toFixed(1)} s, their database ${report.processor.database.toFixed(1)} s, the stations themselves ${report.processor.client.toFixed(1)} s.`,
    `Memory of the server processes: ${mean(report.memoryMb.slice(0, quarter))} MB in the first quarter, ${mean(report.memoryMb.slice(-quarter))} MB in the last, ${Math.max(...report.memoryMb)} MB at most.`,
    '',
  ].join('\n');
}
