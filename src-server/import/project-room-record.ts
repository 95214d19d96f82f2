import { z } from 'zod';
import { verifyClosing } from '../../src-crypto/closing-seal';
import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Incident } from '../../src-shared/domain/incident/incident';
import { IncidentLog } from '../../src-shared/domain/incident/incident-log';
import { LateAnswer } from '../../src-shared/domain/record/late-answer';
import { SessionClosing } from '../../src-shared/domain/session-close/session-closing';
import type { incidents, lateAnswers, sessionClosings } from '../store/room-schema';
import { openBody } from './open-result';
import type { DueRecord, ProjectionContext } from './project-records';
import type { QuarantineReason } from './quarantine-reason';

type IncidentRow = typeof incidents.$inferInsert;

/** What a record of the room, other than a result, becomes at the centre. */
export type RoomRows =
  | { readonly kind: 'incidents'; readonly rows: readonly IncidentRow[] }
  | {
      readonly kind: 'late-answer';
      readonly incident: IncidentRow;
      readonly answer: typeof lateAnswers.$inferInsert;
    }
  | { readonly kind: 'closing'; readonly row: typeof sessionClosings.$inferInsert };

export type ProjectedRoom = { readonly rows: RoomRows; readonly sessionId: string };
type Refused = { readonly reason: QuarantineReason; readonly sessionId?: string };

/** An incident log, a late answer or a closing, opened and held against the session it names. */
export async function projectRoomRecord(
  context: ProjectionContext,
  record: DueRecord,
): Promise<Result<ProjectedRoom, Refused>> {
  const opened = openBody(context.centre, record.envelope, RoomBody);
  if (!opened.ok) return err({ reason: opened.error });
  const body = opened.value;
  const { sessionId } = body;
  const session = await context.sessions.find(sessionId);
  if (session === undefined) return err({ reason: 'unknown-session', sessionId });
  if (!(await context.sessions.isSeated(session, body.packageId, body.stationId)))
    return err({ reason: 'station-not-in-package', sessionId });
  if (session.isDemonstration !== body.isDemonstration)
    return err({ reason: 'demonstration-mixed-with-real', sessionId });
  if (body.kind === 'incident-log') return ok({ sessionId, rows: incidentRows(body) });
  if (body.kind === 'late-answer') {
    const rows = lateAnswerRows(body, record);
    return rows === undefined ? err({ reason: 'body-malformed', sessionId }) : ok({ sessionId, rows });
  }
  const key = await context.stationKeys.find(body.stationId);
  if (key === undefined || !verifyClosing(key.suite, body, key.signPublicKey))
    return err({ reason: 'closing-not-signed', sessionId });
  return ok({ sessionId, rows: closingRow(context, body, record.receivedAtMs) });
}

const RoomBody = z.union([IncidentLog, LateAnswer, SessionClosing]);

function incidentRows(log: IncidentLog): RoomRows {
  const rows = log.incidents
    // A station's log may hold the incidents of its own session only.
    .filter((incident) => incident.sessionId === log.sessionId)
    .map((incident) => incidentRow(log, incident));
  return { kind: 'incidents', rows };
}

function incidentRow(
  { sessionId, stationId, isDemonstration }: IncidentLog | LateAnswer,
  incident: Incident,
): IncidentRow {
  return {
    incidentId: incident.incidentId,
    sessionId,
    stationId,
    kind: incident.kind,
    atMs: incident.at.wallMs,
    seat: incident.seat ?? null,
    candidateId: incident.candidateId ?? null,
    incident,
    isDemonstration,
  };
}

/** The line of the room's record at once, the answer beside it; it scores for nobody (RM-12). */
function lateAnswerRows(late: LateAnswer, { envelope, receivedAtMs }: DueRecord): RoomRows | undefined {
  const { incident, sessionId, seatEpoch, itemId, chosen, isDemonstration } = late;
  const { stationId, epoch, seq } = envelope;
  const { attemptId } = incident;
  if (incident.kind !== 'late-answer' || incident.sessionId !== sessionId || attemptId === undefined)
    return undefined;
  const place = { stationId, epoch, seq };
  const said = { seatEpoch, itemId, chosen, atMs: incident.at.wallMs };
  const answer = { ...place, sessionId, attemptId, ...said, receivedAtMs, isDemonstration };
  return { kind: 'late-answer', incident: incidentRow(late, incident), answer };
}

function closingRow(context: ProjectionContext, closing: SessionClosing, receivedAtMs: number): RoomRows {
  return {
    kind: 'closing',
    row: {
      sessionId: closing.sessionId,
      stationId: closing.stationId,
      bodyHash: toHex(context.centre.suite.sha256(utf8(canonicalJson(closing)))),
      closedAtMs: closing.closedAt.wallMs,
      closing,
      receivedAtMs,
    },
  };
}
