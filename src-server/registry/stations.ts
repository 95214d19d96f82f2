import { and, asc, eq, isNull } from 'drizzle-orm';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteOf } from '../../src-crypto/suites';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import type { Database } from '../store/database';
import { stationMarks, stations } from '../store/schema';

export type StationKey = {
  readonly suite: CryptoSuite;
  readonly signPublicKey: Uint8Array;
  /** As stored: the import compares it again inside its transaction. */
  readonly signPublicKeyText: string;
};

type Row = { readonly station_id: string; readonly suite: string; readonly sign_public_key: string };
type Asking = {
  readonly stationId: string;
  readonly resolve: (key: StationKey | undefined) => void;
  readonly reject: (error: unknown) => void;
};

/** One on its way for others to gather behind, another for when it hangs. */
const MAX_FLIGHTS = 2;

/**
 * The keys to check a station's records with. They never change, so they are remembered; the import itself asks the
 * database whether they are still the station's and not revoked, and nothing rests on this memory alone. A process that
 * has just started is asked by every station of a province within one heartbeat: those that ask while others are being
 * looked for are looked for together.
 */
export class StationKeys {
  private readonly known = new Map<string, StationKey>();
  private asking: Asking[] = [];
  private flights = 0;

  constructor(
    private readonly database: Database,
    private readonly capacity = 20_000,
  ) {}

  /** Stations that wait for their turn to be looked for. */
  get waitingCount(): number {
    return this.asking.length;
  }

  async find(stationId: string): Promise<StationKey | undefined> {
    const remembered = this.known.get(stationId);
    if (remembered !== undefined) return remembered;
    return new Promise((resolve, reject) => {
      this.asking.push({ stationId, resolve, reject });
      this.look();
    });
  }

  /** After the database said that a remembered key is not the station's. */
  forget(stationId: string): void {
    this.known.delete(stationId);
  }

  private look(): void {
    if (this.asking.length === 0 || this.flights >= MAX_FLIGHTS) return;
    const asked = this.asking;
    this.asking = [];
    this.flights += 1;
    void this.answer(asked).finally(() => {
      this.flights -= 1;
      this.look();
    });
  }

  private async answer(asked: readonly Asking[]): Promise<void> {
    try {
      const found = await this.database.$client.query<Row>({
        name: 'station-keys',
        text: 'SELECT station_id, suite, sign_public_key FROM stations WHERE station_id = ANY ($1::text[])',
        values: [[...new Set(asked.map((one) => one.stationId))]],
      });
      const keys = new Map(found.rows.map((row) => [row.station_id, keyOf(row)]));
      for (const [stationId, key] of keys) if (key !== undefined) this.remember(stationId, key);
      for (const one of asked) one.resolve(keys.get(one.stationId));
    } catch (error) {
      for (const one of asked) one.reject(error);
    }
  }

  private remember(stationId: string, key: StationKey): void {
    if (this.known.size >= this.capacity) this.known.clear();
    this.known.set(stationId, key);
  }
}

function keyOf(row: Row): StationKey | undefined {
  const suite = suiteOf(row.suite);
  const signPublicKey = fromBase64Url(row.sign_public_key);
  if (suite === undefined || signPublicKey === undefined) return undefined;
  return { suite, signPublicKey, signPublicKeyText: row.sign_public_key };
}

export async function isStation(database: Database, stationId: string): Promise<boolean> {
  const rows = await database
    .select({ stationId: stations.stationId })
    .from(stations)
    .where(eq(stations.stationId, stationId));
  return rows.length > 0;
}

export async function isRevoked(database: Database, stationId: string): Promise<boolean> {
  const [row] = await database
    .select({ revokedAtMs: stations.revokedAtMs })
    .from(stations)
    .where(eq(stations.stationId, stationId));
  return row === undefined || row.revokedAtMs !== null;
}

/**
 * From now on nothing that is signed with this station's key is taken; what is stored stays. Answers when it was
 * revoked first, undefined for a station nobody knows. A machine that is to work again registers anew, with new keys.
 */
export async function revokeStation(
  database: Database,
  stationId: string,
  nowMs: number,
): Promise<number | undefined> {
  await database
    .update(stations)
    .set({ revokedAtMs: nowMs })
    .where(and(eq(stations.stationId, stationId), isNull(stations.revokedAtMs)));
  const [row] = await database
    .select({ revokedAtMs: stations.revokedAtMs })
    .from(stations)
    .where(eq(stations.stationId, stationId));
  return row?.revokedAtMs ?? undefined;
}

/** Every station with its public keys and how far each of its epochs is stored. */
export async function listStations(database: Database) {
  const [rows, marks] = await Promise.all([
    database.select().from(stations).orderBy(asc(stations.stationId)),
    database.select().from(stationMarks).orderBy(asc(stationMarks.stationId), asc(stationMarks.epoch)),
  ]);
  const marksOf = new Map<string, { epoch: string; receivedThrough: number; headHash: string }[]>();
  for (const { stationId, ...mark } of marks) {
    marksOf.set(stationId, [...(marksOf.get(stationId) ?? []), mark]);
  }
  return rows.map((row) => ({ ...row, marks: marksOf.get(row.stationId) ?? [] }));
}
