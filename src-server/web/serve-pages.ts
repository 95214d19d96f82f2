import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Scripts, styles and pictures of our own only; the face check of a photograph needs wasm and a worker. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The centre's pages: one document for every address below /app, and its files with their hashed names. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) {
    app.log.warn({ event: 'pages-not-built' });
    return;
  }
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('content-security-policy', CONTENT_POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('x-frame-options', 'DENY')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('cross-origin-resource-policy', 'same-origin');
  });
  await app.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/app/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: true,
  });
  const document = (
    _request: unknown,
    reply: { sendFile: (name: string, root: string, o: object) => unknown },
  ) => reply.sendFile('index.html', folder, { cacheControl: false });
  app.get('/', (_request, reply) => reply.redirect('/app/'));
  app.get('/app', (_request, reply) => reply.redirect('/app/'));
  app.get('/app/*', (request, reply) => document(request, reply.header('cache-control', 'no-cache')));
}
