import type { AttemptId } from '../../src-shared/basics/ids';
import type { AttemptEvent, AttemptEventOf } from '../../src-shared/domain/attempt/attempt-event';
import type { SittingTrace } from '../../src-shared/domain/session-close/room-part';
import type { SittingOutcome } from '../../src-shared/domain/session-close/session-closing';
import type { JournalEntry } from '../journal/journal-entry';

/** Folds what closing a session needs of its attempts: seat, cause of ending, record (RM-15). No answer is kept. */
export function noteSitting(sittings: Map<AttemptId, SittingTrace>, entry: JournalEntry): void {
  if (entry.kind === 'record' && entry.attemptId !== undefined) {
    const trace = sittings.get(entry.attemptId);
    if (trace !== undefined) sittings.set(entry.attemptId, { ...trace, recordHash: entry.envelope.hash });
  }
  if (entry.kind === 'incident' && entry.incident.kind === 'conduct')
    hold(sittings, entry.incident.attemptId);
  if (entry.kind !== 'attempt-event') return;
  const { event } = entry;
  const trace = event.kind === 'identified' ? newTrace(event) : sittings.get(event.attemptId);
  if (trace === undefined) return;
  // Given up before its start: no test record, and the person may come again (PH-4).
  if (event.kind === 'check-in-abandoned') sittings.delete(event.attemptId);
  else sittings.set(event.attemptId, { ...trace, ...changeOf(trace, event) });
}

/** RM-13: also proposed after the end, when it stands in the room's record alone. */
function hold(sittings: Map<AttemptId, SittingTrace>, attemptId: AttemptId | undefined): void {
  const trace = attemptId === undefined ? undefined : sittings.get(attemptId);
  if (trace !== undefined) sittings.set(trace.attemptId, { ...trace, isHeld: true });
}

function changeOf(trace: SittingTrace, event: AttemptEvent): Partial<SittingTrace> {
  switch (event.kind) {
    case 'started':
      return { startedAtMs: event.at.wallMs };
    case 'submitted':
      return {
        outcome: outcomeOf(event),
        endedAtMs: event.at.wallMs,
        isHeld: trace.isHeld || event.ending?.kind === 'stopped',
      };
    case 'scored':
      return { score: { total: event.total, isPass: event.isPass } };
    case 'conduct-marked':
      return { isHeld: true };
    case 'score-answered':
      return { confirmation: event.isConfirmed ? 'confirmed' : 'refused' };
    case 'moved-out':
      return { movedTo: event.left.toStationId };
    case 'moved-in':
      return { movedTo: undefined, hasLeft: false };
    case 'left':
      return { hasLeft: true };
    default:
      return {};
  }
}

function outcomeOf({ cause }: AttemptEventOf<'submitted'>): SittingOutcome {
  if (cause === 'proctor') return 'forced';
  return cause === 'stopped' ? 'terminated' : 'submitted';
}

function newTrace({ attemptId, candidateId, seat }: AttemptEventOf<'identified'>): SittingTrace {
  return {
    attemptId,
    candidateId,
    seat,
    startedAtMs: undefined,
    endedAtMs: undefined,
    outcome: undefined,
    score: undefined,
    isHeld: false,
    confirmation: 'not-asked',
    recordHash: undefined,
    movedTo: undefined,
    hasLeft: false,
  };
}
