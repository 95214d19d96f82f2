import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { liveBoard } from '../live/live-board';
import { listSessions } from '../office/list-sessions';
import { sessionReport } from '../office/session-report';
import { answerRoute } from './answer-route';
import type { WebContext } from './web-context';

/** Sessions, their reconciliation, and the stations as they are now. */
export function officeRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, importing } = context;
  const { database, now } = accounts;

  answerRoute(app, context, 'examSessions', ({ body }) => listSessions(database, body.after));

  answerRoute(app, context, 'examSession', async ({ body }) => {
    const report = await sessionReport(importing, body.sessionId);
    return report === undefined ? err({ kind: 'no-such-session' }) : ok(report);
  });

  answerRoute(app, context, 'liveBoard', ({ body }) => liveBoard(database, now(), body));
}
