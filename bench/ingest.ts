import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { BatchGroups } from '../src-server/import/batch-groups';
import { storeBatch } from '../src-server/import/store-batch';
import { openDatabase } from '../src-server/store/database';
import { canonicalJson, type Json } from '../src-shared/basics/canonical-json';
import { Epoch, StationId } from '../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../src-shared/contracts/sync/protocol-version';
import type { RecordEnvelope } from '../src-shared/domain/record/record-envelope';
import { onCentreDatabase } from './centre-database';
import type { Figure } from './figure';
import { RESULTS_A_DAY, sealedResults } from './sealed-results';
import { wireFigures } from './wire';

const CONNECTIONS = 8;
const COPY_SHARE = 0.5;
const SINGLES_A_SECOND = 3000;
const KEY = 'bench-key';

/** Storing records: full batches against COPY of the same rows, single ones against pgbench, bytes on the wire. */
export async function ingestFigures(isQuick: boolean): Promise<readonly Figure[]> {
  return onCentreDatabase(async (databaseUrl, folder) => {
    await ensureInboxMonths(databaseUrl);
    const records = await sealedResults({ count: 500, ofOneRun: RESULTS_A_DAY });
    return [
      ...(await fullBatches(databaseUrl, records, folder, isQuick ? 6 : 30)),
      ...(await singles(databaseUrl, records, folder, isQuick ? 2 : 8)),
      ...(await wireFigures()),
    ];
  });
}

async function ensureInboxMonths(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('SELECT ensure_inbox_months($1)', [Date.now()]);
  await client.end();
}

/** What `import_batch` is given; the checks before it are measured elsewhere, and the envelope need not be real. */
function batchOf(records: readonly RecordEnvelope[], stationId: StationId, epoch: Epoch) {
  return { protocolVersion: PROTOCOL_VERSION, stationId, epoch, records };
}

async function addStations(client: pg.Client, count: number): Promise<readonly StationId[]> {
  const ids = Array.from({ length: count }, (_, n) =>
    StationId.parse(`ST-${String(n + 1).padStart(6, '0')}`),
  );
  await client.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     SELECT id, 'B', $2, '', 'bench', 0 FROM unnest($1::text[]) AS s(id) ON CONFLICT DO NOTHING`,
    [ids, KEY],
  );
  return ids;
}

async function fullBatches(
  databaseUrl: string,
  records: readonly RecordEnvelope[],
  folder: string,
  rounds: number,
): Promise<readonly Figure[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const database = openDatabase(databaseUrl, () => undefined);
  const [stationId] = await addStations(client, 1);
  if (stationId === undefined) throw new Error('no station');
  // The peer: the inbox's own columns and its key, filled by COPY from a file on the server.
  await client.query('CREATE TABLE copy_peer (LIKE inbox)');
  await client.query('CREATE UNIQUE INDEX ON copy_peer (station_id, epoch, seq)');
  const file = path.join(folder, 'postgres', 'copy.txt');
  const epochs = Array.from({ length: rounds + 2 }, () => Epoch.parse(randomBytes(8).toString('hex')));
  const ours: number[] = [];
  const copies: number[] = [];
  for (const [round, epoch] of epochs.entries()) {
    const rows = records.map((record) =>
      [stationId, epoch, record.seq, record.hash, record.kind, canonicalJson(record as Json), Date.now()]
        .map((value) => String(value).replaceAll('\\', '\\\\'))
        .join('\t'),
    );
    await writeFile(file, `${rows.join('\n')}\n`);
    await chmod(file, 0o644);
    const copyAt = performance.now();
    await client.query(`COPY copy_peer FROM '${file}'`);
    const importAt = performance.now();
    const stored = await storeBatch(database, batchOf(records, stationId, epoch), KEY, Date.now());
    const doneAt = performance.now();
    if (stored.kind !== 'imported') throw new Error(stored.kind);
    if (round < 2) continue;
    copies.push(importAt - copyAt);
    ours.push(doneAt - importAt);
  }
  await client.end();
  await database.$client.end();
  const rate = (spans: readonly number[]): number => Math.round((records.length * 1000) / median(spans));
  const share = rate(ours) / rate(copies);
  return [
    {
      name: `入库 records stored in batches of ${records.length}, one connection, fsync on`,
      measured: `${rate(ours).toLocaleString('en')} a second, ${Math.round(share * 100)} % of COPY`,
      against: `50 % of COPY FROM file of the same rows: ${rate(copies).toLocaleString('en')} a second`,
      ratio: share / COPY_SHARE,
      isMet: share >= COPY_SHARE,
    },
  ];
}

async function singles(
  databaseUrl: string,
  records: readonly RecordEnvelope[],
  folder: string,
  seconds: number,
): Promise<readonly Figure[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const stations = await addStations(client, CONNECTIONS);
  const database = openDatabase(databaseUrl, () => undefined);
  // As a server process stores them: what comes while others are on their way shares the next round trip and commit.
  const groups = new BatchGroups(database);
  const untilMs = performance.now() + seconds * 1000;
  const counts = await Promise.all(
    stations.map(async (stationId) => {
      let done = 0;
      while (performance.now() < untilMs) {
        const epoch = Epoch.parse(randomBytes(8).toString('hex'));
        for (const record of records) {
          if (performance.now() >= untilMs) break;
          const stored = await groups.store(
            { batch: batchOf([record], stationId, epoch), signPublicKeyText: KEY },
            Date.now(),
          );
          if (stored.kind !== 'imported') throw new Error(stored.kind);
          done += 1;
        }
      }
      return done;
    }),
  );
  const aSecond = Math.round(counts.reduce((sum, one) => sum + one, 0) / seconds);
  await database.$client.end();
  await client.query('CREATE TABLE insert_peer (id bigserial PRIMARY KEY, envelope text NOT NULL)');
  const peer = await pgbench(databaseUrl, records[0] as RecordEnvelope, folder, seconds);
  await client.end();
  return [
    {
      name: `入库 records stored one by one, ${CONNECTIONS} connections, fsync on`,
      measured: `${aSecond.toLocaleString('en')} a second${peer === undefined ? '' : `, ${Math.round((aSecond / peer) * 100)} % of pgbench`}`,
      against: `at least ${SINGLES_A_SECOND.toLocaleString('en')} a second${peer === undefined ? ' (no pgbench here)' : `; pgbench, one INSERT of the same text: ${peer.toLocaleString('en')}`}`,
      ratio: aSecond / SINGLES_A_SECOND,
      isMet: aSecond >= SINGLES_A_SECOND,
    },
  ];
}

/** Transactions a second of pgbench with one INSERT each; undefined where it is not installed. */
async function pgbench(
  databaseUrl: string,
  record: RecordEnvelope,
  folder: string,
  seconds: number,
): Promise<number | undefined> {
  const script = path.join(folder, 'insert.sql');
  await writeFile(
    script,
    `INSERT INTO insert_peer (envelope) VALUES ('${canonicalJson(record as Json)}');\n`,
  );
  const said = await new Promise<string | undefined>((resolve) => {
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      `${CONNECTIONS}`,
      '-j',
      '1',
      '-T',
      `${seconds}`,
      '-f',
      script,
    ];
    const child = spawn('pgbench', [...args, databaseUrl], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? output : undefined));
  });
  const tps = /tps = ([\d.]+)/.exec(said ?? '')?.[1];
  return tps === undefined ? undefined : Math.round(Number(tps));
}

function median(spans: readonly number[]): number {
  return [...spans].sort((a, b) => a - b)[Math.floor(spans.length / 2)] ?? 0;
}
