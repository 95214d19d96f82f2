import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeBatch, storeBatches } from '../../../src-server/import/store-batch';
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
import { type Company, RealCentre } from '../../simulator/real-centre';
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
async function firstDifference(schedules: number, company: Company = 'alone'): Promise<string | undefined> {
  for (let no = 0; no < schedules; no++) {
    const model = new RecordingCentre();
    if (no === 0) twoMachinesWithOneDisk(model);
    else simulate({ seed: `against postgres ${no}`, faults: new Set(FAULTS), mutation: 'none' }, model);
    const difference = await real.play(model.steps, company);
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
async function raceOneChain(company: Company): Promise<readonly string[]> {
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
      databases.map(async (one, at) =>
        company === 'alone'
          ? storeBatch(one, batch, KEY, monthOf(at))
          : (await storeBatches(one, [{ batch, signPublicKeyText: KEY }], monthOf(at)))[0],
      ),
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
  name: 'import_batch' | 'import_batches',
  pieces: readonly (readonly [RegExp, string])[],
  work: () => Promise<T>,
): Promise<T> {
  const hand = new pg.Client({ connectionString: postgres.databaseUrl });
  await hand.connect();
  const whole: string = (await hand.query(`SELECT pg_get_functiondef('${name}'::regproc) AS text`)).rows[0]
    ?.text;
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
  it.each(['alone', 'in-company'] as const)(
    `answer alike and hold the same after ${SCHEDULES} schedules of drops, duplicates, kills, clones and restored backups, each batch %s`,
    async (company) => {
      expect(await firstDifference(SCHEDULES, company)).toBeUndefined();
    },
  );

  it.each(['alone', 'in-company'] as const)(
    'take one chain from many processes in the same instant once, also at the turn of a month, %s',
    async (company) => {
      expect(await raceOneChain(company)).toEqual([]);
    },
  );
});

const A_DIFFERENCE = /^schedule \d+, .*the model says .*fork|^schedule \d+: (inbox|quarantine)/;

describe('these checks turn red', () => {
  it.each([
    ['import_batch', 'alone'],
    ['import_batches', 'in-company'],
  ] as const)('when %s, %s, does not lock the mark', async (name, company) => {
    const broken = await withMutation(name, [[/ FOR UPDATE( OF m)?/, '']], () => raceOneChain(company));
    expect(broken.length).toBeGreaterThan(0);
  });

  it('when the function does not compare the hashes of what is stored', async () => {
    const difference = await withMutation(
      'import_batch',
      [[/i\.hash IS DISTINCT FROM r\.hash/, 'false']],
      () => firstDifference(FEWER_FOR_MUTANTS),
    );
    expect(difference).toMatch(A_DIFFERENCE);
  });

  it.each([
    ['import_batch', 'alone', /p_prev_hashes\[1\] <> head/, 'false'],
    ['import_batches', 'in-company', /p_prev_hashes\[at\] = batch\.head_hash/, 'true'],
  ] as const)('when %s, %s, does not ask what the first record hangs on', async (name, company, from, to) => {
    const difference = await withMutation(name, [[from, to]], () =>
      firstDifference(FEWER_FOR_MUTANTS, company),
    );
    expect(difference).toMatch(A_DIFFERENCE);
  });

  it('and are green again with the functions as they are', async () => {
    expect(await firstDifference(5, 'in-company')).toBeUndefined();
  });
});
