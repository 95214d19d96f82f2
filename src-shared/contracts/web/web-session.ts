import { z } from 'zod';
import { Role } from './role';

/** Where a browser stands with the centre. Told by the server alone; a page only draws it. */
export const WebSession = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-out') }).strict(),
  /** ID-20: a default or reset password opens this and nothing else. */
  z
    .object({
      kind: z.literal('must-change-password'),
      because: z.enum(['default-password', 'reset']),
      displayName: z.string(),
    })
    .strict(),
  /** An administrator's first sign-in: the secret is shown once, and a code made from it confirms it. */
  z
    .object({
      kind: z.literal('enrol-second-factor'),
      displayName: z.string(),
      secretBase32: z.string(),
      /** otpauth:// address for an authenticator. */
      uri: z.string(),
    })
    .strict(),
  z.object({ kind: z.literal('needs-second-factor'), displayName: z.string() }).strict(),
  z
    .object({
      kind: z.literal('signed-in'),
      displayName: z.string(),
      role: Role,
      isDemonstration: z.boolean(),
    })
    .strict(),
]);
export type WebSession = z.infer<typeof WebSession>;
export type WebSessionKind = WebSession['kind'];

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).strict();

/** ID-22: one answer for an unknown account and a wrong password. */
export const SignInProblem = z.discriminatedUnion('kind', [
  bare('wrong-account-or-password'),
  z.object({ kind: z.literal('locked'), seconds: z.number().int().positive() }).strict(),
  /** ID-22: only 找回密码 opens it again. */
  bare('locked-until-recovery'),
  /** ID-20: the default password has been used up. */
  bare('default-password-used'),
]);
export type SignInProblem = z.infer<typeof SignInProblem>;

export const SecondFactorProblem = z.discriminatedUnion('kind', [
  bare('not-now'),
  bare('wrong-code'),
  z.object({ kind: z.literal('locked'), seconds: z.number().int().positive() }).strict(),
  bare('locked-until-recovery'),
]);

export const PasswordFaultSchema = z.enum([
  'too-short',
  'too-long',
  'too-few-kinds',
  'is-phone',
  'is-document',
  'was-used-before',
]);

export const ChangePasswordProblem = z.discriminatedUnion('kind', [
  bare('not-now'),
  bare('wrong-old-password'),
  z.object({ kind: z.literal('weak'), faults: z.array(PasswordFaultSchema) }).strict(),
  z.object({ kind: z.literal('locked'), seconds: z.number().int().positive() }).strict(),
  bare('locked-until-recovery'),
]);

/** ID-23. Asking for a code says the same whether or not there is such an account. */
export const SendCodeProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('too-soon'), seconds: z.number().int().positive() }).strict(),
  z.object({ kind: z.literal('too-many-today'), seconds: z.number().int().positive() }).strict(),
]);

export const RecoverProblem = z.discriminatedUnion('kind', [
  bare('wrong-code'),
  bare('expired'),
  bare('used-up'),
  z.object({ kind: z.literal('weak'), faults: z.array(PasswordFaultSchema) }).strict(),
]);

export const RegisterProblem = z.discriminatedUnion('kind', [
  /** ID-4 to ID-12: what is wrong with the number. */
  z
    .object({
      kind: z.literal('bad-document'),
      reason: z.enum([
        'empty',
        'wrong-length',
        'wrong-characters',
        'unknown-region',
        'impossible-date',
        'wrong-check-digit',
        'fifteen-digits',
        'not-a-document',
      ]),
    })
    .strict(),
  bare('bad-phone'),
  bare('bad-name'),
  /** ID-1: one person, one account. */
  bare('already-registered'),
]);
