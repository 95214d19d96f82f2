import { asc, eq, sql } from 'drizzle-orm';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PlannedSessionView, SessionDraft } from '../../src-shared/contracts/web/training';
import type { BookableSession } from '../../src-shared/domain/enrolment/may-book';
import { DEFAULT_ENROLMENT_POLICY } from '../../src-shared/domain/enrolment/may-enrol';
import { reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { plannedSessions, sessionBookings } from '../store/office-schema';
import { sessions } from '../store/schema';
import type { Officer } from '../web/officer';
import { lockEnrolment, writeEnrolment } from './enrolment-store';

const DAY_MS = 86_400_000;
/** Sessions older than this are the results' matter, not the list's. */
const SHOWN_FOR_MS = 30 * DAY_MS;
const LISTED = 500;

const booked = sql<number>`(SELECT count(*)::int FROM session_bookings b WHERE b.session_id = planned_sessions.session_id)`;
const isBuilt = sql<boolean>`EXISTS (SELECT 1 FROM sessions s WHERE s.session_id = planned_sessions.session_id)`;

/** What is planned, in the order of days; counts only, nobody is named. */
export async function plannedSessionsOf(database: Database, nowMs: number): Promise<PlannedSessionView[]> {
  const rows = await database
    .select({ plan: plannedSessions, booked, isBuilt })
    .from(plannedSessions)
    .where(sql`ends_at_ms > ${nowMs - SHOWN_FOR_MS}`)
    .orderBy(asc(plannedSessions.startsAtMs), asc(plannedSessions.sessionId))
    .limit(LISTED);
  return rows.map(({ plan, ...counts }) => {
    const { sessionId, title, siteName, roomName, startsAtMs, endsAtMs, seats, cancelledAtMs } = plan;
    const frozenFromMs = startsAtMs - DEFAULT_ENROLMENT_POLICY.listFrozenDays * DAY_MS;
    return {
      ...{ sessionId, title, siteName, roomName, startsAtMs, endsAtMs, seats },
      ...counts,
      isCancelled: cancelledAtMs !== null,
      frozenFromMs,
      isFrozen: nowMs >= frozenFromMs,
    };
  });
}

/** A session to be (RM-1); its id is told from site, day, session and room, as the package's will be. */
export async function planSession(
  context: AccountContext,
  by: Officer,
  { sessionNo, ...draft }: SessionDraft,
): Promise<Result<{ readonly sessionId: string }, 'session-exists' | 'wrong-times'>> {
  const nowMs = context.now();
  if (draft.endsAtMs <= draft.startsAtMs || draft.startsAtMs <= nowMs) return err('wrong-times');
  const day = shanghaiDate(draft.startsAtMs).slice(2).replaceAll('-', '');
  const sessionId = `S-${draft.siteCode}-${day}-${sessionNo}-${draft.roomNo}`;
  return context.database.transaction(async (transaction) => {
    const [taken] = await transaction.select().from(sessions).where(eq(sessions.sessionId, sessionId));
    if (taken !== undefined) return err('session-exists');
    const made = await transaction
      .insert(plannedSessions)
      .values({ ...draft, sessionId, createdAtMs: nowMs })
      .onConflictDoNothing()
      .returning({ sessionId: plannedSessions.sessionId });
    if (made.length === 0) return err('session-exists');
    await audit(
      transaction,
      { ...by, action: 'plan-session', subject: sessionId, outcome: 'planned' },
      nowMs,
    );
    return ok({ sessionId });
  });
}

/** The planned session as rules judge it, kept to this transaction. */
export async function lockPlannedSession(
  transaction: Transaction,
  sessionId: string,
): Promise<BookableSession | undefined> {
  const [row] = await transaction
    .select()
    .from(plannedSessions)
    .where(eq(plannedSessions.sessionId, sessionId))
    .for('update');
  if (row === undefined) return undefined;
  const [counts] = await transaction
    .select({ booked, isBuilt })
    .from(plannedSessions)
    .where(eq(plannedSessions.sessionId, sessionId));
  return {
    startsAtMs: row.startsAtMs,
    endsAtMs: row.endsAtMs,
    seats: row.seats,
    booked: counts?.booked ?? 0,
    isCancelled: row.cancelledAtMs !== null,
    isBuilt: counts?.isBuilt ?? false,
  };
}

/** Called off before it has a package: the list is let go, and everybody on it may be sent elsewhere. */
export async function cancelPlannedSession(
  context: AccountContext,
  by: Officer,
  sessionId: string,
): Promise<Result<void, 'no-such-session' | 'PACKAGE_BUILT' | 'SESSION_CANCELLED'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const session = await lockPlannedSession(transaction, sessionId);
    if (session === undefined) return err('no-such-session');
    if (session.isBuilt) return err('PACKAGE_BUILT');
    if (session.isCancelled) return err('SESSION_CANCELLED');
    await transaction
      .update(plannedSessions)
      .set({ cancelledAtMs: nowMs })
      .where(eq(plannedSessions.sessionId, sessionId));
    const list = await transaction
      .select({ enrolmentId: sessionBookings.enrolmentId })
      .from(sessionBookings)
      .where(eq(sessionBookings.sessionId, sessionId));
    for (const { enrolmentId } of list) await takeOffList(transaction, sessionId, enrolmentId, nowMs);
    const entry = { ...by, action: 'cancel-planned-session', subject: sessionId, outcome: 'cancelled' };
    await audit(transaction, { ...entry, detail: { freed: list.length } }, nowMs);
    return ok(undefined);
  });
}

/** Takes somebody off a list; the enrolment is back among the trained. A retake's enrolment never left its state. */
export async function takeOffList(
  transaction: Transaction,
  sessionId: string,
  enrolmentId: string,
  nowMs: number,
): Promise<boolean> {
  const gone = await transaction
    .delete(sessionBookings)
    .where(sql`session_id = ${sessionId} AND enrolment_id = ${enrolmentId}`)
    .returning({ enrolmentId: sessionBookings.enrolmentId });
  if (gone.length === 0) return false;
  const enrolment = await lockEnrolment(transaction, enrolmentId);
  if (enrolment?.kind === 'scheduled' && enrolment.sessionId === sessionId) {
    const next = reduceEnrolment(enrolment, { kind: 'schedule-cancelled' });
    if (next.ok) await writeEnrolment(transaction, next.value, nowMs);
  }
  return true;
}
