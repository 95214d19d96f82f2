import type { FastifyInstance } from 'fastify';
import { assertNever } from '../../src-shared/basics/assert-never';
import { err, ok } from '../../src-shared/basics/result';
import type { WebSession } from '../../src-shared/contracts/web/web-session';
import { changePassword } from '../accounts/change-password';
import { listOutbox } from '../accounts/message-sender';
import { recoverPassword, sendRecoveryCode } from '../accounts/recovery';
import { register } from '../accounts/register';
import { passSecondFactor, secretToEnrol } from '../accounts/second-factor';
import { signIn } from '../accounts/sign-in';
import {
  endWebSession,
  findSessionByHash,
  findWebSession,
  type OpenWebSession,
} from '../accounts/web-session-store';
import { answerRoute } from './answer-route';
import { clearSessionCookie, setSessionCookie } from './session-cookie';
import type { WebContext } from './web-context';

const SIGNED_OUT: WebSession = { kind: 'signed-out' };

/** Sign-in, second factor, passwords, registration: everything before somebody is somebody. */
export function accountRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, isSecure } = context;

  /** Where the browser stands now, as the database has it after a step. */
  const again = async (session: OpenWebSession | undefined): Promise<WebSession> => {
    const now = session && (await findSessionByHash(accounts, session.tokenHash));
    return now === undefined ? SIGNED_OUT : viewOf(context, now);
  };

  answerRoute(app, context, 'session', async ({ session }) => again(session));

  answerRoute(app, context, 'signIn', async ({ body, session, reply }) => {
    const signed = await signIn(accounts, body.login, body.password);
    if (!signed.ok) return signed;
    // A browser has one session: the one it had before is given up.
    if (session !== undefined) await endWebSession(accounts.database, session.tokenHash);
    setSessionCookie(reply, signed.value.token, isSecure);
    return ok(await again(await findWebSession(accounts, signed.value.token)));
  });

  answerRoute(app, context, 'signOut', async ({ session, reply }) => {
    if (session !== undefined) await endWebSession(accounts.database, session.tokenHash);
    clearSessionCookie(reply, isSecure);
    return SIGNED_OUT;
  });

  answerRoute(app, context, 'secondFactor', async ({ body, session }) => {
    if (session === undefined) return err({ kind: 'not-now' });
    const passed = await passSecondFactor(accounts, session, body.code);
    return passed.ok ? ok(await again(session)) : passed;
  });

  answerRoute(app, context, 'changePassword', async ({ body, session }) => {
    if (session === undefined) return err({ kind: 'not-now' });
    const changed = await changePassword(accounts, session, body.oldPassword, body.newPassword);
    return changed.ok ? ok(await again(session)) : changed;
  });

  answerRoute(app, context, 'sendRecoveryCode', async ({ body }) => {
    const sent = await sendRecoveryCode(accounts, body.login);
    return sent.ok ? ok({}) : sent;
  });

  answerRoute(app, context, 'recoverPassword', async ({ body }) => {
    const recovered = await recoverPassword(accounts, body.login, body.code, body.newPassword);
    return recovered.ok ? ok({}) : recovered;
  });

  answerRoute(app, context, 'register', async ({ body }) => {
    const registered = await register(accounts, body, context.isDemonstration);
    return registered.ok ? ok({}) : registered;
  });

  answerRoute(app, context, 'outbox', async () => ({ messages: await listOutbox(accounts.database) }));
}

async function viewOf(context: WebContext, { account, stage }: OpenWebSession): Promise<WebSession> {
  const { displayName } = account;
  switch (stage) {
    case 'must-change-password':
      return {
        kind: 'must-change-password',
        because: account.passwordKind === 'reset' ? 'reset' : 'default-password',
        displayName,
      };
    case 'enrol-second-factor':
      return {
        kind: 'enrol-second-factor',
        displayName,
        ...(await secretToEnrol(context.accounts, account)),
      };
    case 'needs-second-factor':
      return { kind: 'needs-second-factor', displayName };
    case 'signed-in': {
      const { role } = account;
      return { kind: 'signed-in', displayName, role, isDemonstration: context.isDemonstration };
    }
    default:
      return assertNever(stage);
  }
}
