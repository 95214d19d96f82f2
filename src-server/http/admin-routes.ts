import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ItemId, PackageId, SessionId } from '../../src-shared/basics/ids';
import { createStaffAccount, StaffAccountRequest } from '../accounts/create-staff-account';
import { listResults } from '../import/list-results';
import {
  InstitutionRequest,
  importPaperCertificate,
  PaperCertificateRequest,
  publishInstitution,
} from '../people/import-people';
import { listAlarms } from '../registry/alarms';
import { storePackage } from '../registry/packages';
import { issueCode } from '../registry/provisioning-codes';
import { publishSession } from '../registry/publish-session';
import { SessionPublication } from '../registry/session-publication';
import { listStations } from '../registry/stations';
import { listVersions } from '../voiding/list-versions';
import { voidItem } from '../voiding/void-item';
import { listVoidedItems } from '../voiding/voided-items';
import { requireAdmin } from './admin-guard';
import { readBody } from './read-message';
import { malformed, refuse } from './refuse';
import type { ServerContext } from './server-context';

const PACKAGE_MAX_BYTES = 64 * 1024 * 1024;
const SESSION_MAX_BYTES = 32 * 1024 * 1024;

export const CodeRequest = z.object({ label: z.string().trim().min(1).max(100) }).strict();
/** The reason is for auditors: what is wrong with the question, no names. */
export const VoidRequest = z.object({ itemId: ItemId, reason: z.string().trim().min(1).max(500) }).strict();
export const ResultsQuery = z.object({ sessionId: SessionId });

/**
 * What the exam office tells the centre and asks of it. A refusal is a Refusal like any other; what is published
 * already with other content is a `malformed` with status 409.
 */
export async function adminRoutes(app: FastifyInstance, context: ServerContext): Promise<void> {
  const { database, centre, now, healer } = context;
  requireAdmin(app, context.adminToken);
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.post('/provisioning-codes', async (request, reply) => {
    const body = readBody(CodeRequest, request.body);
    if (!body.ok) return refuse(reply, body.error);
    return reply.code(201).send(await issueCode(database, body.value.label, now()));
  });

  app.post('/accounts', async (request, reply) => {
    const body = readBody(StaffAccountRequest, request.body);
    if (!body.ok) return refuse(reply, body.error);
    const created = await createStaffAccount(context.accounts, body.value);
    return created.ok ? reply.code(201).send(created.value) : refuse(reply, malformed(created.error), 409);
  });

  app.post('/institutions', async (request, reply) => {
    const body = readBody(InstitutionRequest, request.body);
    if (!body.ok) return refuse(reply, body.error);
    await publishInstitution(database, body.value);
    return reply.code(201).send({ institutionId: body.value.institutionId });
  });

  app.post('/paper-certificates', async (request, reply) => {
    const body = readBody(PaperCertificateRequest, request.body);
    if (!body.ok) return refuse(reply, body.error);
    const imported = await importPaperCertificate(database, body.value, now());
    if (imported.ok) return reply.code(201).send(imported.value);
    return refuse(reply, malformed(imported.error), imported.error === 'no-such-person' ? 404 : 409);
  });

  app.get('/stations', async () => ({ stations: await listStations(database) }));

  app.put<{ Params: { sessionId: string } }>(
    '/sessions/:sessionId',
    { bodyLimit: SESSION_MAX_BYTES },
    async (request, reply) => {
      const body = readBody(SessionPublication, request.body);
      if (!body.ok) return refuse(reply, body.error);
      const { sessionId } = body.value.session;
      if (sessionId !== request.params.sessionId)
        return refuse(reply, malformed('the session is another one'));
      const published = await publishSession(database, centre.suite, body.value, now());
      if (!published.ok) {
        request.log.warn({ event: 'publication-refused', sessionId, reason: published.error.kind });
        const isConflict = published.error.kind.endsWith('-published-differently');
        return refuse(reply, malformed(JSON.stringify(published.error)), isConflict ? 409 : 400);
      }
      // Results may have come before their session.
      if (published.value.isNew) await healer.runNow();
      return reply.code(published.value.isNew ? 201 : 200).send({ sessionId });
    },
  );

  app.put<{ Params: { packageId: string } }>(
    '/packages/:packageId',
    { bodyLimit: PACKAGE_MAX_BYTES },
    async (request, reply) => {
      const packageId = PackageId.safeParse(request.params.packageId);
      if (!packageId.success || !Buffer.isBuffer(request.body))
        return refuse(reply, malformed('not a package'));
      const stored = await storePackage(database, centre, packageId.data, request.body, now());
      if (!stored.ok) {
        request.log.warn({ event: 'package-refused', packageId: packageId.data, reason: stored.error });
        return refuse(
          reply,
          malformed(stored.error),
          stored.error === 'already-stored-differently' ? 409 : 400,
        );
      }
      const { sha256, bytes, sessionId } = stored.value;
      return { packageId: packageId.data, sessionId, bytes, sha256 };
    },
  );

  app.get('/results', async (request, reply) => {
    const query = readBody(ResultsQuery, request.query);
    if (!query.ok) return refuse(reply, query.error);
    return { results: await listResults(database, query.value.sessionId) };
  });

  app.post<{ Params: { sessionId: string } }>('/sessions/:sessionId/voided-items', async (request, reply) => {
    const sessionId = SessionId.safeParse(request.params.sessionId);
    const body = readBody(VoidRequest, request.body);
    if (!body.ok) return refuse(reply, body.error);
    if (!sessionId.success) return refuse(reply, malformed('unknown-session'), 404);
    const voided = await voidItem(context.importing, { sessionId: sessionId.data, ...body.value });
    const ids = { sessionId: sessionId.data, itemId: body.value.itemId };
    if (!voided.ok) {
      request.log.warn({ event: 'voiding-refused', ...ids, reason: voided.error });
      return refuse(reply, malformed(voided.error), voided.error.startsWith('unknown-') ? 404 : 400);
    }
    const { isNew, held, raised, nowPassed } = voided.value;
    request.log.info({ event: 'item-voided', ...ids, isNew, held, raised, nowPassed });
    return reply.code(isNew ? 201 : 200).send(voided.value);
  });

  app.get<{ Params: { sessionId: string } }>('/sessions/:sessionId/voided-items', async (request, reply) => {
    const session = await context.importing.sessions.find(request.params.sessionId);
    if (session === undefined) return refuse(reply, malformed('unknown-session'), 404);
    return { voidedItems: await listVoidedItems(database, session.bankVersion) };
  });

  app.get<{ Params: { sessionId: string } }>('/sessions/:sessionId/result-versions', async (request) => ({
    versions: await listVersions(database, request.params.sessionId),
  }));

  app.get('/alarms', async () => ({ alarms: await listAlarms(database) }));
}
