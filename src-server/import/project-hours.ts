import { eq } from 'drizzle-orm';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { HoursEntry } from '../../src-shared/domain/hours/hours-ledger';
import { HoursRecord } from '../../src-shared/domain/record/hours-record';
import { judgeHours } from '../../src-shared/domain/scoring/judge-hours';
import { plannedTenths } from '../../src-shared/domain/study/study-credit';
import { certificatesOf } from '../people/certificate-store';
import { ledgerOf } from '../people/hours-store';
import type { ExamSession } from '../registry/exam-sessions';
import { type hoursLedger, personDocuments } from '../store/people-schema';
import { openBody } from './open-result';
import type { DueRecord, ProjectionContext } from './project-records';
import type { QuarantineReason } from './quarantine-reason';

export type ProjectedHours = { readonly row: typeof hoursLedger.$inferInsert; readonly sessionId: string };
type Refused = { readonly reason: QuarantineReason; readonly sessionId?: string };

/**
 * Hours from a station (CE-10, CE-11): opened, held against the session's plan, and given to the person whose document
 * stands on its list. Upload time is irrelevant to the year they count for; the entry's moment is the study's.
 */
export async function projectHours(
  context: ProjectionContext,
  record: DueRecord,
): Promise<Result<ProjectedHours, Refused>> {
  const opened = openBody(context.centre, record.envelope, HoursRecord);
  if (!opened.ok) return err({ reason: opened.error });
  const hours = opened.value;
  const { sessionId } = hours;
  const refuse = (reason: QuarantineReason) => err({ reason, sessionId });
  const session = await context.sessions.find(sessionId);
  if (session === undefined) return refuse('unknown-session');
  if (!(await context.sessions.isSeated(session, hours.packageId, hours.stationId)))
    return refuse('station-not-in-package');
  if (session.isDemonstration !== hours.isDemonstration) return refuse('demonstration-mixed-with-real');
  const judged = judgeHours(hours, session.study, session.policy.study, session.items);
  if (!judged.ok) return refuse(judged.error);
  const personId = await personOf(context, session, hours.candidateId);
  if (personId === undefined) return refuse('hours-unknown-person');
  const held = await certificatesOf(context.database, personId);
  if (!held.some(({ certificate }) => certificate.certificateId === hours.certificateId)) {
    return refuse('hours-unknown-certificate');
  }
  const entry = entryOf(hours, personId);
  const problem = clashWith(
    (await ledgerOf(context.database, personId)).map((one) => one.entry),
    entry,
    session,
  );
  if (problem !== undefined) return refuse(problem);
  const { key: entryKey, kind, certificateId, atMs } = entry;
  return ok({
    sessionId,
    row: {
      entryKey,
      personId,
      certificateId,
      kind,
      atMs,
      entry,
      recordedAtMs: context.now(),
      recordedBy: hours.stationId,
    },
  });
}

type Hours = Extract<HoursEntry, { readonly kind: 'hours' }>;

/** CE-11: station, session, person, course, number: the same study under one key, however often it comes. */
function entryOf(hours: HoursRecord, personId: string): Hours {
  const { stationId, sessionId, courseId, entryNo, certificateId, creditedAt, part, tenths } = hours;
  return {
    kind: 'hours',
    key: `station/${stationId}/${sessionId}/${personId}/${courseId}/${entryNo}`,
    certificateId,
    atMs: creditedAt.wallMs,
    courseId,
    part,
    tenths,
    ...(hours.makeUpFor === undefined ? {} : { makeUpFor: hours.makeUpFor }),
    span: { sessionId, fromMs: hours.signedInAt.wallMs, toMs: hours.signedOutAt.wallMs },
  };
}

async function personOf(
  { database }: ProjectionContext,
  session: ExamSession,
  candidateId: string,
): Promise<string | undefined> {
  const document = session.candidates.get(candidateId)?.document;
  if (document === undefined) return undefined;
  const rows = await database
    .select({ personId: personDocuments.personId, type: personDocuments.documentType })
    .from(personDocuments)
    .where(eq(personDocuments.documentKey, document.number));
  return rows.find((row) => row.type === document.type)?.personId;
}

/** Nobody sits in two rooms at once, and nobody is given more of a course than it has. */
function clashWith(
  ledger: readonly HoursEntry[],
  entry: Hours,
  { study, policy }: ExamSession,
): QuarantineReason | undefined {
  const reversed = new Set(ledger.flatMap((one) => (one.kind === 'reversal' ? [one.reverses] : [])));
  const others = ledger.filter(
    (one): one is Hours => one.kind === 'hours' && one.key !== entry.key && !reversed.has(one.key),
  );
  const { span } = entry;
  if (span === undefined) return undefined;
  const isOver = others.some(
    (one) => one.span !== undefined && one.span.fromMs < span.toMs && span.fromMs < one.span.toMs,
  );
  if (isOver) return 'hours-overlap';
  const course = study?.courses.find((one) => one.courseId === entry.courseId);
  const given = others
    .filter((one) => one.courseId === entry.courseId && one.span?.sessionId === span.sessionId)
    .reduce((sum, one) => sum + one.tenths, 0);
  const most = course === undefined ? 0 : plannedTenths(course, policy.study);
  return given + entry.tenths > most ? 'hours-over-plan' : undefined;
}
