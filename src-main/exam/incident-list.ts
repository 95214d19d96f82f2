import { err, ok } from '../../src-shared/basics/result';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { IncidentLine } from '../../src-shared/contracts/ipc/incident-list';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import type { Incident } from '../../src-shared/domain/incident/incident';
import { signedInStaff } from './console-session';
import { type Desk, NOT_NOW } from './desk';

/** RM-14: what was noted of this session at this station, by people and by the station itself. */
export function showIncidents(desk: Desk): IpcResponse<'console:incidents'> {
  const staff = signedInStaff(desk);
  if (!staff.ok) return staff;
  const { memory } = desk;
  const content = memory.session?.opened.content;
  if (content === undefined) return err(NOT_NOW);
  return ok({
    lines: incidentLines(memory.incidents, content),
    people: content.candidates.map(({ candidateId, displayName, seat }) => ({
      candidateId,
      displayName,
      seat,
    })),
    isClosed: memory.closing.closed !== undefined,
  });
}

/** The record's lines in their order, with names where a person reads them. */
export function incidentLines(
  incidents: readonly Incident[],
  { candidates, staff }: Pick<PackageContent, 'candidates' | 'staff'>,
): readonly IncidentLine[] {
  const numberOf = new Map(incidents.map((one, place) => [one.incidentId as string, place + 1]));
  return incidents.map((one, place) => {
    const { happenedAtMs, corrects } = one.facts;
    const person = candidates.find((each) => each.candidateId === one.candidateId);
    const corrected = typeof corrects === 'string' ? numberOf.get(corrects) : undefined;
    const seat = one.seat ?? person?.seat;
    return {
      no: place + 1,
      incidentId: one.incidentId,
      kind: one.kind,
      atMs: one.at.wallMs,
      ...(typeof happenedAtMs === 'number' ? { happenedAtMs } : {}),
      ...(seat === undefined ? {} : { seat }),
      ...(person === undefined ? {} : { personName: person.displayName }),
      text: one.text,
      by: one.by.map((staffId) => ({
        staffId,
        displayName: staff.find((each) => each.staffId === staffId)?.displayName ?? staffId,
      })),
      evidenceCount: one.evidence.length,
      ...(corrected === undefined ? {} : { corrects: corrected }),
      correctedBy: incidents.flatMap((other, at) =>
        other.facts.corrects === one.incidentId ? [at + 1] : [],
      ),
    };
  });
}
