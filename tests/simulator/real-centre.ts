import pg from 'pg';
import { type StoredBatch, storeBatch, storeBatches } from '../../src-server/import/store-batch';
import { type Database, openDatabase } from '../../src-server/store/database';
import { Epoch, Sha256Hex, StationId } from '../../src-shared/basics/ids';
import { GENESIS_HASH, type RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import type { ModelBatch } from './model-centre';
import type { CentreStep } from './recording-centre';

const KEY = 'model-key';
const AT_MS = Date.UTC(2026, 2, 10);
const NEIGHBOUR = StationId.parse('ST-9');

/** Alone, or in one group with the batch of another station. */
export type Company = 'alone' | 'in-company';
/** In the order in which rows may be put back. */
const TABLES = ['stations', 'station_marks', 'inbox', 'projection_due', 'quarantine'] as const;

/** A real PostgreSQL with the centre's tables, on which the steps of a schedule are played. */
export class RealCentre {
  private readonly backups = new Map<unknown, string>();
  private backupNo = 0;

  private constructor(
    private readonly database: Database,
    /** Superuser, with triggers off: it does what a restored disk does. */
    private readonly hand: pg.Client,
  ) {}

  static async open(databaseUrl: string): Promise<RealCentre> {
    const hand = new pg.Client({ connectionString: databaseUrl });
    await hand.connect();
    await hand.query("SET session_replication_role = 'replica'");
    return new RealCentre(
      openDatabase(databaseUrl, () => undefined),
      hand,
    );
  }

  async close(): Promise<void> {
    await this.database.$client.end();
    await this.hand.end();
  }

  /** Plays the steps on an empty centre; answers the first that ends in another way than at the model. */
  async play(steps: readonly CentreStep[], company: Company = 'alone'): Promise<string | undefined> {
    await this.hand.query(`TRUNCATE ${TABLES.join(', ')}, alarms, provisioning_codes CASCADE`);
    await this.hand.query(
      `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
       SELECT 'ST-' || n, 'B', $1, '', '样例', 0 FROM generate_series(1, 9) AS n`,
      [KEY],
    );
    for (const [no, step] of steps.entries()) {
      if (step.kind === 'backup') await this.backup(step.tables);
      else if (step.kind === 'restore') await this.restore(step.tables);
      else {
        const { kind, ...said } = await this.store(step.batch, company, no);
        const real = { kind, ...pick(said, Object.keys(step.answer)) };
        if (JSON.stringify(real) !== JSON.stringify(pick(step.answer, ['kind', ...Object.keys(real)])))
          return `step ${no}: the model says ${JSON.stringify(step.answer)}, the database ${JSON.stringify(real)}`;
      }
    }
    return undefined;
  }

  private async store(batch: ModelBatch, company: Company, no: number): Promise<StoredBatch> {
    const own = { batch: { protocolVersion: 2, ...batch }, signPublicKeyText: KEY };
    if (company === 'alone') return storeBatch(this.database, own.batch, KEY, AT_MS);
    const neighbour = { batch: neighboursBatch(batch, no), signPublicKeyText: KEY };
    const stored = await storeBatches(this.database, [neighbour, own], AT_MS);
    const [beside, answer] = stored;
    if (answer === undefined || beside?.kind !== 'imported') throw new Error('the neighbour was not stored');
    return answer;
  }

  async contents(): Promise<{ readonly inbox: readonly string[]; readonly quarantine: readonly string[] }> {
    const lines = async (table: string) => {
      const found = await this.hand.query<{ line: string }>(
        `SELECT DISTINCT concat_ws('|', station_id, epoch, seq, hash) AS line FROM ${table} WHERE station_id <> '${NEIGHBOUR}'`,
      );
      return found.rows.map((row) => row.line).sort();
    };
    return { inbox: await lines('inbox'), quarantine: await lines('quarantine') };
  }

  private async backup(key: unknown): Promise<void> {
    const schema = `backup_${++this.backupNo}`;
    this.backups.set(key, schema);
    await this.hand.query(`CREATE SCHEMA ${schema}`);
    for (const table of TABLES) await this.hand.query(`CREATE TABLE ${schema}.${table} AS TABLE ${table}`);
  }

  private async restore(key: unknown): Promise<void> {
    const schema = this.backups.get(key);
    await this.hand.query('BEGIN');
    for (const table of [...TABLES].reverse()) await this.hand.query(`DELETE FROM ${table}`);
    for (const table of TABLES)
      await this.hand.query(`INSERT INTO ${table} SELECT * FROM ${schema}.${table}`);
    await this.hand.query('COMMIT');
  }
}

/** A chain of one record under an epoch of its own, which is always stored. */
function neighboursBatch(like: ModelBatch, no: number) {
  const epoch = Epoch.parse(no.toString(16).padStart(16, '0'));
  const [record] = like.records;
  if (record === undefined) throw new Error('an empty batch');
  const hash = Sha256Hex.parse(no.toString(16).padStart(64, '0'));
  const own: RecordEnvelope = {
    ...record,
    stationId: NEIGHBOUR,
    epoch,
    seq: 1,
    prevHash: GENESIS_HASH,
    hash,
  };
  return { protocolVersion: 2, stationId: NEIGHBOUR, epoch, records: [own] };
}

function pick(from: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}
