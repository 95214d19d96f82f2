import type { FastifyInstance } from 'fastify';
import { PersonId } from '../../src-shared/basics/ids';
import { err, ok } from '../../src-shared/basics/result';
import type { OpenWebSession } from '../accounts/web-session-store';
import { askReview, myTests } from '../people/my-tests';
import { answerRoute } from './answer-route';
import type { WebContext } from './web-context';

/** A person's own tests and scores, and 成绩复核 (RM-16). */
export function myTestRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, importing } = context;

  answerRoute(app, context, 'myTests', async ({ session }) => ({
    tests: await myTests(importing, actorOf(session).personId, accounts.now()),
  }));

  answerRoute(app, context, 'askReview', async ({ body, session }) => {
    const asked = await askReview(importing, actorOf(session), body.attemptId);
    return asked.ok ? ok({}) : err({ kind: asked.error });
  });
}

function actorOf(session: OpenWebSession | undefined): { accountId: string; personId: PersonId } {
  const { accountId, personId } = session?.account ?? {};
  if (accountId === undefined || !personId) throw new Error('a person’s route without a person');
  return { accountId, personId: PersonId.parse(personId) };
}
