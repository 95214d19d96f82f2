import { z } from 'zod';

/**
 * Every answer of the centre that is not 2xx, as JSON. The status is for machines in between, `refusal` for the station.
 *   409 gap            the chain does not follow on: rewind to `receivedThrough` (0: from the start) and send again
 *   409 fork           a record with this seq and another hash is stored: quarantined, alarmed, needs a person
 *   401 not-authentic  a hash or a signature is wrong, or the key was revoked: nothing was stored
 *   425 too-early      a passphrase is given out from `releaseAtMs` on
 *   404 unknown-station, 403 wrong-code, 426 protocol-too-old, 400 malformed, 413 too-large, 429 and 503 try-later
 */
export const Refusal = z.discriminatedUnion('refusal', [
  z.object({ refusal: z.literal('gap'), receivedThrough: z.number().int().nonnegative() }).readonly(),
  z.object({ refusal: z.literal('fork'), seq: z.number().int().positive() }).readonly(),
  z.object({ refusal: z.literal('not-authentic'), seq: z.number().int().positive().optional() }).readonly(),
  z.object({ refusal: z.literal('unknown-station') }).readonly(),
  z.object({ refusal: z.literal('unknown-package') }).readonly(),
  z.object({ refusal: z.literal('wrong-code') }).readonly(),
  z.object({ refusal: z.literal('too-early'), releaseAtMs: z.number().int() }).readonly(),
  z.object({ refusal: z.literal('protocol-too-old'), floor: z.number().int() }).readonly(),
  z.object({ refusal: z.literal('malformed'), detail: z.string().max(300) }).readonly(),
  z.object({ refusal: z.literal('too-large'), maxBytes: z.number().int() }).readonly(),
  z.object({ refusal: z.literal('try-later'), retryAfterSeconds: z.number().int().nonnegative() }).readonly(),
]);
export type Refusal = z.infer<typeof Refusal>;
