import { z } from 'zod';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { PROTOCOL_FLOOR } from '../../src-shared/contracts/sync/protocol-version';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import { malformed } from './refuse';

const Versioned = z.object({ protocolVersion: z.number().int() });

/**
 * A message of a station, parsed. Its version is read first: an older message may lack what today's schema asks for,
 * and must still be told that it is old. The detail names places and rules, never values.
 */
export function readMessage<T extends z.ZodType>(schema: T, body: unknown): Result<z.output<T>, Refusal> {
  const versioned = Versioned.safeParse(body);
  if (versioned.success && versioned.data.protocolVersion < PROTOCOL_FLOOR) {
    return err({ refusal: 'protocol-too-old', floor: PROTOCOL_FLOOR });
  }
  return readBody(schema, body);
}

export function readBody<T extends z.ZodType>(schema: T, body: unknown): Result<z.output<T>, Refusal> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const places = parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')} (${issue.code})`);
  return err(malformed(`not the expected message: ${places.join(', ')}`));
}
