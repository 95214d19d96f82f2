import { and, desc, eq, inArray } from 'drizzle-orm';
import { Epoch, Sha256Hex, StationId } from '../../src-shared/basics/ids';
import { EITHER_MAY_STAND, type OtherRecord } from '../../src-shared/contracts/web/set-aside';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { type OpeningContext, openResult } from '../import/open-result';
import type { Database } from '../store/database';
import { inbox, quarantine, results } from '../store/schema';
import { factsOf } from './compare-aside';

/** Of one session; more second results than this are another trouble. */
const AT_MOST = 200;

/**
 * RM-12: the results of the same sitting that came and do not count, for instance what a machine wrote on with after the
 * attempt had left it. They are kept whole; here they stand beside the one that counts.
 */
export async function otherRecordsOf(
  context: OpeningContext & { readonly database: Database },
  attemptId: string,
): Promise<OtherRecord[]> {
  const { database } = context;
  const [standing] = await database.select().from(results).where(eq(results.attemptId, attemptId));
  if (standing === undefined) return [];
  const rows = await database
    .select({ aside: quarantine, stored: inbox.envelope })
    .from(quarantine)
    .leftJoin(
      inbox,
      and(
        eq(inbox.stationId, quarantine.stationId),
        eq(inbox.epoch, quarantine.epoch),
        eq(inbox.seq, quarantine.seq),
      ),
    )
    .where(
      and(
        eq(quarantine.sessionId, standing.sessionId),
        inArray(quarantine.reason, ['seat-fenced', ...EITHER_MAY_STAND]),
      ),
    )
    .orderBy(desc(quarantine.quarantinedAtMs))
    .limit(AT_MOST);
  const found: OtherRecord[] = [];
  for (const { aside, stored } of rows) {
    const envelope = aside.envelope ?? stored;
    if (envelope === null) continue;
    const opened = await openResult(context, ReceivedRecord.parse(JSON.parse(envelope)));
    if (!opened.ok) continue;
    const { candidateId, attemptNo } = opened.value;
    if (candidateId !== standing.candidateId || attemptNo !== standing.attemptNo) continue;
    found.push({
      stationId: StationId.parse(aside.stationId),
      epoch: Epoch.parse(aside.epoch),
      seq: aside.seq,
      hash: Sha256Hex.parse(aside.hash),
      reason: aside.reason,
      facts: factsOf(opened.value),
    });
  }
  return found;
}
