import { eq, sql } from 'drizzle-orm';
import type { SuiteId } from '../../src-crypto/suites';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ProvisionRequest } from '../../src-shared/contracts/sync/provision';
import type { Database } from '../store/database';
import { provisioningCodes, stations } from '../store/schema';
import { isSecret, readCode } from './code-text';

const KEY_BYTES = 32;

export type ProvisionProblem = 'wrong-code' | 'malformed-key' | 'suite-not-supported';

/**
 * Turns a one-time code into a registered station. The code's row is locked, so that of two machines with one code
 * only one is registered. The machine that used a code, told by its keys, gets the same answer again until the code
 * expires: its first answer may have been lost on the way.
 */
export async function provisionStation(
  database: Database,
  centreSuite: SuiteId,
  request: ProvisionRequest,
  nowMs: number,
): Promise<Result<StationId, ProvisionProblem>> {
  // One suite for a centre and its stations: what is sealed to the one is opened by the other.
  if (request.suite !== centreSuite) return err('suite-not-supported');
  for (const key of [request.signPublicKey, request.boxPublicKey]) {
    if (fromBase64Url(key)?.length !== KEY_BYTES) return err('malformed-key');
  }
  const typed = readCode(request.code);
  return database.transaction(async (tx) => {
    const [code] = await tx
      .select()
      .from(provisioningCodes)
      .where(eq(provisioningCodes.selector, typed?.selector ?? ''))
      .for('update');
    const isRight = isSecret(typed?.secret ?? '', code?.secretHash);
    if (code === undefined || !isRight || code.expiresAtMs <= nowMs) return err('wrong-code');

    if (code.stationId !== null) {
      const [earlier] = await tx.select().from(stations).where(eq(stations.stationId, code.stationId));
      const isSame =
        earlier?.signPublicKey === request.signPublicKey && earlier.boxPublicKey === request.boxPublicKey;
      return isSame ? ok(StationId.parse(code.stationId)) : err('wrong-code');
    }

    const drawn = await tx.execute<{ n: string }>(sql`SELECT nextval('station_number')::text AS n`);
    const stationId = StationId.parse(`ST-${(drawn.rows[0]?.n ?? '').padStart(6, '0')}`);
    await tx.insert(stations).values({
      stationId,
      suite: request.suite,
      signPublicKey: request.signPublicKey,
      boxPublicKey: request.boxPublicKey,
      label: code.label,
      registeredAtMs: nowMs,
    });
    await tx
      .update(provisioningCodes)
      .set({ usedAtMs: nowMs, stationId })
      .where(eq(provisioningCodes.selector, code.selector));
    return ok(stationId);
  });
}
