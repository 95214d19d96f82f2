import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok } from '../../src-shared/basics/result';
import { MANUAL_TITLE } from '../../src-shared/wording/person-manual';
import { revokedCredentials } from '../people/certificate-badge';
import { publishedInstitutions } from '../people/enrolment-store';
import { manualPdf } from '../people/manual-pdf';
import { isProofGood, newChallenge } from '../people/proof-of-work';
import { queryCertificate } from '../people/query-certificate';
import { countQuery } from '../people/query-limit';
import { verifyCertificate } from '../people/verify-certificate';
import { answerRoute } from './answer-route';
import { institutionView } from './person-routes';
import type { WebContext } from './web-context';

/** What anybody may ask, without an account (EN-1, CT-10). */
export function publicRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, querySecret } = context;
  const { database } = accounts;

  answerRoute(app, context, 'personManual', async () => ({
    fileName: `${MANUAL_TITLE.zh}.pdf`,
    pdfBase64: (await manualPdf()).toString('base64'),
  }));

  answerRoute(app, context, 'institutions', async ({ body }) => ({
    institutions: (await publishedInstitutions(database, body.provinceCode)).map(institutionView),
  }));

  answerRoute(app, context, 'proofChallenge', async () =>
    newChallenge(querySecret, accounts.now(), randomUUID()),
  );

  answerRoute(app, context, 'verifyCertificate', ({ body }) =>
    verifyCertificate(database, context.centre, body.text, accounts.now()),
  );

  answerRoute(app, context, 'revokedCredentials', ({ ownUrl }) => {
    const centreUrl = (context.publicUrl ?? ownUrl).replace(/\/+$/, '');
    return revokedCredentials(database, centreUrl, shanghaiDate(accounts.now()));
  });

  answerRoute(app, context, 'queryCertificate', async ({ body, address }) => {
    const nowMs = accounts.now();
    const waitSeconds = await countQuery(database, querySecret, address, nowMs);
    if (waitSeconds !== undefined) return err({ kind: 'too-often', seconds: waitSeconds });
    if (!isProofGood(querySecret, body.challenge, body.nonce, nowMs)) return err({ kind: 'proof-wrong' });
    // Each piece of work buys one answer: the challenge counts as an address of its own.
    if ((await countQuery(database, querySecret, `spent ${body.challenge}`, 0, 1)) !== undefined) {
      return err({ kind: 'proof-wrong' });
    }
    return ok({ found: await queryCertificate(database, body.name, body.documentOrNumber, nowMs) });
  });
}
