import type { z } from 'zod';
import { openRecordBody } from '../../src-crypto/record-seal';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import type { Centre } from '../registry/centre';
import type { QuarantineReason } from './quarantine-reason';

/** The clear content of a sealed record, as far as it can be read without knowing any session. */
export function openResult(
  centre: Centre,
  envelope: RecordEnvelope,
): Result<AttemptResult, QuarantineReason> {
  return openBody(centre, envelope, AttemptResult);
}

/** The same for a record of any kind; a body must be of the kind that its envelope says. */
export function openBody<T extends { readonly kind: string; readonly stationId: string }>(
  centre: Centre,
  envelope: RecordEnvelope,
  schema: z.ZodType<T>,
): Result<T, QuarantineReason> {
  const text = openRecordBody(centre.suite, envelope, centre.keys.box);
  if (text === undefined) return err('body-unreadable');
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.kind !== envelope.kind) return err('body-malformed');
  return parsed.data.stationId === envelope.stationId ? ok(parsed.data) : err('other-station');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
