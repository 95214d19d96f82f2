import { z } from 'zod';
import { InstitutionId } from '../../basics/ids';
import { Role } from './role';

export const StaffRole = Role.exclude(['person']);

/** An account of the centre's or an institution's staff. People's own accounts are not the administrator's. */
export const StaffAccountLine = z
  .object({
    accountId: z.string(),
    login: z.string(),
    role: StaffRole,
    displayName: z.string(),
    institution: z.string().optional(),
    hasOwnPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    /** ID-22 */
    isLocked: z.boolean(),
    isClosed: z.boolean(),
    createdAtMs: z.number().int(),
  })
  .strict();
export type StaffAccountLine = z.infer<typeof StaffAccountLine>;

export const NewStaffAccount = z
  .object({
    login: z.string().trim().min(2).max(64),
    role: StaffRole,
    displayName: z.string().trim().min(1).max(60),
    phone: z.string().regex(/^\d{5,15}$/),
    institutionId: InstitutionId.optional(),
  })
  .strict();

/** Told once, on this page, and kept nowhere. */
export const OneTimePassword = z.object({ oneTimePassword: z.string() }).strict();

/** `reset`: a new one-time password and a second factor to be chosen anew, for somebody who proved who they are. */
export const StaffAccountAction = z.enum(['reset', 'unlock', 'close']);
