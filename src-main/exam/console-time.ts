import { err } from '../../src-shared/basics/result';
import type { ConsoleRequest } from '../../src-shared/contracts/ipc/console-channels';
import {
  causeOf,
  grantAuthority,
  incidentKindOf,
  mayGrant,
} from '../../src-shared/domain/attempt/grant-rules';
import { mayEndPause, mayPause } from '../../src-shared/domain/attempt/may-console';
import type { IncidentKind } from '../../src-shared/domain/incident/incident-kind';
import { about, act, acting, type Done, signatures } from './console-acting';
import { type Desk, NOT_NOW } from './desk';
import { noteIncident } from './note-incident';
import { letGoOn } from './resume-attempt';

export async function pauseExam(desk: Desk, request: ConsoleRequest<'console:pause'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { session, by } = who.value;
  const at = desk.now();
  const may = mayPause(desk.memory.current, desk.memory.isSuspended, by, at);
  if (!may.ok) return may;
  const { reason, note } = request;
  const { attemptId } = may.value;
  const event = { kind: 'paused', attemptId, at, reason, note, by: [by.staffId] } as const;
  return act(desk, session, may.value, 'pause', [by], note, event);
}

/** The clock runs again once the person at the seat is known to be the one (RM-11). */
export async function endPause(desk: Desk, request: ConsoleRequest<'console:end-pause'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const may = mayEndPause(desk.memory.current, who.value.by);
  if (!may.ok) return may;
  return letGoOn(desk, {
    attemptId: may.value.attemptId,
    by: [who.value.by],
    note: request.note,
    grantMinutes: 0,
    isByCode: false,
  });
}

/** RM-10. A fault that is not in the record yet is recorded first: no minutes without one. */
export async function extendTime(desk: Desk, request: ConsoleRequest<'console:extend'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { session } = who.value;
  const { current, isSuspended } = desk.memory;
  if (current?.kind !== 'started' || isSuspended) return err(NOT_NOW);
  const signed = await signatures(desk, who.value, request.second, 'extend');
  if (!signed.ok) return signed;
  const { minutes, scope, note } = request;
  const fault = faultOf(desk, request.fault);
  const authority = grantAuthority(signed.value);
  const may = mayGrant(current.ledger, session.opened.content.policy, { minutes, fault, authority });
  if (!may.ok) return may;
  const cause = fault === undefined ? undefined : causeOf(fault);
  if (cause === undefined) return err({ kind: 'no-recorded-fault' });
  const by = signed.value.map((one) => one.staffId);
  const { attemptId } = current;
  let faultId = request.fault.kind === 'recorded' ? request.fault.incidentId : undefined;
  if (faultId === undefined) {
    const noted = await noteIncident(desk, {
      ...about(current),
      kind: incidentKindOf(cause),
      text: note,
      by,
    });
    if (!noted.ok) return noted;
    faultId = noted.value.incidentId;
  }
  const at = desk.now();
  const event = {
    kind: 'granted',
    attemptId,
    at,
    minutes,
    cause,
    scope,
    faultId,
    note,
    by,
    isByCode: false,
  } as const;
  const granted = await act(desk, session, current, 'extend', signed.value, note, event);
  if (!granted.ok) return granted;
  await noteIncident(desk, {
    ...about(current),
    kind: 'grant',
    text: note,
    by,
    facts: { minutes, scope, faultId },
  });
  return granted;
}

function faultOf(desk: Desk, fault: ConsoleRequest<'console:extend'>['fault']): IncidentKind | undefined {
  if (fault.kind === 'new') return incidentKindOf(fault.cause);
  return desk.memory.incidents.find((one) => one.incidentId === fault.incidentId)?.kind;
}
