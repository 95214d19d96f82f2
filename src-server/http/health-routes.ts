import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { refuse } from './refuse';
import type { ServerContext } from './server-context';

/** `healthz`: the process answers. `readyz`: it can serve, database included. */
export function healthRoutes(app: FastifyInstance, { database }: ServerContext): void {
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await database.execute(sql`SELECT 1`);
      return { ok: true };
    } catch {
      return refuse(reply, { refusal: 'try-later', retryAfterSeconds: 5 });
    }
  });
}
