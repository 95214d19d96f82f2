import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from './refuse';

/** Lets only the bearer of the token pass; without a token in the configuration, nobody. Compared in constant time. */
export function requireAdmin(app: FastifyInstance, adminToken: string | undefined): void {
  guard(app, adminToken, 'Bearer', bearerToken);
}

/**
 * The same for pages that a person opens in a browser: the token as bearer, or as the password of user `admin` (HTTP
 * Basic, RFC 7617). Not for routes that change anything, because a browser sends a known password with every request.
 */
export function requireReader(
  app: FastifyInstance,
  adminToken: string | undefined,
  /** Who else may read, for instance somebody who is signed in at the pages. */
  isReader: (request: FastifyRequest) => Promise<boolean>,
): void {
  guard(
    app,
    adminToken,
    'Basic realm="exam centre reports", charset="UTF-8"',
    (header) => bearerToken(header) ?? basicPassword(header),
    isReader,
  );
}

/** Whether a request bears this token. */
export function bearsToken(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(bearerToken(header ?? '') ?? ''), digest(token));
}

function guard(
  app: FastifyInstance,
  adminToken: string | undefined,
  challenge: string,
  tokenIn: (header: string) => string | undefined,
  isElse: (request: FastifyRequest) => Promise<boolean> = async () => false,
): void {
  const expected = adminToken === undefined ? undefined : digest(adminToken);
  app.addHook('onRequest', async (request, reply) => {
    const given = tokenIn(request.headers.authorization ?? '');
    const isAdmin = expected !== undefined && timingSafeEqual(digest(given ?? ''), expected);
    if (!isAdmin && !(await isElse(request)))
      return refuse(reply.header('www-authenticate', challenge), { refusal: 'not-authentic' });
  });
}

function bearerToken(header: string): string | undefined {
  return /^Bearer (.+)$/.exec(header)?.[1];
}

/** The user's name is no secret; the password is compared like any token. */
function basicPassword(header: string): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.startsWith('admin:') ? text.slice('admin:'.length) : undefined;
}

/** Hashing makes texts of any length comparable. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
