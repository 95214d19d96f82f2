import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import {
  askRecovery,
  confirmRecovery,
  type RecoveryActor,
  waitingRecoveries,
} from '../accounts/recover-in-person';
import type { OpenWebSession } from '../accounts/web-session-store';
import { answerRoute } from './answer-route';
import type { WebContext } from './web-context';

/** 当面找回 (ID-23). */
export function recoveryRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts } = context;

  answerRoute(app, context, 'waitingRecoveries', async ({ session }) => ({
    waiting: await waitingRecoveries(accounts, actorOf(session)),
  }));

  answerRoute(app, context, 'askRecovery', async ({ body, session }) => {
    const asked = await askRecovery(accounts, actorOf(session), body);
    return asked.ok ? ok({}) : err({ kind: asked.error });
  });

  answerRoute(app, context, 'confirmRecovery', async ({ body, session }) => {
    const done = await confirmRecovery(accounts, actorOf(session), body.recoveryId);
    return done.ok ? done : err({ kind: done.error });
  });
}

function actorOf(session: OpenWebSession | undefined): RecoveryActor {
  if (session === undefined) throw new Error('a staff route without a session');
  const { accountId, role, institutionId } = session.account;
  if (role === 'institution' && !institutionId) throw new Error('an institution’s account without one');
  return {
    accountId,
    role,
    institutionId: role === 'institution' ? (institutionId ?? undefined) : undefined,
  };
}
