import { openMove, type ReadMove, readMove } from '../../src-crypto/move-seal';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import { Epoch } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { MoveInProblem } from '../../src-shared/contracts/ipc/move-problems';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { answeredCount } from '../../src-shared/domain/attempt/may-act';
import { mergeAttempts } from '../../src-shared/domain/attempt/merge-attempts';
import { replayAttempt } from '../../src-shared/domain/attempt/reduce-attempt';
import type { Signature } from '../../src-shared/domain/staff/signature';
import { signedInStaff } from './console-session';
import { type Desk, NOT_NOW, notWritten } from './desk';
import { unpackMoveBody } from './move-file';
import { noteIncident } from './note-incident';
import type { OpenSession, StationIdentity } from './station-memory';

type MovedOut = Extract<AttemptState, { readonly kind: 'moved-out' }>;

/**
 * RM-12, at the spare machine: takes an attempt in, all of it in one append. Believed is: the seal (only a machine
 * that opened this package could make it), the old machine's own signature, the way it was made for, and events that
 * replay. It then waits, like one that was interrupted, until a proctor has made sure of the person and resumes it.
 */
export async function takeIn(desk: Desk, bytes: Uint8Array): Promise<IpcResponse<'move:take-in-file'>> {
  const staff = signedInStaff(desk);
  if (!staff.ok) return staff;
  if (staff.value.roles.includes('inspector')) return err({ kind: 'role-may-not' });
  const { session, identity, current } = desk.memory;
  if (session === undefined || identity === undefined) return err(NOT_NOW);
  if (desk.memory.closing.closed !== undefined) return err({ kind: 'session-closed' });
  const opened = openFile(desk, session, identity, bytes);
  if (!opened.ok) return opened;
  const { move, events, state } = opened.value;
  const { attemptId } = state;
  const isKnown = desk.memory.events.has(attemptId) || desk.memory.past.has(attemptId);
  const isBack = current?.kind === 'moved-out' && current.attemptId === attemptId;
  if (isKnown && !isBack) return keepCopy(desk, staff.value, move, events);
  if (current !== undefined && !isBack) return err({ kind: 'seat-taken' });
  return goOnHere(desk, session, identity, staff.value, opened.value);
}

type Opened = {
  readonly move: ReadMove;
  readonly events: readonly AttemptEvent[];
  readonly state: MovedOut;
};

function openFile(
  desk: Desk,
  session: OpenSession,
  identity: StationIdentity,
  bytes: Uint8Array,
): Result<Opened, MoveInProblem> {
  const read = readMove(desk.suite, bytes);
  if (!read.ok) return err({ kind: read.error });
  const move = read.value;
  const { content } = session.opened;
  const { head } = move;
  if (head.sessionId !== content.session.sessionId) return err({ kind: 'move-other-session' });
  if (head.packageId !== content.packageId) return err({ kind: 'move-other-package' });
  if (head.left.toStationId !== identity.stationId) {
    return err({ kind: 'move-other-station', toStationId: head.left.toStationId });
  }
  if (desk.memory.seats.taken.has(head.left.moveId)) return err({ kind: 'move-taken-already' });
  const clear = openMove(desk.suite, move, Buffer.from(content.sessionKey, 'base64url'));
  const events = clear && unpackMoveBody(clear);
  if (events === undefined) return err({ kind: 'move-changed' });
  const replayed = replayAttempt(events, content.policy);
  const state = replayed.ok ? replayed.value : undefined;
  const isItself =
    state?.kind === 'moved-out' &&
    state.attemptId === head.attemptId &&
    state.sessionId === head.sessionId &&
    state.left.moveId === head.left.moveId &&
    content.candidates.some((one) => one.candidateId === state.candidateId);
  if (!isItself) return err({ kind: 'move-changed' });
  return ok({ move, events, state });
}

async function goOnHere(
  desk: Desk,
  session: OpenSession,
  identity: StationIdentity,
  staff: Signature,
  { move, events, state }: Opened,
): Promise<IpcResponse<'move:take-in-file'>> {
  const { attemptId, candidateId } = state;
  const at = desk.now();
  const { moveId, from } = move.head.left;
  const to = {
    stationId: identity.stationId,
    journalEpoch: Epoch.parse(desk.epoch()),
    seatEpoch: from.seatEpoch + 1,
  };
  const by = [staff.staffId];
  const arrival: AttemptEvent = { kind: 'moved-in', attemptId, at, move: { moveId, from, to, by } };
  // An attempt that comes back brings what this machine has already.
  const own = new Set((desk.memory.events.get(attemptId) ?? []).map((event) => canonicalJson(event as Json)));
  const fresh = [...events, arrival].filter((event) => !own.has(canonicalJson(event as Json)));
  const whole = [...(desk.memory.events.get(attemptId) ?? []), ...fresh];
  const arrived = replayAttempt(whole, session.opened.content.policy);
  if (!arrived.ok || arrived.value?.kind !== 'started') return err({ kind: 'move-changed' });
  const written = await desk.append([
    { kind: 'move-taken', at, head: move.head, by: staff.staffId },
    ...fresh.map((event) => ({ kind: 'attempt-event' as const, event })),
  ]);
  if (!written.ok) return err(notWritten(written.error));
  desk.memory.current = arrived.value;
  desk.memory.isSuspended = true;
  desk.log('moved-in', { attemptId, seatEpoch: to.seatEpoch });
  const facts = { fromStation: from.stationId, toStation: to.stationId, seatEpoch: to.seatEpoch };
  await noteIncident(desk, {
    kind: 'seat-moved',
    candidateId,
    attemptId,
    text: '',
    by,
    evidence: [],
    facts,
  });
  desk.changed();
  return ok({ kind: 'arrived', answered: answeredCount(arrived.value) });
}

/** RM-12, both copies: this machine has the attempt, and another one went on with it as well. Both are kept. */
async function keepCopy(
  desk: Desk,
  staff: Signature,
  move: ReadMove,
  events: readonly AttemptEvent[],
): Promise<IpcResponse<'move:take-in-file'>> {
  const { head } = move;
  const { attemptId } = head;
  const own = desk.memory.events.get(attemptId);
  const { identity } = desk.memory;
  if (own === undefined || identity === undefined) return err({ kind: 'attempt-over' });
  const at = desk.now();
  const written = await desk.append([{ kind: 'copy-kept', at, attemptId, head, events }]);
  if (!written.ok) return err(notWritten(written.error));
  const merged = mergeAttempts([
    { stationId: identity.stationId, events: own },
    ...(desk.memory.seats.copies.get(attemptId) ?? []),
  ]);
  const conflicts = merged?.review.length ?? 0;
  desk.log('copy-kept', { attemptId, conflicts });
  await noteIncident(desk, {
    kind: 'seat-moved',
    attemptId,
    text: '',
    by: [staff.staffId],
    evidence: [],
    facts: { fromStation: head.left.from.stationId, conflicts },
  });
  desk.changed();
  return ok({
    kind: 'copy-kept',
    isForked: merged?.isForked ?? false,
    review: (merged?.review ?? []).map((line) => ({
      itemId: line.itemId,
      counted: line.counted?.chosen ?? [],
      others: line.others.map(({ chosen, stationId, seatEpoch }) => ({ chosen, stationId, seatEpoch })),
    })),
  });
}
