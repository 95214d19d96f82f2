import { z } from 'zod';

/** The wire form of `Result<T, E>` (src-shared/basics/result.ts). */
export function resultOf<T extends z.ZodType, E extends z.ZodType>(value: T, error: E) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }).readonly(),
    z.object({ ok: z.literal(false), error }).readonly(),
  ]);
}
