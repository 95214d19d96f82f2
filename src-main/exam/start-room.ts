import { err, ok } from '../../src-shared/basics/result';
import type { ConsoleRequest } from '../../src-shared/contracts/ipc/console-channels';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { mayStartRoom } from '../../src-shared/domain/attempt/may-act';
import { acting, type Done, signatures } from './console-acting';
import { type Desk, notWritten } from './desk';
import type { StationMemory } from './station-memory';

/** RM-4. A seat that is ready at that moment starts by itself (see `tick`). */
export async function startRoom(desk: Desk, request: ConsoleRequest<'console:start-room'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  if (desk.memory.closing.closed !== undefined) return err({ kind: 'session-closed' });
  const { content } = who.value.session.opened;
  const { sessionId } = content.session;
  const signed = await signatures(desk, who.value, request.second, 'start-room');
  if (!signed.ok) return signed;
  const { startsAtMs, note } = request;
  const wanted = { startsAtMs, by: signed.value, hasBegun: hasRoomBegun(desk.memory, sessionId) };
  const may = mayStartRoom(content.policy, content.session, wanted);
  if (!may.ok) return may;
  const at = desk.now();
  const by = signed.value.map((one) => one.staffId);
  const written = await desk.append([{ kind: 'room-start-set', at, sessionId, startsAtMs, by, note }]);
  if (!written.ok) return err(notWritten(written.error));
  desk.changed();
  return ok({});
}

/** Somebody's clock runs, or has run, by the start as it was set. */
export function hasRoomBegun({ current, past }: StationMemory, sessionId: string): boolean {
  return (
    (current !== undefined && 'startedAt' in current) ||
    [...past.values()].some((one) => one.sessionId === sessionId)
  );
}

/** T0 of the session in UTC ms: as staff set it here, else as it was planned. */
export function roomStartMs(memory: StationMemory, { session }: PackageContent): number {
  const { roomStart } = memory;
  return roomStart?.sessionId === session.sessionId ? roomStart.startsAtMs : session.startsAtMs;
}
