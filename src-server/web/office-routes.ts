import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { liveBoard } from '../live/live-board';
import { listSessions } from '../office/list-sessions';
import { makeCentreCode } from '../office/make-staff-code';
import { sessionReport } from '../office/session-report';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** Sessions, their reconciliation, and the stations as they are now. */
export function officeRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, centre, importing } = context;
  const { database, now } = accounts;

  answerRoute(app, context, 'examSessions', ({ body }) => listSessions(database, body.after));

  answerRoute(app, context, 'examSession', async ({ body }) => {
    const report = await sessionReport(importing, body.sessionId);
    return report === undefined ? err({ kind: 'no-such-session' }) : ok(report);
  });

  answerRoute(app, context, 'makeStaffCode', ({ body, session }) =>
    makeCentreCode(importing, centre.suite, officerOf(session), body),
  );

  answerRoute(app, context, 'liveBoard', ({ body }) => liveBoard(database, now(), body));
}
