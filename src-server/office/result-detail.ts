import { and, asc, desc, eq } from 'drizzle-orm';
import { AttemptId, SessionId, StationId } from '../../src-shared/basics/ids';
import { PackageCandidate, PackageSession } from '../../src-shared/contracts/package/package-content';
import { HoldReasonView, type ResultDetail } from '../../src-shared/contracts/web/results';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import { maskName } from '../../src-shared/domain/person/mask-name';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { type OpeningContext, openResult } from '../import/open-result';
import type { Database } from '../store/database';
import { resultHolds } from '../store/office-schema';
import { candidates, inbox, results, resultVersions, sessions } from '../store/schema';
import { reviewsOf } from './reviews-of';
import { postNameOf } from './search-results';

const MINUTE_MS = 60_000;

/** One result with everything that became of it; the record is opened for the times and marks it carries. */
export async function resultDetail(
  context: OpeningContext & { readonly database: Database },
  attemptId: string,
): Promise<ResultDetail | undefined> {
  const { database } = context;
  const [row] = await database
    .select({
      result: results,
      candidate: candidates.candidate,
      session: sessions.session,
      envelope: inbox.envelope,
    })
    .from(results)
    .innerJoin(sessions, eq(sessions.sessionId, results.sessionId))
    .innerJoin(
      candidates,
      and(eq(candidates.sessionId, results.sessionId), eq(candidates.candidateId, results.candidateId)),
    )
    // A result that came as a picture has no record in the inbox before the line has brought it.
    .leftJoin(
      inbox,
      and(eq(inbox.stationId, results.stationId), eq(inbox.epoch, results.epoch), eq(inbox.seq, results.seq)),
    )
    .where(eq(results.attemptId, attemptId));
  if (row === undefined) return undefined;
  const { result } = row;
  const candidate = PackageCandidate.parse(row.candidate);
  const opened =
    row.envelope === null
      ? undefined
      : await openResult(context, ReceivedRecord.parse(JSON.parse(row.envelope)));
  return {
    line: {
      ...lineOf(result),
      maskedName: maskName(candidate.displayName),
      maskedDocument: maskDocument(candidate.document.type, candidate.document.number),
      admissionNo: candidate.admissionNo,
      postName: postNameOf(candidate.post),
    },
    name: candidate.displayName,
    sessionTitle: PackageSession.parse(row.session).title,
    stationId: StationId.parse(result.stationId),
    seat: result.seat,
    claimedTotal: result.claimedTotal,
    startedAtMs: result.startedAtMs,
    receivedAtMs: result.receivedAtMs,
    submitCause: result.submitCause,
    identity: result.identityKind === 'manual' ? 'manual' : 'face',
    ...(opened?.ok === true ? { record: recordFacts(opened.value) } : {}),
    versions: await versionsOf(database, attemptId),
    holds: await holdsOf(database, attemptId),
    reviews: await reviewsOf(database, attemptId),
  };
}

function lineOf(row: typeof results.$inferSelect) {
  const { attemptId, sessionId, attemptNo, total, isPass, status, isHeld, versionNo } = row;
  const { submittedAtMs, isDemonstration } = row;
  return {
    attemptId: AttemptId.parse(attemptId),
    sessionId: SessionId.parse(sessionId),
    attemptNo,
    total,
    isPass,
    status,
    isHeld,
    versionNo,
    submittedAtMs,
    isDemonstration,
  };
}

function recordFacts({ time, moves, answers, conduct, ending }: AttemptResult): ResultDetail['record'] {
  return {
    usedMinutes: Math.round(time.usedMs / MINUTE_MS),
    grantedMinutes: Math.round(time.grantsMs / MINUTE_MS),
    pausedMinutes: Math.round((time.pausedMs + time.gapsMs) / MINUTE_MS),
    moves: moves?.length ?? 0,
    answered: answers.filter((one) => one.chosen.length > 0).length,
    conduct: conduct.map(({ level, note }) => ({ level, note })),
    ...(ending === undefined ? {} : { ending: ending.reason }),
  };
}

async function versionsOf(database: Database, attemptId: string): Promise<ResultDetail['versions']> {
  const rows = await database
    .select()
    .from(resultVersions)
    .where(eq(resultVersions.attemptId, attemptId))
    .orderBy(asc(resultVersions.versionNo));
  return rows.map(({ attemptId: _attempt, scorerVersion: _scorer, ...version }) => version);
}

async function holdsOf(database: Database, attemptId: string): Promise<ResultDetail['holds']> {
  const rows = await database
    .select()
    .from(resultHolds)
    .where(eq(resultHolds.attemptId, attemptId))
    .orderBy(desc(resultHolds.holdId));
  return rows.map(({ isHeld, reason, note, accountId, atMs }) => ({
    isHeld,
    reason: HoldReasonView.catch('by-hand').parse(reason),
    note,
    isByProgram: accountId === null,
    atMs,
  }));
}
