import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AttemptId, ItemId, SessionId } from '../../src-shared/basics/ids';
import { CodesRequest } from '../../src-shared/contracts/hand-in/hand-in-codes';
import { answerProof } from '../hand-in/answer-proof';
import { importCodes } from '../hand-in/import-codes';
import { importHandIn } from '../hand-in/import-hand-in';
import { listIncidents } from '../hand-in/list-incidents';
import { listHandInFiles } from '../hand-in/note-hand-in';
import { reconcileSession } from '../hand-in/reconcile-session';
import { requireAdmin } from './admin-guard';
import { readBody } from './read-message';
import { malformed, refuse } from './refuse';
import type { ServerContext } from './server-context';

const FILE_MAX_BYTES = 64 * 1024 * 1024;

export const FileQuery = z.object({ sessionId: SessionId.optional() }).strict();
export const ProofQuery = z.object({ itemId: ItemId }).strict();

/** What comes to the centre by hand, and what the centre says of a room after it. For the exam office only. */
export async function handInRoutes(app: FastifyInstance, context: ServerContext): Promise<void> {
  const { database, importing } = context;
  requireAdmin(app, context.adminToken);
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.post('/hand-in-files', { bodyLimit: FILE_MAX_BYTES }, async (request, reply) => {
    const query = readBody(FileQuery, request.query);
    if (!query.ok) return refuse(reply, query.error);
    if (!Buffer.isBuffer(request.body)) return refuse(reply, malformed('not-a-hand-in-file'));
    const taken = await importHandIn(importing, request.body, query.value.sessionId);
    if (!taken.ok) {
      request.log.warn({ event: 'hand-in-refused', reason: taken.error });
      return refuse(reply, malformed(taken.error));
    }
    const { outcome, chains, receipt } = taken.value;
    const { stationId, sessionId } = receipt;
    const records = chains.reduce((sum, chain) => sum + chain.records.length, 0);
    request.log.info({ event: 'hand-in-taken', stationId, sessionId, outcome, records });
    return taken.value;
  });

  app.get('/hand-in-files', async () => ({ files: await listHandInFiles(database) }));

  app.post('/hand-in-codes', async (request, reply) => {
    const body = readBody(CodesRequest, request.body);
    if (!body.ok) return refuse(reply, body.error);
    const taken = await importCodes(importing, body.value.frames);
    if (!taken.ok) {
      request.log.warn({ event: 'codes-refused', reason: taken.error });
      return refuse(reply, malformed(taken.error));
    }
    const { stationId, attemptId, outcome } = taken.value;
    request.log.info({ event: 'codes-taken', stationId, attemptId, outcome });
    return taken.value;
  });

  app.get<{ Params: { sessionId: string } }>(
    '/sessions/:sessionId/reconciliation',
    async (request, reply) => {
      const session = await importing.sessions.find(request.params.sessionId);
      if (session === undefined) return refuse(reply, malformed('unknown-session'), 404);
      return reconcileSession(database, session);
    },
  );

  app.get<{ Params: { sessionId: string } }>('/sessions/:sessionId/incidents', async (request) => ({
    incidents: await listIncidents(database, request.params.sessionId),
  }));

  app.get<{ Params: { attemptId: string } }>('/attempts/:attemptId/answer-proof', async (request, reply) => {
    const query = readBody(ProofQuery, request.query);
    const attemptId = AttemptId.safeParse(request.params.attemptId);
    if (!query.ok) return refuse(reply, query.error);
    const proof = attemptId.success && (await answerProof(importing, attemptId.data, query.value.itemId));
    return proof || refuse(reply, malformed('unknown-answer'), 404);
  });
}
