import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { issueCandidates, issueForEnrolment } from '../people/issue-certificate';
import { answerRoute } from './answer-route';
import type { WebContext } from './web-context';

/** What the province decides (CT-7). */
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
}
