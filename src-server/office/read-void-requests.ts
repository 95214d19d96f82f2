import { aliasedTable, and, desc, eq, sql } from 'drizzle-orm';
import { ItemId, SessionId } from '../../src-shared/basics/ids';
import type { VoidRequestLine } from '../../src-shared/contracts/web/items';
import type { Database } from '../store/database';
import { voidRequests } from '../store/office-schema';
import { accounts } from '../store/people-schema';
import { voidedItems } from '../store/schema';
import type { Officer } from '../web/officer';

const LINES = 100;

/** Those that nobody has decided first, then the latest; or the one of that id. */
export async function readVoidRequests(
  database: Database,
  by: Officer,
  requestId?: string,
): Promise<VoidRequestLine[]> {
  const asker = aliasedTable(accounts, 'asker');
  const decider = aliasedTable(accounts, 'decider');
  const rows = await database
    .select({
      row: voidRequests,
      asker: asker.displayName,
      decider: decider.displayName,
      done: voidedItems.itemId,
    })
    .from(voidRequests)
    .leftJoin(asker, eq(asker.accountId, voidRequests.askedBy))
    .leftJoin(decider, eq(decider.accountId, voidRequests.decidedBy))
    .leftJoin(
      voidedItems,
      and(eq(voidedItems.bankVersion, voidRequests.bankVersion), eq(voidedItems.itemId, voidRequests.itemId)),
    )
    .where(requestId === undefined ? undefined : eq(voidRequests.requestId, requestId))
    .orderBy(sql`${voidRequests.decision} IS NOT NULL`, desc(voidRequests.askedAtMs))
    .limit(LINES);
  return rows.map(({ row, asker: askedBy, decider: decidedBy, done }) => ({
    requestId: row.requestId,
    sessionId: SessionId.parse(row.sessionId),
    itemId: ItemId.parse(row.itemId),
    bankVersion: row.bankVersion,
    reason: row.reason,
    askedBy: askedBy ?? row.askedBy,
    isOwn: row.askedBy === by.accountId,
    askedAtMs: row.askedAtMs,
    effect: { held: row.held, raised: row.raised, nowPassed: row.nowPassed },
    ...(row.decision === null
      ? {}
      : {
          decided: {
            decision: row.decision,
            by: decidedBy ?? row.decidedBy ?? '',
            note: row.decisionNote ?? '',
            atMs: row.decidedAtMs ?? 0,
          },
        }),
    isUnfinished: row.decision === 'confirmed' && done === null,
  }));
}
