import { z } from 'zod';

/** A staff number and its password, checked in main against the package's verifier (ID-25). Never kept. */
export const StaffSignIn = z
  .object({ staffId: z.string().min(1).max(64), password: z.string().min(1).max(200) })
  .strict()
  .readonly();
export type StaffSignIn = z.infer<typeof StaffSignIn>;
