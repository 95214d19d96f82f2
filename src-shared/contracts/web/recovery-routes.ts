import { z } from 'zod';
import { resultOf } from '../result-schema';
import { nothing, type Route, roles } from './route';

/** A recovery that waits for the second of the two (ID-23). */
export const WaitingRecovery = z
  .object({
    recoveryId: z.string(),
    name: z.string(),
    maskedDocument: z.string(),
    askedBy: z.string(),
    askedAtMs: z.number().int(),
    changesPhone: z.boolean(),
    /** Whoever asked can't confirm. */
    isOwn: z.boolean(),
  })
  .strict();
export type WaitingRecovery = z.infer<typeof WaitingRecovery>;

export const AskRecoveryProblem = z.enum(['not-yours', 'wrong-document', 'bad-phone', 'asked-already']);
export const ConfirmRecoveryProblem = z.enum(['no-such-recovery', 'same-person', 'done-already', 'expired']);

/**
 * 当面找回 (ID-23): for a person whose telephone is lost. The institution that has the person, or the security
 * administrator, compares person, photograph and document; the document's number is typed from the document itself.
 */
export const recoveryRoutes = {
  waitingRecoveries: {
    method: 'GET',
    path: '/api/recovery/in-person',
    access: roles('institution', 'security'),
    body: nothing,
    answer: z.object({ waiting: z.array(WaitingRecovery) }).strict(),
  },
  askRecovery: {
    method: 'POST',
    path: '/api/recovery/in-person',
    access: roles('institution', 'security'),
    body: z
      .object({
        document: z.string().min(1).max(100),
        /** The person stands before the account's photograph and document: said by whoever looked. */
        isSeen: z.literal(true),
        newPhone: z.string().max(40).optional(),
      })
      .strict(),
    answer: resultOf(nothing, z.object({ kind: AskRecoveryProblem }).strict()),
  },
  /** The one-time password is told here once; it opens only the change of password. */
  confirmRecovery: {
    method: 'POST',
    path: '/api/recovery/in-person/confirmation',
    access: roles('institution', 'security'),
    body: z.object({ recoveryId: z.string().max(64) }).strict(),
    answer: resultOf(
      z.object({ oneTimePassword: z.string() }).strict(),
      z.object({ kind: ConfirmRecoveryProblem }).strict(),
    ),
  },
} as const satisfies Readonly<Record<string, Route>>;
