import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { findWebSession } from '../accounts/web-session-store';
import { makeItemReport } from '../reports/item-report';
import { itemsCsv } from '../reports/items-csv';
import { itemsPage } from '../reports/items-page';
import { listSessionCounts } from '../reports/list-session-counts';
import { ReportQuery } from '../reports/report-query';
import { reportStyle } from '../reports/report-style';
import { noSuchSessionPage, sessionsPage } from '../reports/sessions-page';
import { sessionToken } from '../web/session-cookie';
import { requireReader } from './admin-guard';
import { malformed, refuse } from './refuse';
import type { ServerContext } from './server-context';

/** Nothing but this page's own style: no script, no picture, no form, no frame around it. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type OfSession = { Params: { sessionId: string } };

/** What people read in a browser. Only GET and nothing is changed by it: a browser sends its password unasked. */
export async function reportRoutes(app: FastifyInstance, context: ServerContext): Promise<void> {
  await app.register(cookie);
  // The province reads them from its pages (TS-8); the questions' keys are shown, so nobody else of the staff does.
  requireReader(app, context.adminToken, async (request) => {
    const token = sessionToken(request);
    const session = token === undefined ? undefined : await findWebSession(context.accounts, token);
    return session?.stage === 'signed-in' && session.account.role === 'province';
  });
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', CONTENT_POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('x-frame-options', 'DENY')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-resource-policy', 'same-origin');
  });

  const style = await reportStyle();
  app.get('/report.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));

  app.get('/sessions', async (request, reply) =>
    page(reply, sessionsPage(await listSessionCounts(context.database), ReportQuery.parse(request.query))),
  );

  app.get<OfSession>('/sessions/:sessionId/items', async (request, reply) => {
    const query = ReportQuery.parse(request.query);
    const report = await makeItemReport(context.importing, request.params.sessionId);
    if (report === undefined) return page(reply.code(404), noSuchSessionPage(query));
    return page(reply, itemsPage(report, query));
  });

  app.get<OfSession>('/sessions/:sessionId/items.csv', async (request, reply) => {
    const report = await makeItemReport(context.importing, request.params.sessionId);
    if (report === undefined) return refuse(reply, malformed('unknown-session'), 404);
    const mark = report.isDemonstration ? 'demonstration-' : '';
    // Session ids hold nothing that would need quoting (ids.ts).
    const name = `${mark}items-${report.session.sessionId}.csv`;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(itemsCsv(report));
  });
}

function page(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(text);
}
