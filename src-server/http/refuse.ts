import type { FastifyReply } from 'fastify';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';

/** Answers with a refusal; the status is for the machines in between (contracts/sync/refusal.ts). */
export function refuse(reply: FastifyReply, refusal: Refusal, status = statusOf(refusal)): FastifyReply {
  if (refusal.refusal === 'try-later') reply.header('retry-after', refusal.retryAfterSeconds);
  return reply.code(status).type('application/json; charset=utf-8').send(refusal);
}

function statusOf(refusal: Refusal): number {
  switch (refusal.refusal) {
    case 'gap':
    case 'fork':
      return 409;
    case 'not-authentic':
      return 401;
    case 'unknown-station':
    case 'unknown-package':
      return 404;
    case 'wrong-code':
      return 403;
    case 'too-early':
      return 425;
    case 'protocol-too-old':
      return 426;
    case 'malformed':
      return 400;
    case 'too-large':
      return 413;
    case 'try-later':
      return 503;
    default:
      return assertNever(refusal);
  }
}

export function malformed(detail: string): Refusal {
  return { refusal: 'malformed', detail: detail.slice(0, 300) };
}
