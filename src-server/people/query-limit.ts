import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../store/database';
import { queryCounts } from '../store/people-schema';

/** CT-10: questions an address may ask in a minute. */
const PER_MINUTE = 10;
const MINUTE_MS = 60_000;

/**
 * Counts one question of an address; undefined while it may go on, else the seconds to wait. Counted in the
 * database, so that many server processes are one; the address is kept as a keyed hash only.
 */
export async function countQuery(
  database: Database,
  secret: Uint8Array,
  address: string,
  nowMs: number,
  perMinute = PER_MINUTE,
): Promise<number | undefined> {
  const minute = Math.floor(nowMs / MINUTE_MS);
  const addressHash = createHmac('sha256', secret).update(`address ${address}`).digest('base64url');
  const [row] = await database
    .insert(queryCounts)
    .values({ addressHash, minute, times: 1 })
    .onConflictDoUpdate({
      target: [queryCounts.addressHash, queryCounts.minute],
      set: { times: sql`${queryCounts.times} + 1` },
    })
    .returning({ times: queryCounts.times });
  if ((row?.times ?? 0) <= perMinute) return undefined;
  return Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1000);
}
