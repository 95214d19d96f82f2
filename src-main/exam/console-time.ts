import { err } from '../../src-shared/basics/result';
import type { ConsoleRequest } from '../../src-shared/contracts/ipc/console-channels';
import { grantAuthority } from '../../src-shared/domain/attempt/grant-rules';
import { mayEndPause, mayPause } from '../../src-shared/domain/attempt/may-console';
import { hasRoomGrant, readRoomGrant, roomGrantNumber } from '../../src-shared/domain/staff-code/room-grant';
import { act, acting, type Done, signatures } from './console-acting';
import { type Desk, NOT_NOW } from './desk';
import { causeOfFault, giveMinutes } from './give-minutes';
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

/** RM-10. */
export async function extendTime(desk: Desk, request: ConsoleRequest<'console:extend'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { current, isSuspended } = desk.memory;
  if (current?.kind !== 'started' || isSuspended) return err(NOT_NOW);
  const signed = await signatures(desk, who.value, request.second, 'extend');
  if (!signed.ok) return signed;
  const { minutes, scope, note, fault } = request;
  const by = signed.value;
  const wish = { minutes, scope, fault, note, by, authority: grantAuthority(by) };
  const cause = causeOfFault(desk, fault);
  if (scope === 'own' || cause === undefined || minutes > 63) return giveMinutes(desk, current, wish);
  return giveMinutes(desk, current, { ...wish, roomGrant: roomGrantNumber({ minutes, cause }, desk.dice()) });
}

/** The same minutes at another seat of the room: its number says how many and for what, and counts here once. */
export async function takeRoomGrant(desk: Desk, request: ConsoleRequest<'console:room-grant'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { current, isSuspended } = desk.memory;
  if (current?.kind !== 'started' || isSuspended) return err(NOT_NOW);
  const grant = readRoomGrant(request.number);
  if (grant === undefined) return err({ kind: 'room-grant-mistyped' });
  if (hasRoomGrant(desk.memory.events.get(current.attemptId) ?? [], grant.number)) {
    return err({ kind: 'room-grant-taken' });
  }
  const signed = await signatures(desk, who.value, request.second, 'room-grant');
  if (!signed.ok) return signed;
  const by = signed.value;
  const { minutes, cause, number } = grant;
  return giveMinutes(desk, current, {
    minutes,
    scope: 'room',
    fault: { kind: 'new', cause },
    note: request.note,
    by,
    authority: grantAuthority(by),
    roomGrant: number,
  });
}
