import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'exam_session';

/** The session's secret as the browser presents it. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[NAME];
}

/** HttpOnly and SameSite=Strict: no script reads it and no other site sends it. Secure wherever TLS stands before us. */
export function setSessionCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.setCookie(NAME, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure });
}

export function clearSessionCookie(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(NAME, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure });
}
