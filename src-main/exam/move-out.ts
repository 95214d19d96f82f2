import { sealMove } from '../../src-crypto/move-seal';
import { toBase45 } from '../../src-shared/basics/base45';
import { toHex } from '../../src-shared/basics/bytes-text';
import { Epoch, StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { MoveOutProblem } from '../../src-shared/contracts/ipc/move-problems';
import { MoveId, seatEpochAfter } from '../../src-shared/domain/attempt/seat-move';
import { framesOf } from '../../src-shared/domain/record/code-frames';
import { signedInStaff } from './console-session';
import { type Desk, NOT_NOW, record } from './desk';
import { packMoveBody } from './move-file';
import { noteIncident } from './note-incident';

/** A frame that a camera still reads from another screen at arm's length. */
const FRAME_CHARACTERS = 700;
export const MOVE_FRAMES = 'MOV';

/** Machines that can take an attempt of this session: those the package was sealed for, but for this one. */
export function moveTargets({ memory }: Desk): readonly StationId[] {
  const { session, identity } = memory;
  const slots = session?.opened.manifest.slots ?? [];
  return slots.map((slot) => slot.stationId).filter((stationId) => stationId !== identity?.stationId);
}

/**
 * RM-12, at the old seat: the attempt leaves for one named machine. From the moment the journal has it, every write
 * here is late. Again from the state it leaves, for another machine, if the first can't take it.
 */
export async function moveOut(
  desk: Desk,
  request: IpcRequest<'move:out'>,
): Promise<Result<Record<string, never>, MoveOutProblem>> {
  const staff = signedInStaff(desk);
  if (!staff.ok) return staff;
  if (staff.value.roles.includes('inspector')) return err({ kind: 'role-may-not' });
  const { session, current, identity } = desk.memory;
  if (session === undefined || identity === undefined) return err(NOT_NOW);
  if (current?.kind !== 'started' && current?.kind !== 'moved-out') return err(NOT_NOW);
  const toStationId = StationId.safeParse(request.toStationId);
  if (!toStationId.success || !moveTargets(desk).includes(toStationId.data)) {
    return err({ kind: 'unknown-target' });
  }
  const { attemptId, moves, candidateId } = current;
  const by = [staff.value.staffId];
  const moveId = MoveId.parse(toHex(desk.suite.randomBytes(16)));
  const from =
    current.kind === 'moved-out'
      ? current.left.from
      : {
          stationId: identity.stationId,
          journalEpoch: Epoch.parse(desk.epoch()),
          seatEpoch: seatEpochAfter(moves),
        };
  const left = { moveId, from, toStationId: toStationId.data, by };
  const moved = await record(desk, session, current, [
    { kind: 'moved-out', attemptId, at: desk.now(), left, note: request.note },
  ]);
  if (!moved.ok) return moved;
  desk.memory.isSuspended = false;
  desk.memory.sitting = undefined;
  desk.log('moved-out', { attemptId, seatEpoch: from.seatEpoch });
  const facts = { fromStation: from.stationId, toStation: left.toStationId, seatEpoch: from.seatEpoch };
  const about = { candidateId, attemptId, text: request.note, by, evidence: [], facts };
  await noteIncident(desk, { kind: 'seat-moved', ...about });
  desk.changed();
  return ok({});
}

/** The sealed file of the attempt that has left; the same bytes each time. Undefined when none has. */
export function moveFile(desk: Desk): Uint8Array | undefined {
  const { session, current, identity, events } = desk.memory;
  if (session === undefined || identity === undefined || current?.kind !== 'moved-out') return undefined;
  return sealMove(desk.suite, {
    head: {
      sessionId: current.sessionId,
      packageId: current.packageId,
      attemptId: current.attemptId,
      left: current.left,
    },
    clear: packMoveBody(events.get(current.attemptId) ?? []),
    sessionKey: Buffer.from(session.opened.content.sessionKey, 'base64url'),
    signKeys: identity.keys.sign,
  });
}

/** The same file as texts for codes; sealed, so the page may have them. */
export function moveFrames(desk: Desk): IpcResponse<'move:frames'> {
  const file = moveFile(desk);
  if (file === undefined) return err(NOT_NOW);
  const mark = toHex(desk.suite.sha256(file)).slice(0, 6).toUpperCase();
  return ok({ bytes: file.length, frames: framesOf(MOVE_FRAMES, toBase45(file), mark, FRAME_CHARACTERS) });
}

/** The old seat is free for a spare's use; what happened here stays in the journal. */
export async function freeSeat(desk: Desk): Promise<Result<Record<string, never>, MoveOutProblem>> {
  const staff = signedInStaff(desk);
  if (!staff.ok) return staff;
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'moved-out') return err(NOT_NOW);
  const freed = await record(desk, session, current, [
    { kind: 'left', attemptId: current.attemptId, at: desk.now() },
  ]);
  if (!freed.ok) return freed;
  desk.memory.current = undefined;
  desk.changed();
  return ok({});
}
