import { z } from 'zod';
import { resultOf } from '../result-schema';
import type { Role } from './role';
import * as session from './web-session';

/** Who may call a route. Told here once: the server enforces it, the tests try every role against every route. */
export type Access =
  | { readonly kind: 'anyone' }
  /** A browser that has come this far and no further, for instance with a default password only. */
  | { readonly kind: 'stage'; readonly stages: readonly session.WebSessionKind[] }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly access: Access;
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
};

const nothing = z.object({}).strict();
const anyone: Access = { kind: 'anyone' };
const roles = (...list: readonly Role[]): Access => ({ kind: 'roles', roles: list });
const signedInOr = (...stages: readonly session.WebSessionKind[]): Access => ({
  kind: 'stage',
  stages: ['signed-in', ...stages],
});

const login = z.string().min(1).max(100);
const password = z.string().min(1).max(200);
const code = z.string().max(20);

/** Every door between a page and the centre: name -> method, path, who may, body and answer. Both sides parse. */
export const webRoutes = {
  session: { method: 'GET', path: '/api/session', access: anyone, body: nothing, answer: session.WebSession },
  signIn: {
    method: 'POST',
    path: '/api/session',
    access: anyone,
    body: z.object({ login, password }).strict(),
    answer: resultOf(session.WebSession, session.SignInProblem),
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    access: anyone,
    body: nothing,
    answer: session.WebSession,
  },
  secondFactor: {
    method: 'POST',
    path: '/api/session/second-factor',
    access: { kind: 'stage', stages: ['needs-second-factor', 'enrol-second-factor'] },
    body: z.object({ code }).strict(),
    answer: resultOf(session.WebSession, session.SecondFactorProblem),
  },
  changePassword: {
    method: 'POST',
    path: '/api/session/password',
    access: signedInOr('must-change-password'),
    body: z.object({ oldPassword: password.optional(), newPassword: password }).strict(),
    answer: resultOf(session.WebSession, session.ChangePasswordProblem),
  },
  sendRecoveryCode: {
    method: 'POST',
    path: '/api/recovery/code',
    access: anyone,
    body: z.object({ login }).strict(),
    answer: resultOf(nothing, session.SendCodeProblem),
  },
  recoverPassword: {
    method: 'POST',
    path: '/api/recovery/password',
    access: anyone,
    body: z.object({ login, code, newPassword: password }).strict(),
    answer: resultOf(nothing, session.RecoverProblem),
  },
  register: {
    method: 'POST',
    path: '/api/registration',
    access: anyone,
    body: z
      .object({
        name: z.string().max(100),
        document: z.string().max(100),
        phone: z.string().max(40),
      })
      .strict(),
    answer: resultOf(nothing, session.RegisterProblem),
  },
  /** What would have gone out by telephone: the embedded default has no line, and says so. */
  outbox: {
    method: 'GET',
    path: '/api/outbox',
    access: roles('security'),
    body: nothing,
    answer: z
      .object({
        messages: z.array(
          z.object({ toMasked: z.string(), text: z.string(), atMs: z.number().int() }).strict(),
        ),
      })
      .strict(),
  },
} as const satisfies Readonly<Record<string, Route>>;

export type WebRouteName = keyof typeof webRoutes;
export type WebBody<N extends WebRouteName> = z.infer<(typeof webRoutes)[N]['body']>;
export type WebAnswer<N extends WebRouteName> = z.infer<(typeof webRoutes)[N]['answer']>;

/** A page sends this with everything that changes something: no form of another site can (LW-7). */
export const WEB_REQUEST_HEADER = 'x-exam-centre';
