import { eq } from 'drizzle-orm';
import { openCompact, readCompactPlace, verifyCompact } from '../../src-crypto/compact-seal';
import { fromBase45 } from '../../src-shared/basics/base45';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import {
  type CodesAnswer,
  type CodesRefusal,
  RESULT_CODE,
} from '../../src-shared/contracts/hand-in/hand-in-codes';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { joinFrames } from '../../src-shared/domain/record/code-frames';
import { wholeResult } from '../../src-shared/domain/record/lean-result';
import { unpackAnswers } from '../../src-shared/domain/record/pack-answers';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';
import type { ImportContext } from '../import/import-batch';
import { makePaper } from '../import/judge-result';
import { projectLoneResult } from '../import/project-records';
import { compactResults } from '../store/room-schema';

/**
 * Takes a result that came as a picture. It is put together again as the whole result of the record; only when that
 * is, byte for byte, what the station signed, is it kept as it came and judged and stored like any other. It moves no
 * mark: the chain's own record follows by line or file, and finds the result stored.
 */
export async function importCodes(
  context: ImportContext,
  frames: readonly string[],
): Promise<Result<CodesAnswer, CodesRefusal>> {
  const text = joinFrames(RESULT_CODE, frames);
  if (!text.ok) return text;
  const bytes = fromBase45(text.value);
  const place = bytes && readCompactPlace(bytes);
  if (bytes === undefined || place === undefined) return err('not-a-code');
  const station = await context.stationKeys.find(place.stationId);
  if (station === undefined) return err('unknown-station');
  const whole = await wholeOf(context, bytes, place.stationId);
  if (!whole.ok) return whole;
  if (!verifyCompact(station.suite, bytes, whole.value, station.signPublicKey)) return err('not-authentic');

  const sha256 = toHex(context.centre.suite.sha256(bytes));
  const { attemptId } = whole.value;
  // Kept before it is judged: a result never stands without what it came from.
  const added = await context.database
    .insert(compactResults)
    .values({
      ...place,
      sha256,
      data: text.value,
      attemptId,
      result: whole.value,
      outcome: 'received',
      receivedAtMs: context.now(),
    })
    .onConflictDoNothing()
    .returning({ seq: compactResults.seq });
  const aside = await projectLoneResult(context, whole.value, { ...place, hash: sha256 });
  const reason = aside[0]?.reason;
  const outcome = reason === undefined ? 'stored' : 'quarantined';
  await context.database
    .update(compactResults)
    .set({ outcome: reason ?? outcome })
    .where(eq(compactResults.attemptId, attemptId));
  return ok({
    outcome: outcome === 'stored' && added.length === 0 ? 'already-stored' : outcome,
    ...(reason === undefined ? {} : { reason }),
    ...place,
    attemptId,
  });
}

/** What the sealed part and the session make together. */
async function wholeOf(
  context: ImportContext,
  bytes: Uint8Array,
  stationId: AttemptResult['stationId'],
): Promise<Result<AttemptResult, CodesRefusal>> {
  const { suite, keys } = context.centre;
  const opened = openCompact(suite, keys.box, bytes);
  if (opened === undefined) return err('unreadable');
  const { lean, answerBits } = opened;
  const session = await context.sessions.find(lean.sessionId);
  if (session === undefined) return err('unknown-session');
  const candidate = session.candidates.get(lean.candidateId);
  if (candidate === undefined) return err('unknown-candidate');
  const made = makePaper(suite, session, candidate, lean);
  if (!made.ok) return err('paper-impossible');
  const slots = keysOfPaper(made.value.paper, session.items);
  if (!slots.ok) return err('paper-impossible');
  const whole = wholeResult(lean, {
    kind: 'attempt-result',
    stationId,
    seedHex: toHex(made.value.seed),
    paperHash: made.value.paperHash,
    bankVersion: session.bankVersion,
    policyVersion: session.policy.policyVersion,
    isDemonstration: session.isDemonstration,
    answers: unpackAnswers(slots.value, answerBits),
  });
  return whole === undefined ? err('not-authentic') : ok(whole);
}
