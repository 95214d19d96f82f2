import type { FastifyInstance } from 'fastify';
import type { ItemId } from '../../src-shared/basics/ids';
import { err, ok } from '../../src-shared/basics/result';
import type { VoidPreview } from '../../src-shared/contracts/web/items';
import { audit } from '../accounts/audit';
import { itemReportView } from '../office/item-report-view';
import { readVoidRequests } from '../office/read-void-requests';
import { askVoid, decideVoid } from '../office/void-requests';
import { type Foreseen, previewVoid } from '../voiding/preview-void';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** The report of a session's questions, and the voiding of one by two people (TS-8). */
export function itemRoutes(app: FastifyInstance, context: WebContext): void {
  const { importing } = context;
  const { database, now } = context.accounts;

  answerRoute(app, context, 'itemReport', async ({ body }) => {
    const report = await itemReportView(importing, body.sessionId);
    return report === undefined ? err({ kind: 'no-such-session' }) : ok(report);
  });

  answerRoute(app, context, 'previewVoid', async ({ body, session }) => {
    const foreseen = await previewVoid(importing, body);
    if (!foreseen.ok) return err({ kind: foreseen.error });
    const { bankVersion } = foreseen.value.session;
    // A question with its key leaves the centre here: who looked is kept (LW-6, QB-4).
    const entry = { ...officerOf(session), action: 'open-item', subject: body.itemId, outcome: 'shown' };
    await audit(database, { ...entry, detail: { bankVersion } }, now());
    return ok(viewOf(body.itemId, foreseen.value));
  });

  answerRoute(app, context, 'askVoid', async ({ body, session }) => {
    const asked = await askVoid(importing, officerOf(session), body);
    return asked.ok ? asked : err({ kind: asked.error });
  });

  answerRoute(app, context, 'voidRequests', async ({ session }) => ({
    lines: await readVoidRequests(database, officerOf(session)),
  }));

  answerRoute(app, context, 'decideVoid', async ({ body, session }) => {
    const decided = await decideVoid(importing, officerOf(session), body);
    return decided.ok ? decided : err({ kind: decided.error });
  });
}

function viewOf(itemId: ItemId, { session, question, results, effect, unreadable }: Foreseen): VoidPreview {
  const ofCase = session.items.find(
    (item) => item.type === 'case' && item.items.some((one) => one.id === itemId),
  );
  return {
    itemId,
    bankVersion: session.bankVersion,
    ...(ofCase === undefined ? {} : { caseStem: ofCase.stem }),
    stem: question.stem,
    options: question.options.map(({ id, text }) => ({
      optionId: id,
      text,
      isKey: question.key.includes(id),
    })),
    results,
    effect,
    unreadable,
  };
}
