import type { FastifyInstance } from 'fastify';
import { InstitutionId } from '../../src-shared/basics/ids';
import { ok } from '../../src-shared/basics/result';
import type { OpenWebSession } from '../accounts/web-session-store';
import { moveEnrolment } from '../people/move-enrolment';
import { approveMakeUp, recordHours } from '../people/record-hours';
import { traineesOf } from '../people/trainees';
import { answerRoute } from './answer-route';
import type { WebContext } from './web-context';

/** What an institution sees and does with its own people; which one it is comes from the session alone. */
export function institutionRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts } = context;

  answerRoute(app, context, 'trainees', async ({ session }) => ({
    trainees: await traineesOf(accounts.database, actorOf(session).institutionId),
  }));

  answerRoute(app, context, 'moveEnrolment', async ({ body, session }) => {
    const done = await moveEnrolment(accounts, actorOf(session), body.enrolmentId, body.action);
    return done.ok ? ok({}) : done;
  });

  answerRoute(app, context, 'recordHours', ({ body, session }) =>
    recordHours(accounts, actorOf(session), body),
  );

  answerRoute(app, context, 'approveMakeUp', async ({ body, session }) => {
    const done = await approveMakeUp(accounts, actorOf(session), body);
    return done.ok ? ok({}) : done;
  });
}

function actorOf(session: OpenWebSession | undefined): { accountId: string; institutionId: InstitutionId } {
  const { accountId, institutionId } = session?.account ?? {};
  if (accountId === undefined || !institutionId) {
    throw new Error('an institution’s route without an institution');
  }
  return { accountId, institutionId: InstitutionId.parse(institutionId) };
}
