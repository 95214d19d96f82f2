import { z } from 'zod';
import { LocalDate } from '../../basics/ids';

/**
 * What was approved for one candidate before the day (features 19): part of the signed package, so nobody in the room
 * grants or takes it. Percent, because everything that is hashed is an integer.
 */
export const Accommodation = z
  .object({
    /** Percent of the paper's duration: 125 is a quarter more. */
    durationPercent: z.number().int().min(100).max(300),
    /** Breaks the candidate may take; the exam's clock stands still meanwhile. */
    breaks: z
      .object({ count: z.number().int().min(0).max(10), minutesEach: z.number().int().min(1).max(60) })
      .readonly(),
    /** Where the text size begins; it can still be changed. */
    textPercent: z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)]),
    highContrast: z.boolean(),
    readAloud: z.boolean(),
    /** Who approved it, by office and number rather than by name, and on which day. */
    approvedBy: z.string().min(1).max(100),
    approvedOn: LocalDate,
  })
  .strict()
  .readonly();
export type Accommodation = z.infer<typeof Accommodation>;

const MINUTE_MS = 60_000;

/** TS-10 with the approved factor, in ms; whole minutes, rounded up in the candidate's favour. */
export function durationMsFor(durationMinutes: number, accommodation: Accommodation | undefined): number {
  const percent = accommodation?.durationPercent ?? 100;
  return Math.ceil((durationMinutes * percent) / 100) * MINUTE_MS;
}
