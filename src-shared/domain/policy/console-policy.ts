import { z } from 'zod';

/** The proctor's console at a seat. */
export const ConsolePolicy = z
  .object({
    /** Nobody has touched the console for so long: the staff member is signed out. */
    idleSignOutMinutes: z.number().int().min(1).max(30),
  })
  .readonly();
export type ConsolePolicy = z.infer<typeof ConsolePolicy>;
