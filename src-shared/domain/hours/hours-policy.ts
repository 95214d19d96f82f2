import { z } from 'zod';

/** The numbers of continuing education that an authority may set (G-5, CE-1, CE-9, CE-13). Tenths of a 学时. */
export const HoursPolicy = z
  .object({
    requiredTenths: z.number().int().positive(),
    /** CE-9: the most that one certificate year takes over from other certificates. */
    sharedCapTenths: z.number().int().nonnegative(),
    /** CE-13: the most that is credited for one calendar day; absent: no ceiling. */
    dailyCapTenths: z.number().int().positive().optional(),
    /** CE-2: from which day an exchanged certificate's years are counted: its own date, or the paper one's. */
    exchangedCountsFrom: z.enum(['exchange', 'original']),
  })
  .strict()
  .readonly();
export type HoursPolicy = z.infer<typeof HoursPolicy>;

export const DEFAULT_HOURS_POLICY: HoursPolicy = {
  requiredTenths: 320,
  sharedCapTenths: 160,
  exchangedCountsFrom: 'exchange',
};
