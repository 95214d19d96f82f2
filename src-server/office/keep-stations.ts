import { and, asc, desc, eq, gt, ilike, isNull, or, type SQL } from 'drizzle-orm';
import type { CryptoSuite } from '../../src-crypto/suite';
import { fromBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { StationState } from '../../src-shared/contracts/sync/heartbeat';
import type { CodeLine, StationLine } from '../../src-shared/contracts/web/station-registry';
import { audit } from '../accounts/audit';
import type { Database } from '../store/database';
import { stationStates } from '../store/live-schema';
import { provisioningCodes, stations } from '../store/schema';
import type { Officer } from '../web/officer';

const A_PAGE = 50;
const CODES = 50;

/** Registered stations by id, found by a part of id or label. */
export async function listStationLines(
  database: Database,
  suite: CryptoSuite,
  text: string | undefined,
  after: string | undefined,
): Promise<{ lines: StationLine[]; hasMore: boolean }> {
  const conditions: SQL[] = after === undefined ? [] : [gt(stations.stationId, after)];
  if (text !== undefined && text !== '') {
    const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const found = or(ilike(stations.stationId, part), ilike(stations.label, part));
    if (found !== undefined) conditions.push(found);
  }
  const rows = await database
    .select({ station: stations, seen: stationStates })
    .from(stations)
    .leftJoin(stationStates, eq(stationStates.stationId, stations.stationId))
    .where(and(...conditions))
    .orderBy(asc(stations.stationId))
    .limit(A_PAGE + 1);
  const lines = rows.slice(0, A_PAGE).map(({ station, seen }): StationLine => {
    const state = StationState.safeParse(seen?.state).data;
    return {
      stationId: StationId.parse(station.stationId),
      label: station.label,
      suite: station.suite,
      fingerprint: fingerprint(suite, fromBase64Url(station.signPublicKey) ?? new Uint8Array(0)),
      registeredAtMs: station.registeredAtMs,
      ...(seen === null ? {} : { lastSeenAtMs: seen.seenAtMs }),
      ...(state === undefined ? {} : { appVersion: state.appVersion }),
      ...(station.revokedAtMs === null
        ? {}
        : { revoked: { atMs: station.revokedAtMs, reason: station.revokedReason ?? '' } }),
    };
  });
  return { lines, hasMore: rows.length > A_PAGE };
}

/** Codes that have been handed out, the latest first; the code itself is kept only as a hash. */
export async function listCodes(database: Database, nowMs: number): Promise<CodeLine[]> {
  const rows = await database
    .select()
    .from(provisioningCodes)
    .orderBy(desc(provisioningCodes.createdAtMs))
    .limit(CODES);
  return rows.map(({ selector, label, createdAtMs, expiresAtMs, stationId }) => ({
    selector,
    label,
    createdAtMs,
    expiresAtMs,
    isExpired: expiresAtMs <= nowMs,
    ...(stationId === null ? {} : { stationId: StationId.parse(stationId) }),
  }));
}

/** From now on nothing that this station signs is taken; what it sent before stays. */
export async function revokeWithReason(
  database: Database,
  by: Officer,
  stationId: string,
  reason: string,
  nowMs: number,
): Promise<Result<void, 'no-such-station' | 'revoked-already'>> {
  return database.transaction(async (transaction) => {
    const revoked = await transaction
      .update(stations)
      .set({ revokedAtMs: nowMs, revokedReason: reason, revokedBy: by.accountId })
      .where(and(eq(stations.stationId, stationId), isNull(stations.revokedAtMs)))
      .returning({ stationId: stations.stationId });
    if (revoked.length === 1) {
      const entry = { ...by, action: 'revoke-station', subject: stationId, outcome: 'revoked' };
      await audit(transaction, entry, nowMs);
      return ok(undefined);
    }
    const [known] = await transaction.select().from(stations).where(eq(stations.stationId, stationId));
    return err(known === undefined ? 'no-such-station' : 'revoked-already');
  });
}

/** First 128 bits of SHA-256 in fours: short enough to read out, long enough that nobody makes another like it. */
export function fingerprint(suite: CryptoSuite, key: Uint8Array): string {
  return toHex(suite.sha256(key))
    .slice(0, 32)
    .replace(/(.{4})(?=.)/g, '$1 ');
}
