import { desc } from 'drizzle-orm';
import { AttemptId, SessionId, Sha256Hex, StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { RESULT_CODE } from '../../src-shared/contracts/hand-in/hand-in-codes';
import type { HandInRefusal } from '../../src-shared/contracts/hand-in/hand-in-file';
import type { HandInCodesTaken, HandInTaken } from '../../src-shared/contracts/web/hand-in-routes';
import type { WebAnswer } from '../../src-shared/contracts/web/web-routes';
import { groupFrames } from '../../src-shared/domain/record/group-frames';
import { audit } from '../accounts/audit';
import { importCodes } from '../hand-in/import-codes';
import { importHandIn } from '../hand-in/import-hand-in';
import { listHandInFiles } from '../hand-in/note-hand-in';
import type { ImportContext } from '../import/import-batch';
import type { Database } from '../store/database';
import { compactResults } from '../store/room-schema';
import type { Officer } from '../web/officer';

/** Of each kind; what was taken long ago is found by its session. */
const LINES = 100;

/** A hand-in file that somebody of the staff brought, with what came of each of its records. */
export async function takeHandIn(
  context: ImportContext,
  by: Officer,
  sessionId: string | undefined,
  file: Uint8Array,
): Promise<Result<HandInTaken, HandInRefusal>> {
  const taken = await importHandIn(context, file, sessionId);
  const outcome = taken.ok ? taken.value.outcome : taken.error;
  const subject = taken.ok ? taken.value.receipt.sessionId : (sessionId ?? 'unknown');
  await audit(context.database, { ...by, action: 'import-hand-in', subject, outcome }, context.now());
  if (!taken.ok) return taken;
  const { chains, receipt } = taken.value;
  return ok({
    outcome: taken.value.outcome,
    stationId: receipt.stationId,
    sessionId: receipt.sessionId,
    chains: [...chains],
    receipt: JSON.stringify(receipt),
  });
}

/** Results that were read from stations' screens or papers, one after another. */
export async function takeCodes(
  context: ImportContext,
  by: Officer,
  text: string,
): Promise<HandInCodesTaken> {
  const { codes, others } = groupFrames(RESULT_CODE, text);
  const taken = [];
  const left = [...others];
  for (const frames of codes) {
    const one = await importCodes(context, frames);
    const outcome = one.ok ? one.value.outcome : one.error;
    const subject = one.ok ? one.value.attemptId : 'unknown';
    await audit(context.database, { ...by, action: 'import-codes', subject, outcome }, context.now());
    if (!one.ok) left.push(...frames);
    taken.push(one.ok ? one : err({ kind: one.error }));
  }
  return { codes: taken, left, others: others.length };
}

/** What came by hand lately, the latest first. */
export async function handInsTaken(database: Database): Promise<WebAnswer<'handInsTaken'>> {
  const files = (await listHandInFiles(database)).slice(0, LINES);
  const codes = await database
    .select()
    .from(compactResults)
    .orderBy(desc(compactResults.receivedAtMs))
    .limit(LINES);
  return {
    files: files.map(({ fileSha256, stationId, sessionId, records, outcome, times, lastAtMs }) => ({
      fileSha256: Sha256Hex.parse(fileSha256),
      stationId: StationId.parse(stationId),
      sessionId: SessionId.parse(sessionId),
      records,
      isWhole: outcome === 'imported',
      times,
      lastAtMs,
    })),
    codes: codes.map(({ stationId, seq, attemptId, outcome, receivedAtMs }) => ({
      stationId: StationId.parse(stationId),
      seq,
      attemptId: AttemptId.parse(attemptId),
      outcome,
      receivedAtMs,
    })),
  };
}
