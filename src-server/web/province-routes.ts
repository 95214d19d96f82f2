import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { audit } from '../accounts/audit';
import { reinstateYears, reverseHours, setRevoked } from '../people/decide-on-holder';
import { findHolder } from '../people/find-holder';
import { issueCandidates, issueForEnrolment } from '../people/issue-certificate';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** What the province decides (CT-7, CT-11, CE-11, CE-12). */
export function provinceRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts } = context;

  answerRoute(app, context, 'issueCandidates', async () => ({
    candidates: await issueCandidates(accounts.database),
  }));

  answerRoute(app, context, 'issueCertificate', async ({ body, session }) => {
    const by = { accountId: session?.account.accountId ?? '', role: 'province' };
    const issued = await issueForEnrolment(accounts, by, body.enrolmentId);
    return issued.ok ? ok(issued.value) : err({ kind: issued.error });
  });

  answerRoute(app, context, 'findHolder', async ({ body, session }) => {
    const found = await findHolder(accounts.database, body.number, accounts.now());
    if (found === undefined) return err({ kind: 'nobody' });
    const entry = { action: 'open-holder', subject: found.personId, outcome: 'shown' };
    await audit(accounts.database, { ...officerOf(session), ...entry }, accounts.now());
    return ok(found.holder);
  });

  answerRoute(app, context, 'revokeCertificate', async ({ body, session }) => {
    const done = await setRevoked(accounts, officerOf(session), body, true);
    if (done.ok) return ok({});
    return err({ kind: done.error === 'as-it-is' ? 'revoked-already' : done.error });
  });

  answerRoute(app, context, 'reinstateCertificate', async ({ body, session }) => {
    const done = await setRevoked(accounts, officerOf(session), body, false);
    if (done.ok) return ok({});
    return err({ kind: done.error === 'as-it-is' ? 'not-revoked' : done.error });
  });

  answerRoute(app, context, 'reinstateYears', async ({ body, session }) => {
    const done = await reinstateYears(accounts, officerOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });

  answerRoute(app, context, 'reverseHours', async ({ body, session }) => {
    const done = await reverseHours(accounts, officerOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });
}
