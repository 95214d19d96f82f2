import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Bytes that a gzip body may have as it travels; without it the route's body limit holds for them as well. */
    readonly maxWireBytes?: number;
  }
}

/** Becomes a 413 with the route's limit. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413;
}

/** Becomes a 400. */
export class BodyUnreadable extends Error {
  readonly statusCode = 400;
}

/**
 * Accepts gzip request bodies. The route's body limit holds for what comes out as well as for what comes in, and
 * inflating stops at the limit: a small file that unpacks to gigabytes costs no more than an honest one.
 */
export function acceptGzip(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase();
    if (encoding === undefined || encoding === '' || encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw new BodyUnreadable('content-encoding is neither gzip nor identity');
    return inflate(payload as Readable, limitOf(request), wireLimitOf(request));
  });
}

export function limitOf(request: FastifyRequest): number {
  return request.routeOptions.bodyLimit;
}

function wireLimitOf(request: FastifyRequest): number {
  return request.routeOptions.config.maxWireBytes ?? limitOf(request);
}

/** The framework compares `receivedEncodedLength` with content-length. */
function inflate(
  packed: Readable,
  limit: number,
  wireLimit: number,
): Transform & { receivedEncodedLength: number } {
  let inflated = 0;
  const limiter = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        inflated += chunk.length;
        if (inflated <= limit) return done(null, chunk);
        stop();
        done(new BodyTooLarge('the body unpacks to more than the limit'));
      },
    }),
    { receivedEncodedLength: 0 },
  );
  const gunzip = createGunzip();
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      limiter.receivedEncodedLength += chunk.length;
      if (limiter.receivedEncodedLength <= wireLimit) return done(null, chunk);
      stop();
      limiter.destroy(new BodyTooLarge('the packed body is larger than the limit'));
      done();
    },
  });
  // What still arrives is read and dropped, so that the sender gets to read the answer.
  const stop = () => {
    packed.unpipe(counter);
    packed.resume();
    gunzip.destroy();
  };
  gunzip.on('error', () => {
    stop();
    limiter.destroy(new BodyUnreadable('the body is not whole gzip'));
  });
  packed.on('error', (error) => limiter.destroy(error));
  packed.on('aborted', () => stop());
  // Not before somebody reads and so listens for errors: an error that nobody hears ends the process.
  limiter.once('resume', () => packed.pipe(counter).pipe(gunzip).pipe(limiter));
  return limiter;
}
