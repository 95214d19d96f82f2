import { and, eq, sql } from 'drizzle-orm';
import { SessionId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Bookable, BookProblem } from '../../src-shared/contracts/web/training';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import type { Enrolment } from '../../src-shared/domain/enrolment/enrolment';
import { mayBook, mayChangeList } from '../../src-shared/domain/enrolment/may-book';
import { maySchedule, DEFAULT_ENROLMENT_POLICY as POLICY } from '../../src-shared/domain/enrolment/may-enrol';
import { reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { plannedSessions, sessionBookings } from '../store/office-schema';
import { enrolmentsOfInstitution, lockEnrolment, writeEnrolment } from './enrolment-store';
import { latestPhoto } from './photo-store';
import { lockPlannedSession, takeOffList } from './planned-sessions';
import { settleEnrolments } from './settle-enrolments';
import { traineesOf } from './trainees';
import type { InstitutionActor } from './training-plans';

/** Sends a trainee to a planned session: from there the package's roster is made (TS-12, RM-4). */
export async function bookSession(
  context: AccountContext,
  actor: InstitutionActor,
  { sessionId, enrolmentId }: WebBody<'bookSession'>,
): Promise<Result<void, BookProblem>> {
  const { accountId, institutionId } = actor;
  await settleEnrolments(context.database, { institutionId }, context.now());
  return context.database.transaction(async (transaction) => {
    const enrolment = await lockEnrolment(transaction, enrolmentId);
    if (enrolment?.institutionId !== institutionId) return err('not-yours');
    const session = await lockPlannedSession(transaction, sessionId);
    if (session === undefined) return err('no-such-session');
    const nowMs = context.now();
    const facts = {
      isBooked: (await bookedFor(transaction, enrolmentId, nowMs)) !== undefined,
      hasPhoto: (await latestPhoto(transaction, enrolment.personId)) !== undefined,
      nowMs,
    };
    const may = mayBook(session, enrolment, facts, POLICY);
    if (!may.ok) return may;
    await transaction
      .insert(sessionBookings)
      .values({ sessionId, enrolmentId, bookedBy: accountId, bookedAtMs: nowMs });
    await schedule(transaction, enrolment, SessionId.parse(sessionId), nowMs);
    const entry = { accountId, role: 'institution', action: 'book-session', subject: enrolmentId };
    await audit(transaction, { ...entry, outcome: sessionId }, nowMs);
    return ok(undefined);
  });
}

/** A retake stays `tested` until its own result is there. */
async function schedule(
  transaction: Transaction,
  enrolment: Enrolment,
  sessionId: SessionId,
  nowMs: number,
): Promise<void> {
  const next = reduceEnrolment(enrolment, { kind: 'scheduled', sessionId });
  if (next.ok) await writeEnrolment(transaction, next.value, nowMs);
}

/** Takes a trainee off a list while that is open. */
export async function cancelBooking(
  context: AccountContext,
  { accountId, institutionId }: InstitutionActor,
  { sessionId, enrolmentId }: WebBody<'cancelBooking'>,
): Promise<Result<void, BookProblem>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const enrolment = await lockEnrolment(transaction, enrolmentId);
    if (enrolment?.institutionId !== institutionId) return err('not-yours');
    const session = await lockPlannedSession(transaction, sessionId);
    if (session === undefined) return err('no-such-session');
    const may = mayChangeList(session, nowMs, POLICY);
    if (!may.ok) return may;
    if (!(await takeOffList(transaction, sessionId, enrolmentId, nowMs))) return err('not-booked');
    const entry = { accountId, role: 'institution', action: 'cancel-booking', subject: enrolmentId };
    await audit(transaction, { ...entry, outcome: sessionId }, nowMs);
    return ok(undefined);
  });
}

/** The list of a session to come on which this enrolment stands. */
async function bookedFor(
  transaction: Transaction | Database,
  enrolmentId: string,
  nowMs: number,
): Promise<string | undefined> {
  const [row] = await transaction
    .select({ sessionId: sessionBookings.sessionId })
    .from(sessionBookings)
    .innerJoin(plannedSessions, eq(plannedSessions.sessionId, sessionBookings.sessionId))
    .where(and(eq(sessionBookings.enrolmentId, enrolmentId), sql`ends_at_ms > ${nowMs}`));
  return row?.sessionId;
}

/** The institution's people whose training is done, and what stands between each and a session. */
export async function bookableOf(
  context: AccountContext,
  { institutionId }: InstitutionActor,
): Promise<Bookable[]> {
  const { database } = context;
  const nowMs = context.now();
  await settleEnrolments(database, { institutionId }, nowMs);
  const held = await enrolmentsOfInstitution(database, institutionId);
  const trainees = await traineesOf(database, institutionId, nowMs);
  const lines: Bookable[] = [];
  for (const { enrolment } of held) {
    if (enrolment.kind !== 'trained' && enrolment.kind !== 'scheduled' && enrolment.kind !== 'tested')
      continue;
    const trainee = trainees.find((one) => one.enrolmentId === enrolment.enrolmentId);
    if (trainee === undefined) continue;
    const { enrolmentId, name, maskedDocument, postName, kind } = trainee;
    const sessionId = await bookedFor(database, enrolmentId, nowMs);
    const may = maySchedule(enrolment, POLICY);
    const hasPhoto = (await latestPhoto(database, enrolment.personId)) !== undefined;
    const problem = may.ok ? (hasPhoto ? undefined : 'NO_PHOTO') : may.error;
    lines.push({
      ...{ enrolmentId, name, maskedDocument, postName, kind },
      ...(sessionId === undefined ? {} : { sessionId }),
      ...(problem === undefined ? {} : { problem }),
    });
  }
  return lines;
}
