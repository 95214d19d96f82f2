import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { audit } from '../accounts/audit';
import { exportQti, exportStatements } from '../reporting/export-standards';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** Results as other systems read them. */
export function reportingRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, importing, lrs, reportingUrl } = context;
  const { database, now } = accounts;

  const state = async () =>
    lrs === undefined ? {} : { store: { url: lrs.url, ...(await lrs.pusher.counts()) } };

  answerRoute(app, context, 'reportingState', state);

  answerRoute(app, context, 'exportStatements', ({ body, session }) =>
    exportStatements(importing, officerOf(session), body.sessionId, reportingUrl),
  );

  answerRoute(app, context, 'pushStatements', async ({ body, session }) => {
    if (lrs === undefined) return err({ kind: 'no-store' });
    const entry = { action: 'push-xapi', subject: body.sessionId, outcome: 'asked' };
    await audit(database, { ...officerOf(session), ...entry }, now());
    await lrs.pusher.enqueue(body.sessionId);
    await lrs.pusher.runNow();
    return ok(await state());
  });

  answerRoute(app, context, 'exportQti', async ({ body, session }) => {
    const file = await exportQti(importing, officerOf(session), body.attemptId, reportingUrl);
    return file === undefined ? err({ kind: 'not-reportable' }) : ok(file);
  });
}
