import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { refuse } from './refuse';

/** Lets only the bearer of the token pass; without a token in the configuration, nobody. Compared in constant time. */
export function requireAdmin(app: FastifyInstance, adminToken: string | undefined): void {
  const expected = adminToken === undefined ? undefined : digest(adminToken);
  app.addHook('onRequest', async (request, reply) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const isAdmin = expected !== undefined && timingSafeEqual(digest(given ?? ''), expected);
    if (!isAdmin) return refuse(reply.header('www-authenticate', 'Bearer'), { refusal: 'not-authentic' });
  });
}

/** Hashing makes texts of any length comparable. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
