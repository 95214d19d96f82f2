import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAboutTheData, isPassing, sqlState } from '../store/database-error';
import { BodyTooLarge, BodyUnreadable, limitOf } from './gzip-body';
import { malformed, refuse } from './refuse';

const RETRY_SECONDS = 5;
const RETRY_AFTER_BUG_SECONDS = 60;

/** Makes every answer that is not 2xx a Refusal, whatever went wrong and wherever. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => refuse(reply, malformed('no such route'), 404));
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (error instanceof BodyTooLarge || code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413) {
    return refuse(reply, { refusal: 'too-large', maxBytes: limitOf(request) });
  }
  if (error instanceof BodyUnreadable) return refuse(reply, malformed(error.message));
  if (status >= 400 && status < 500) return refuse(reply, malformed(code === '' ? 'not understood' : code));
  if (isAboutTheData(error)) return refuse(reply, malformed('a value that cannot be stored'));
  if (isPassing(error)) {
    request.log.warn({ event: 'database-away', sqlState: sqlState(error) });
    return refuse(reply, { refusal: 'try-later', retryAfterSeconds: RETRY_SECONDS });
  }
  logBug(request.log, 'request-failed', error);
  return refuse(reply, { refusal: 'try-later', retryAfterSeconds: RETRY_AFTER_BUG_SECONDS }, 500);
}

/**
 * Logs where something went wrong, not what it went wrong with: messages of the database and of parsers quote the
 * values, and those may be a person's.
 */
export function logBug(log: FastifyBaseLogger, event: string, error: unknown, ids: object = {}): void {
  const name = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error({
    event,
    ...ids,
    error: name,
    sqlState: sqlState(error),
    at: frames.slice(0, 12).map((one) => one.trim()),
  });
}
