import type { z } from 'zod';
import { openRecord } from '../../src-crypto/record-seal';
import { openTightBody } from '../../src-crypto/tight-body';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import type { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { readTightHead } from '../../src-shared/domain/record/tight-result';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';
import type { Centre } from '../registry/centre';
import type { ExamSessions } from '../registry/exam-sessions';
import { makePaper } from './judge-result';
import type { QuarantineReason } from './quarantine-reason';

export type OpeningContext = { readonly centre: Centre; readonly sessions: ExamSessions };
/** Why a body gives no result, and the session that it named, as far as that could be read. */
export type NotOpened = { readonly reason: QuarantineReason; readonly sessionId?: string };

/**
 * The result in a sealed record. A tight one is put together with its session's paper and roster; one that comes before
 * its session is not there yet, and nothing is lost: the record stays as it is and is opened when the session comes.
 */
export async function openResult(
  context: OpeningContext,
  envelope: ReceivedRecord,
): Promise<Result<AttemptResult, NotOpened>> {
  const { suite, keys } = context.centre;
  const body = openRecord(suite, envelope, keys.box);
  if (body?.kind !== 'tight') {
    const opened = parsedText(body?.text, envelope, AttemptResult);
    return opened.ok ? opened : err({ reason: opened.error });
  }
  if (envelope.kind !== 'attempt-result') return err({ reason: 'body-malformed' });
  return putTogether(context, envelope, body.part);
}

/** The same for a record of any other kind; a body must be of the kind that its envelope says. */
export function openBody<T extends { readonly kind: string; readonly stationId: string }>(
  centre: Centre,
  envelope: ReceivedRecord,
  schema: z.ZodType<T>,
): Result<T, QuarantineReason> {
  const body = openRecord(centre.suite, envelope, centre.keys.box);
  return body?.kind === 'tight' ? err('body-malformed') : parsedText(body?.text, envelope, schema);
}

function parsedText<T extends { readonly kind: string; readonly stationId: string }>(
  text: string | undefined,
  envelope: ReceivedRecord,
  schema: z.ZodType<T>,
): Result<T, QuarantineReason> {
  if (text === undefined) return err('body-unreadable');
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.kind !== envelope.kind) return err('body-malformed');
  return parsed.data.stationId === envelope.stationId ? ok(parsed.data) : err('other-station');
}

/** Of several blueprints for a post the one counts whose paper gives exactly what the station had. */
async function putTogether(
  { centre, sessions }: OpeningContext,
  envelope: ReceivedRecord,
  part: Uint8Array,
): Promise<Result<AttemptResult, NotOpened>> {
  const head = readTightHead(part, envelope.at);
  if (head === undefined) return err({ reason: 'body-malformed' });
  const { sessionId, candidateId } = head;
  const session = await sessions.find(sessionId);
  if (session === undefined) return err({ reason: 'unknown-session', sessionId });
  const candidate = session.candidates.get(candidateId);
  if (candidate === undefined) return err({ reason: 'unknown-candidate', sessionId });
  let reason: QuarantineReason = 'other-blueprint';
  for (const blueprintVersion of session.blueprintsOf(candidate.post)) {
    const { attemptNo, seat, accommodation } = candidate;
    const made = makePaper(centre.suite, session, candidate, { ...candidate, blueprintVersion });
    const paperKeys = made.ok ? keysOfPaper(made.value.paper, session.items) : made;
    if (!made.ok || !paperKeys.ok) {
      reason = 'paper-impossible';
      continue;
    }
    const whole = openTightBody(centre.suite, part, {
      stationId: envelope.stationId,
      at: envelope.at,
      attemptNo,
      seat,
      accommodation,
      bankVersion: session.bankVersion,
      blueprintVersion,
      policyVersion: session.policy.policyVersion,
      isDemonstration: session.isDemonstration,
      seedHex: toHex(made.value.seed),
      paperHash: made.value.paperHash,
      keys: paperKeys.value,
    });
    if (whole !== undefined)
      return whole.stationId === envelope.stationId ? ok(whole) : err({ reason: 'other-station', sessionId });
    reason = 'paper-differs';
  }
  return err({ reason, sessionId });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
