import { z } from 'zod';
import { StaffId } from '../../basics/ids';
import { StaffRole } from '../../domain/person/staff-role';

/** Who is at the console. Main owns it and pushes every change; the drawer draws it. */
export const SignedInStaff = z
  .object({
    staffId: StaffId,
    displayName: z.string(),
    roles: z.array(StaffRole).readonly(),
    idleSignOutMinutes: z.number().int(),
  })
  .strict()
  .readonly();
export type SignedInStaff = z.infer<typeof SignedInStaff>;

export const ConsoleView = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('signed-out') })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('signed-in'), staff: SignedInStaff })
    .strict()
    .readonly(),
]);
export type ConsoleView = z.infer<typeof ConsoleView>;
export type SignedInConsole = Extract<ConsoleView, { readonly kind: 'signed-in' }>;
