import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { ItemId, SessionId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { VoidEffect, VoidRequestLine } from '../../src-shared/contracts/web/items';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { audit } from '../accounts/audit';
import type { ProjectionContext } from '../import/project-records';
import { voidRequests } from '../store/office-schema';
import { voidedItems } from '../store/schema';
import { previewVoid } from '../voiding/preview-void';
import { type VoidProblem, voidItem } from '../voiding/void-item';
import type { Officer } from '../web/officer';
import { readVoidRequests } from './read-void-requests';

type AskProblem = VoidProblem | 'voided-already' | 'asked-already';
type DecideProblem = 'no-such-request' | 'own-request' | 'decided-already' | 'note-missing';

/** TS-8: one of the province asks for a voiding. Nothing is changed; what it would do is kept with the request. */
export async function askVoid(
  context: ProjectionContext,
  by: Officer,
  { sessionId, itemId, reason }: WebBody<'askVoid'>,
): Promise<Result<VoidRequestLine, AskProblem>> {
  const foreseen = await previewVoid(context, { sessionId, itemId });
  if (!foreseen.ok) return foreseen;
  const { bankVersion } = foreseen.value.session;
  const { effect } = foreseen.value;
  const requestId = randomUUID();
  const nowMs = context.now();
  const isAdded = await context.database.transaction(async (tx) => {
    const added = await tx
      .insert(voidRequests)
      .values({
        ...{ requestId, sessionId, bankVersion, itemId, reason, ...effect },
        ...{ askedBy: by.accountId, askedAtMs: nowMs },
      })
      .onConflictDoNothing()
      .returning({ requestId: voidRequests.requestId });
    if (added.length === 0) return false;
    const entry = { ...by, action: 'ask-void', subject: itemId, outcome: requestId };
    await audit(tx, { ...entry, detail: { bankVersion, ...effect } }, nowMs);
    return true;
  });
  if (!isAdded) return err('asked-already');
  const [line] = await readVoidRequests(context.database, by, requestId);
  if (line === undefined) throw new Error('a request that is not there');
  return ok(line);
}

/**
 * A second person's word. The word is written first: should the program stop before all is scored again, the request
 * says so and may be confirmed once more, and the healer scores what is left in any case.
 */
export async function decideVoid(
  context: ProjectionContext,
  by: Officer,
  { requestId, decision, note = '' }: WebBody<'decideVoid'>,
): Promise<Result<{ effect?: VoidEffect }, DecideProblem>> {
  if (decision === 'refused' && note === '') return err('note-missing');
  const nowMs = context.now();
  const written = await context.database.transaction(async (tx) => {
    const isThis = eq(voidRequests.requestId, requestId);
    const [row] = await tx.select().from(voidRequests).where(isThis).for('update');
    if (row === undefined) return err('no-such-request' as const);
    if (row.decision !== null) {
      const isAgain = row.decision === 'confirmed' && decision === 'confirmed';
      const isName = and(eq(voidedItems.bankVersion, row.bankVersion), eq(voidedItems.itemId, row.itemId));
      const done = await tx.select().from(voidedItems).where(isName);
      return isAgain && done.length === 0 ? ok(row) : err('decided-already' as const);
    }
    if (row.askedBy === by.accountId) return err('own-request' as const);
    await tx
      .update(voidRequests)
      .set({ decision, decidedBy: by.accountId, decisionNote: note, decidedAtMs: nowMs })
      .where(and(isThis, isNull(voidRequests.decision)));
    const action = decision === 'confirmed' ? 'confirm-void' : 'refuse-void';
    await audit(tx, { ...by, action, subject: row.itemId, outcome: requestId }, nowMs);
    return ok(row);
  });
  if (!written.ok) return written;
  if (decision === 'refused') return ok({});
  const done = await voidItem(context, {
    sessionId: SessionId.parse(written.value.sessionId),
    itemId: ItemId.parse(written.value.itemId),
    reason: written.value.reason,
  });
  if (!done.ok) throw new Error(`a question that was there is gone: ${done.error}`);
  const { held, raised, nowPassed } = done.value;
  return ok({ effect: { held, raised, nowPassed } });
}
