import { z } from 'zod';

/** RM-4: stations on the line are given their package's passphrase this long before the session begins; the rule's own is 15. */
export const KeyReleasePolicy = z
  .object({ minutesBefore: z.number().int().min(0).max(1440) })
  .strict()
  .readonly();
export type KeyReleasePolicy = z.infer<typeof KeyReleasePolicy>;
