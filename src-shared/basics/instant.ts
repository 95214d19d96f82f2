import { z } from 'zod';

/**
 * One moment as a station knows it (RM-17). `wallMs`: UTC milliseconds, may jump. `monoMs`: milliseconds of the
 * machine's monotonic counter, comparable only under the same `bootId`. Wall clocks never order or refuse.
 */
export const Instant = z
  .object({
    wallMs: z.number().int(),
    monoMs: z.number().int().nonnegative(),
    bootId: z.string().min(1).max(64),
  })
  .readonly();
export type Instant = z.infer<typeof Instant>;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar date in Asia/Shanghai (UTC+8, no daylight saving: G-1) of a UTC instant in ms, as YYYY-MM-DD. */
export function shanghaiDate(wallMs: number): string {
  return new Date(wallMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The wall time in Asia/Shanghai of a UTC instant in ms, as YYYY-MM-DD HH:mm:ss. */
export function shanghaiDateTime(wallMs: number): string {
  return new Date(wallMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
