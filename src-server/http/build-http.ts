import { type FastifyInstance, type FastifyReply, fastify, LogController } from 'fastify';
import { apiRoutes } from '../api/api-routes';
import { webRoutesOf } from '../web/web-routes';
import { adminRoutes } from './admin-routes';
import { answerErrors } from './answer-errors';
import { acceptGzip } from './gzip-body';
import { handInRoutes } from './hand-in-routes';
import { healthRoutes } from './health-routes';
import { liveRoutes } from './live-routes';
import { addMetrics } from './metrics';
import { officeRoutes } from './office-routes';
import { packageRoutes } from './package-routes';
import { malformed, refuse } from './refuse';
import { reportRoutes } from './report-routes';
import type { ServerContext } from './server-context';
import { syncRoutes } from './sync-routes';
import { updateRoutes } from './update-routes';

/** The HTTP server with its log (JSON lines on stderr), without routes and not listening yet. */
export function newHttp(logLevel: string): FastifyInstance {
  return fastify({
    logger: {
      level: logLevel,
      stream: process.stderr,
      base: { process: 'exam-server', pid: process.pid },
      // Nothing here logs headers or bodies; should a later line do, this keeps secrets and persons out of it.
      redact: {
        paths: [
          'req.headers',
          'req.remoteAddress',
          'headers',
          'body',
          '*.password',
          '*.token',
          '*.code',
          '*.body',
        ],
        remove: true,
      },
    },
    // The framework's own lines hold addresses and full URLs; ours hold neither.
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    keepAliveTimeout: 20_000,
    frameworkErrors: (_error, _request, reply) => refuse(reply as FastifyReply, malformed('not a URL')),
    clientErrorHandler: (_error, socket) => {
      if (!socket.writable || socket.destroyed) return socket.destroy();
      const body = JSON.stringify(malformed('not HTTP'));
      const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
      socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
    },
  });
}

export function addRoutes(app: FastifyInstance, context: ServerContext): void {
  answerErrors(app);
  acceptGzip(app);
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime);
    request.log.debug({ event: 'answered', route: request.routeOptions.url, status: reply.statusCode, ms });
  });
  addMetrics(app, context);
  healthRoutes(app, context);
  apiRoutes(app);
  packageRoutes(app, context);
  updateRoutes(app, context.updatesFolder);
  app.register(async (scope) => syncRoutes(scope, context));
  app.register(async (scope) => liveRoutes(scope, context));
  app.register(async (scope) => adminRoutes(scope, context), { prefix: '/admin/v1' });
  app.register(async (scope) => officeRoutes(scope, context), { prefix: '/admin/v1' });
  app.register(async (scope) =>
    webRoutesOf(scope, {
      accounts: context.accounts,
      centre: context.centre,
      importing: context.importing,
      healer: context.healer,
      ...context.web,
    }),
  );
  app.register(async (scope) => handInRoutes(scope, context), { prefix: '/admin/v1' });
  app.register(async (scope) => reportRoutes(scope, context), { prefix: '/reports' });
}
