import { z } from 'zod';
import { resultOf } from '../result-schema';
import { anyone, nothing, type Route, signedInOr } from './route';
import * as session from './web-session';

const login = z.string().min(1).max(100);
const password = z.string().min(1).max(200);
const code = z.string().max(20);

/** How somebody comes in: signing in with a second factor, a new account, a forgotten password. */
export const accountRoutes = {
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
} as const satisfies Readonly<Record<string, Route>>;
