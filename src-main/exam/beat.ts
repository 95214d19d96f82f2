import { clockJumpMs } from '../../src-shared/domain/attempt/clock-jump';
import { isTimeUp, startOf } from '../../src-shared/domain/attempt/may-act';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import { followUp } from '../lockdown/note-signal';
import { beatStudy } from '../study/study-beat';
import { ABOUT_NOBODY, about } from './console-acting';
import { type Desk, record } from './desk';
import { finishAttempt, submitNow } from './finish-attempt';
import { noteIncident } from './note-incident';
import { startExam } from './sitting';
import { roomStartMs } from './start-room';

/** About once a second: what the clock alone brings about. */
export async function tick(desk: Desk): Promise<void> {
  await watchClock(desk);
  await startWithRoom(desk);
  await endBreak(desk);
  await beatAttempt(desk);
  await beatStudy(desk);
}

/** Puts the time on disk (RM-11), and hands in at the deadline (RM-8). */
export async function beatAttempt(desk: Desk): Promise<void> {
  const { session, current, isSuspended } = desk.memory;
  if (session !== undefined && current?.kind === 'submitted') {
    // The disk refused the score before; it is asked again until it takes it.
    await finishAttempt(desk, session, current);
    return;
  }
  if (session === undefined || current?.kind !== 'started' || isSuspended) return;
  if (current.ledger.pause !== undefined) return;
  const at = desk.now();
  if (isTimeUp(current, at)) {
    const submitted = await submitNow(desk, session, current, 'deadline');
    if (!submitted.ok) desk.log('deadline-submission-failed', { problem: submitted.error.kind });
    return;
  }
  const sinceBeatMs = at.monoMs - current.ledger.segment.last.monoMs;
  if (sinceBeatMs < session.opened.content.policy.heartbeatSeconds * 1000) return;
  await record(desk, session, current, [{ kind: 'heartbeat', attemptId: current.attemptId, at }]);
}

/** RM-17: a wall clock that was set is written down; the exam's clock does not follow it. */
async function watchClock(desk: Desk): Promise<void> {
  const { session, current, clockSeenAt } = desk.memory;
  const now = desk.now();
  desk.memory.clockSeenAt = now;
  if (session === undefined || clockSeenAt === undefined) return;
  const jumpMs = clockJumpMs(clockSeenAt, now, session.opened.content.policy.time.clockJumpSeconds);
  if (jumpMs === 0) return;
  const subject = current === undefined ? ABOUT_NOBODY : about(current);
  const facts = { jumpSeconds: Math.round(jumpMs / 1000) };
  const noted = await noteIncident(desk, { ...subject, kind: 'clock-jump', text: '', by: [], facts });
  if (!desk.memory.lockdown.isOn) return;
  const { consequences } = session.opened.content.policy.lockdown;
  followUp(desk, 'clock-jump', consequences['clock-jump'], noted.ok ? noted.value.incidentId : undefined);
}

/** RM-4: once staff have said when the room starts, a seat that is ready then starts by itself. */
async function startWithRoom(desk: Desk): Promise<void> {
  const { session, current, roomStart } = desk.memory;
  if (session === undefined || current?.kind !== 'ready') return;
  const { content } = session.opened;
  if (content.policy.startMode !== 'room' || roomStart?.sessionId !== content.session.sessionId) return;
  const start = startOf(content.policy, { startsAtMs: roomStartMs(desk.memory, content) }, desk.now());
  if (start.startsInMs > 0) return;
  const started = await startExam(desk);
  if (!started.ok) desk.log('room-start-failed', { problem: started.error.kind });
}

/**
 * An approved break that is used up (features 19): the clock runs again. The seat stays covered until staff have let
 * the person go on, because nobody knows yet who is back.
 */
async function endBreak(desk: Desk): Promise<void> {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || current?.kind !== 'started') return;
  const { pause } = current.ledger;
  if (pause?.limitMs === undefined || isSuspended) return;
  const at = desk.now();
  if (gapBetween(pause.from, at).gapMs < pause.limitMs) return;
  const ended = await record(desk, session, current, [
    { kind: 'pause-ended', attemptId: current.attemptId, at, by: [] },
  ]);
  if (!ended.ok) return;
  desk.memory.isSuspended = true;
  desk.memory.suspendedBy = 'break-over';
  desk.memory.resuming = undefined;
  desk.changed();
}
