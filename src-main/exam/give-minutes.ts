import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ConsoleProblem } from '../../src-shared/contracts/ipc/console-problems';
import {
  causeOf,
  type GrantAuthority,
  incidentKindOf,
  mayGrant,
} from '../../src-shared/domain/attempt/grant-rules';
import type { GrantCause, GrantScope } from '../../src-shared/domain/attempt/ledger-entry';
import type { IncidentId } from '../../src-shared/domain/incident/incident';
import type { IncidentKind } from '../../src-shared/domain/incident/incident-kind';
import type { Signature } from '../../src-shared/domain/staff/signature';
import type { RoomGrantNumber } from '../../src-shared/domain/staff-code/room-grant';
import type { CodeUse } from '../../src-shared/domain/staff-code/staff-code';
import { about, act, type Done, type Started } from './console-acting';
import { type Desk, NOT_NOW } from './desk';
import { noteIncident } from './note-incident';

/** The fault that minutes make good: one that stands in the record, or one that is recorded with them. */
export type GrantFault =
  | { readonly kind: 'recorded'; readonly incidentId: IncidentId }
  | { readonly kind: 'new'; readonly cause: GrantCause };

export type GrantWish = {
  readonly minutes: number;
  readonly scope: GrantScope;
  readonly fault: GrantFault;
  readonly note: string;
  readonly by: readonly Signature[];
  readonly authority: GrantAuthority;
  readonly code?: CodeUse;
  readonly roomGrant?: RoomGrantNumber;
};

/** RM-10. A fault that is not in the record yet is recorded first: no minutes without one. */
export async function giveMinutes(desk: Desk, state: Started, wish: GrantWish): Done {
  const { session } = desk.memory;
  if (session === undefined) return err(NOT_NOW);
  const { minutes, scope, note, authority, code, roomGrant } = wish;
  const kind = faultKind(desk, wish.fault);
  const may = mayGrant(state.ledger, session.opened.content.policy, { minutes, fault: kind, authority });
  if (!may.ok) return may;
  const cause = kind === undefined ? undefined : causeOf(kind);
  if (cause === undefined) return err({ kind: 'no-recorded-fault' });
  const by = wish.by.map((one) => one.staffId);
  const fault = await recordedFault(desk, state, wish, cause);
  if (!fault.ok) return fault;
  const faultId = fault.value;
  const isByCode = code !== undefined;
  const marks = {
    ...(code === undefined ? {} : { code }),
    ...(roomGrant === undefined ? {} : { roomGrant }),
  };
  const granted = await act(desk, session, state, 'extend', wish.by, note, {
    kind: 'granted',
    attemptId: state.attemptId,
    at: desk.now(),
    minutes,
    cause,
    scope,
    faultId,
    note,
    by,
    isByCode,
    ...marks,
  });
  if (!granted.ok) return granted;
  const facts = {
    minutes,
    scope,
    faultId,
    ...(isByCode ? { authority: 'code' } : {}),
    ...(roomGrant === undefined ? {} : { roomGrant }),
  };
  await noteIncident(desk, { ...about(state), kind: 'grant', text: note, by, facts });
  return granted;
}

async function recordedFault(
  desk: Desk,
  state: Started,
  { fault, note, by }: GrantWish,
  cause: GrantCause,
): Promise<Result<IncidentId, ConsoleProblem>> {
  if (fault.kind === 'recorded') return ok(fault.incidentId);
  const staff = by.map((one) => one.staffId);
  const noted = await noteIncident(desk, {
    ...about(state),
    kind: incidentKindOf(cause),
    text: note,
    by: staff,
  });
  return noted.ok ? ok(noted.value.incidentId) : noted;
}

/** Under which cause minutes for this fault are given; undefined when none are. */
export function causeOfFault(desk: Desk, fault: GrantFault): GrantCause | undefined {
  const kind = faultKind(desk, fault);
  return kind === undefined ? undefined : causeOf(kind);
}

function faultKind(desk: Desk, fault: GrantFault): IncidentKind | undefined {
  if (fault.kind === 'new') return incidentKindOf(fault.cause);
  return desk.memory.incidents.find((one) => one.incidentId === fault.incidentId)?.kind;
}
