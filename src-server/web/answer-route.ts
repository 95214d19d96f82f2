import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access, Route } from '../../src-shared/contracts/web/route';
import {
  WEB_REQUEST_HEADER,
  type WebAnswer,
  type WebBody,
  type WebRouteName,
  webRoutes,
} from '../../src-shared/contracts/web/web-routes';
import { findWebSession, type OpenWebSession } from '../accounts/web-session-store';
import { malformed, refuse } from '../http/refuse';
import { sessionToken } from './session-cookie';
import type { WebContext } from './web-context';

export type WebCall<N extends WebRouteName> = {
  readonly body: WebBody<N>;
  readonly session: OpenWebSession | undefined;
  readonly reply: FastifyReply;
  /** Who asks, as far as the network tells; behind a proxy, what the proxy says. */
  readonly address: string;
  /** The centre's address as this browser reached it. */
  readonly ownUrl: string;
};

/**
 * Binds one route of the contract. In this order: the header that no foreign form can send, who may (told by the
 * contract alone), the body's schema, the handler, the answer's schema.
 */
export function answerRoute<N extends WebRouteName>(
  app: FastifyInstance,
  context: WebContext,
  name: N,
  handle: (call: WebCall<N>) => Promise<WebAnswer<N>>,
): void {
  const { method, path, access, body, answer, maxBytes }: Route = webRoutes[name];
  app.route({
    method,
    url: path,
    ...(maxBytes === undefined ? {} : { bodyLimit: maxBytes }),
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (method !== 'GET' && request.headers[WEB_REQUEST_HEADER] === undefined) {
        return refuse(reply, malformed('not from a page of ours'));
      }
      const session = await sessionOf(request, context);
      if (access.kind !== 'anyone') {
        if (session === undefined) return refuse(reply, { refusal: 'not-authentic' });
        if (!isAllowed(access, session)) return refuse(reply, { refusal: 'not-authentic' }, 403);
      }
      const parsed = body.safeParse(method === 'GET' ? {} : (request.body ?? {}));
      if (!parsed.success) return refuse(reply, malformed('the body is not of the route’s form'));
      const ownUrl = `${request.protocol}://${request.host}`;
      const made = await handle({
        body: parsed.data as WebBody<N>,
        session,
        reply,
        address: request.ip,
        ownUrl,
      });
      return reply.send(answer.parse(made));
    },
  });
}

async function sessionOf(request: FastifyRequest, context: WebContext): Promise<OpenWebSession | undefined> {
  const token = sessionToken(request);
  return token === undefined ? undefined : findWebSession(context.accounts, token);
}

function isAllowed(access: Exclude<Access, { readonly kind: 'anyone' }>, session: OpenWebSession): boolean {
  if (access.kind === 'stage') return access.stages.includes(session.stage);
  return session.stage === 'signed-in' && access.roles.includes(session.account.role);
}
