import { toHex } from '../../src-shared/basics/bytes-text';
import type { SessionId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import { Incident, type IncidentDraft, IncidentId } from '../../src-shared/domain/incident/incident';
import { incidentRecords } from '../closing/room-records';
import { type Desk, NOT_NOW, notWritten } from './desk';

/**
 * Writes one incident of the open session into the journal (RM-14). It is noted only when this answers ok; a draft
 * that breaks the schema is a bug and throws.
 */
export async function noteIncident(desk: Desk, draft: IncidentDraft): Promise<Result<Incident, StepProblem>> {
  const { session } = desk.memory;
  if (session === undefined) return err(NOT_NOW);
  const incident = incidentOf(desk, session.opened.content.session.sessionId, draft);
  const { closing, identity } = desk.memory;
  // The log of a session that is closed has gone: what the station notes later goes after it by itself.
  const isLate = closing.closed !== undefined && identity !== undefined;
  const late = isLate ? incidentRecords(desk, session, identity, [incident], incident.at) : [];
  const written = await desk.append([{ kind: 'incident', at: incident.at, incident }, ...late]);
  if (!written.ok) return err(notWritten(written.error));
  if (isLate) desk.wakeSync();
  desk.log('incident', { incidentId: incident.incidentId, kind: incident.kind });
  return ok(incident);
}

/** One line of a session's record, with a number of its own; nothing is written by this. */
export function incidentOf(desk: Desk, sessionId: SessionId, draft: IncidentDraft): Incident {
  return Incident.parse({
    ...draft,
    incidentId: IncidentId.parse(toHex(desk.suite.randomBytes(16))),
    sessionId,
    at: desk.now(),
  });
}
