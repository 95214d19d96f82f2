import { z } from 'zod';
import { SessionId } from '../../basics/ids';
import { GrantCause } from '../../domain/attempt/ledger-entry';
import { StaffCodeAction } from '../../domain/staff-code/staff-code';
import { resultOf } from '../result-schema';
import { type Route, roles } from './route';

export const StaffCodeProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['no-such-session', 'no-such-seat', 'request-mistyped']) }).strict(),
  /** RM-10: more minutes than anybody may give, or none where some are given. */
  z.object({ kind: z.literal('code-minutes'), min: z.number().int(), max: z.number().int() }).strict(),
]);
export type StaffCodeProblem = z.infer<typeof StaffCodeProblem>;

/** Single-use codes by telephone, where a room has nobody who may make one: the province's word. */
export const staffCodeRoutes = {
  /** The code is not kept; that one was made, for which seat and why, is in the audit log before it is shown. */
  makeStaffCode: {
    method: 'POST',
    path: '/api/office/sessions/staff-code',
    access: roles('province'),
    body: z
      .object({
        sessionId: SessionId,
        seat: z.number().int().min(1).max(1023),
        action: StaffCodeAction,
        minutes: z.number().int().min(0).max(63),
        request: z.string().max(60),
        /** The fault that it is for (RM-10). */
        cause: GrantCause,
      })
      .strict(),
    answer: resultOf(z.object({ code: z.string() }).strict(), StaffCodeProblem),
  },
} as const satisfies Readonly<Record<string, Route>>;
