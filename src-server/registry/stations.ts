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

/**
 * The keys to check a station's records with. They never change, so they are remembered; the import itself asks the
 * database whether they are still the station's and not revoked, and nothing rests on this memory alone.
 */
export class StationKeys {
  private readonly known = new Map<string, StationKey>();

  constructor(
    private readonly database: Database,
    private readonly capacity = 20_000,
  ) {}

  async find(stationId: string): Promise<StationKey | undefined> {
    const remembered = this.known.get(stationId);
    if (remembered !== undefined) return remembered;
    const [row] = await this.database.select().from(stations).where(eq(stations.stationId, stationId));
    if (row === undefined) return undefined;
    const suite = suiteOf(row.suite);
    const signPublicKey = fromBase64Url(row.signPublicKey);
    if (suite === undefined || signPublicKey === undefined) return undefined;
    if (this.known.size >= this.capacity) this.known.clear();
    const key = { suite, signPublicKey, signPublicKeyText: row.signPublicKey };
    this.known.set(stationId, key);
    return key;
  }

  /** After the database said that a remembered key is not the station's. */
  forget(stationId: string): void {
    this.known.delete(stationId);
  }
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
