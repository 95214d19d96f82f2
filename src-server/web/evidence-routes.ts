import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { openForOfficer } from '../evidence/open-evidence';
import { searchEvidence } from '../evidence/search-evidence';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** Pictures that rooms kept: which there are, and one opened for a reason. */
export function evidenceRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, centre } = context;
  const { database, now } = accounts;

  answerRoute(app, context, 'searchEvidence', ({ body }) =>
    searchEvidence(database, body.search, body.after),
  );

  answerRoute(app, context, 'openEvidence', async ({ body, session }) => {
    const opened = await openForOfficer({ database, centre, now }, officerOf(session), body);
    if (!opened.ok) return err({ kind: opened.error });
    const { kind, takenAtMs, jpeg } = opened.value;
    return ok({ kind, takenAtMs, jpegBase64: Buffer.from(jpeg).toString('base64') });
  });
}
