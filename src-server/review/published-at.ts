import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../store/database';
import { resultHolds } from '../store/office-schema';

/** RM-16: a result is published when it arrives, or when the last hold on it is taken away. UTC ms. */
export async function publishedAt(
  database: Database,
  attemptId: string,
  receivedAtMs: number,
): Promise<number> {
  const [released] = await database
    .select({ atMs: resultHolds.atMs })
    .from(resultHolds)
    .where(and(eq(resultHolds.attemptId, attemptId), eq(resultHolds.isHeld, false)))
    .orderBy(desc(resultHolds.holdId))
    .limit(1);
  return Math.max(receivedAtMs, released?.atMs ?? receivedAtMs);
}
