import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeBatch } from '../../../src-server/import/store-batch';
import { openDatabase } from '../../../src-server/store/database';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src-server/store/embedded/start-embedded';
import { migrateDatabase } from '../../../src-server/store/migrate';
import { Epoch, Sha256Hex, StationId } from '../../../src-shared/basics/ids';
import type { RecordEnvelope } from '../../../src-shared/domain/record/record-envelope';
import { buildRecords } from '../../builders/build-record';
import { tempFolder } from '../../builders/temp-folder';
import { RealCentre } from '../../simulator/real-centre';
import { RecordingCentre } from '../../simulator/recording-centre';
import { FAULTS, simulate } from '../../simulator/simulate';

const SCHEDULES = 60;
const FEWER_FOR_MUTANTS = 20;
const CONNECTIONS = 12;
const KEY = 'race-key';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let postgres: EmbeddedPostgres;
let real: RealCentre;

beforeAll(async () => {
  folder = await tempFolder('model');
  const started = await startEmbeddedPostgres(folder.path);
  if (!started.ok) throw new Error(started.error.kind);
  postgres = started.value;
  await migrateDatabase(postgres.databaseUrl);
  real = await RealCentre.open(postgres.databaseUrl);
});
afterAll(async () => {
  await real?.close();
  await postgres?.stop();
  await folder.remove();
});

/** The first schedule after which model and database differ in an answer or in what they hold; undefined for none. */
async function firstDifference(schedules: number): Promise<string | undefined> {
  for (let no = 0; no < schedules; no++) {
    const model = new RecordingCentre();
    if (no === 0) twoMachinesWithOneDisk(model);
    else simulate({ seed: `against postgres ${no}`, faults: new Set(FAULTS), mutation: 'none' }, model);
    const difference = await real.play(model.steps);
    if (difference !== undefined) return `schedule ${no}, ${difference}`;
    const [held, wanted] = [await real.contents(), model.contents()];
    for (const table of ['inbox', 'quarantine'] as const) {
      const odd = held[table].filter((line) => !wanted[table].includes(line));
      const missing = wanted[table].filter((line) => !held[table].includes(line));
      if (odd.length + missing.length > 0)
        return `schedule ${no}: ${table} holds ${odd.length} that the model has not, and lacks ${missing.length}`;
    }
  }
  return undefined;
}

/** The shortest schedule in which a record follows on by number and hangs on another one than the centre's. */
function twoMachinesWithOneDisk(model: RecordingCentre): void {
  const epoch = Epoch.parse('0000000000000001');
  const stationId = StationId.parse('ST-1');
  const own = buildRecords(epoch, 3).map((record) => ({ ...record, stationId }));
  const prevHash = Sha256Hex.parse('f'.repeat(64));
  const others = own.slice(2).map((record): RecordEnvelope => ({ ...record, prevHash }));
  for (const records of [own.slice(0, 2), others, own.slice(2)]) {
    const batch = { stationId, epoch, records };
    model.import(batch, model.look(batch));
  }
}

let raceNo = 0;

/** Many processes store one station's records in the same instant, some at the turn of a month. What went wrong. */
async function raceOneChain(): Promise<readonly string[]> {
  raceNo += 1;
  const stationId = StationId.parse(`ST-race-${raceNo}`);
  const epoch = Epoch.parse(`${raceNo}`.padStart(16, '0'));
  const hand = new pg.Client({ connectionString: postgres.databaseUrl });
  await hand.connect();
  await hand.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     VALUES ($1, 'B', $2, '', '样例', 0)`,
    [stationId, KEY],
  );
  const databases = Array.from({ length: CONNECTIONS }, () =>
    openDatabase(postgres.databaseUrl, () => undefined),
  );
  // Open connections first, so that nothing but the database orders them.
  await Promise.all(databases.map((one) => one.$client.query('SELECT 1')));
  const broken: string[] = [];
  const chain = buildRecords(epoch, 200);
  for (let from = 0; from < chain.length; from += 10) {
    const batch = { protocolVersion: 2, stationId, epoch, records: chain.slice(from, from + 10) };
    const monthOf = (at: number) => Date.UTC(2026, 2 + (at % 2), 1);
    const stored = await Promise.allSettled(
      databases.map((one, at) => storeBatch(one, batch, KEY, monthOf(at))),
    );
    const answers = stored.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
    if (answers.some((one) => one?.kind !== 'imported')) broken.push(`${from}: not everybody got an answer`);
    const first = answers.filter((one) => one?.kind === 'imported' && one.knownThrough === from);
    if (first.length !== 1) broken.push(`${from}: ${first.length} say that they were the first`);
  }
  await Promise.all(databases.map((one) => one.$client.end()));
  const rows = await hand.query('SELECT seq::int FROM inbox WHERE station_id = $1 ORDER BY seq', [stationId]);
  await hand.end();
  if (rows.rows.map((row) => row.seq).join() !== chain.map((record) => record.seq).join())
    broken.push(`the inbox holds ${rows.rowCount} records of ${chain.length}`);
  return broken;
}

/** The database's own function with a piece of it taken out, until `work` is over. */
async function withMutation<T>(
  pieces: readonly (readonly [RegExp, string])[],
  work: () => Promise<T>,
): Promise<T> {
  const hand = new pg.Client({ connectionString: postgres.databaseUrl });
  await hand.connect();
  const whole: string = (await hand.query("SELECT pg_get_functiondef('import_batch'::regproc) AS text"))
    .rows[0]?.text;
  const mutated = pieces.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`nothing to take out: ${from}`);
    return text.replaceAll(new RegExp(from, 'g'), to);
  }, whole);
  await hand.query(mutated);
  try {
    return await work();
  } finally {
    await hand.query(whole);
    await hand.end();
  }
}

describe('the centre that the simulator plays with and the SQL function on a real PostgreSQL', () => {
  it(`answer alike and hold the same after ${SCHEDULES} schedules of drops, duplicates, kills, clones and restored backups`, async () => {
    expect(await firstDifference(SCHEDULES)).toBeUndefined();
  });

  it('take one chain from many processes in the same instant once, also at the turn of a month', async () => {
    expect(await raceOneChain()).toEqual([]);
  });
});

describe('these checks turn red', () => {
  it('when the function does not lock the mark', async () => {
    const broken = await withMutation([[/ FOR UPDATE( OF m)?/, '']], raceOneChain);
    expect(broken.length).toBeGreaterThan(0);
  });

  it('when the function does not compare the hashes of what is stored', async () => {
    const difference = await withMutation([[/i\.hash IS DISTINCT FROM r\.hash/, 'false']], () =>
      firstDifference(FEWER_FOR_MUTANTS),
    );
    expect(difference).toMatch(/^schedule \d+, .*the model says .*fork|^schedule \d+: (inbox|quarantine)/);
  });

  it('when the function does not ask what the first record hangs on', async () => {
    const difference = await withMutation([[/p_prev_hashes\[1\] <> head/, 'false']], () =>
      firstDifference(FEWER_FOR_MUTANTS),
    );
    expect(difference).toMatch(/^schedule \d+, .*the model says .*fork|^schedule \d+: (inbox|quarantine)/);
  });

  it('and are green again with the function as it is', async () => {
    expect(await firstDifference(5)).toBeUndefined();
  });
});
