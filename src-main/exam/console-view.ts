import type { Instant } from '../../src-shared/basics/instant';
import type { ConsoleAttempt, ConsoleView, RecordedFault } from '../../src-shared/contracts/ipc/console-view';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { causeOf, maxGrantMinutes } from '../../src-shared/domain/attempt/grant-rules';
import { answeredCount } from '../../src-shared/domain/attempt/may-act';
import { remainingMs } from '../../src-shared/domain/attempt/time-ledger';
import { roomGrantsOf } from '../../src-shared/domain/staff-code/room-grant';
import { studyConsoleOf } from '../study/study-views';
import { evidenceOf } from './console-record';
import type { Desk } from './desk';
import { recheckAsked } from './recheck-seat';
import { hasRoomBegun } from './start-room';
import type { StationMemory } from './station-memory';

/** What the drawer shows, told from the memory alone. */
export function consoleViewOf(
  { memory, retention }: Pick<Desk, 'memory' | 'retention'>,
  now: Instant,
): ConsoleView {
  const { console: signedIn, session } = memory;
  if (signedIn === undefined || session === undefined) return { kind: 'signed-out' };
  const { content } = session.opened;
  const { staffId, displayName, role } = signedIn.staff;
  const { idleSignOutMinutes } = content.policy.console;
  const attempt = attemptOf(memory, content, now, retention);
  const study = studyConsoleOf(memory, content);
  return {
    kind: 'signed-in',
    staff: { staffId, displayName, roles: [role], idleSignOutMinutes },
    faults: faultsOf(memory),
    lockdown: {
      isOn: memory.lockdown.isOn,
      mayLeave: memory.current?.kind !== 'started' && memory.current?.kind !== 'submitted',
    },
    ...(study === undefined ? {} : { study }),
    ...(attempt === undefined ? {} : { attempt }),
    ...roomStartOf(memory, content),
  };
}

function attemptOf(
  memory: StationMemory,
  content: PackageContent,
  now: Instant,
  retention: Desk['retention'],
): ConsoleAttempt | undefined {
  const { current, isSuspended } = memory;
  if (current?.kind !== 'started') return undefined;
  const { ledger } = current;
  const standstill = standstillOf(memory, now);
  const left = remainingMs(ledger, isSuspended ? ledger.segment.last : now);
  return {
    attemptId: current.attemptId,
    answered: answeredCount(current),
    durationMs: ledger.durationMs,
    remainingMs: Math.max(0, left),
    ...(standstill === undefined ? { endsAtMs: now.wallMs + left } : { standstill }),
    ledger: ledger.entries,
    grantedMinutes: ledger.grantsMs / 60_000,
    roomGrants: roomGrantsOf(memory.events.get(current.attemptId) ?? []),
    maxGrantAlone: maxGrantMinutes(ledger, content.policy, 'one-invigilator'),
    maxGrantWithHead: maxGrantMinutes(ledger, content.policy, 'with-site-head'),
    conductCount: current.conduct.length,
    evidenceCount: evidenceOf({ retention }, current.attemptId).length,
  };
}

function standstillOf(memory: StationMemory, now: Instant): ConsoleAttempt['standstill'] {
  if (recheckAsked(memory, now) !== undefined) return { kind: 'rechecking' };
  if (memory.isSuspended) return { kind: 'stopped' };
  if (memory.current?.kind !== 'started' || memory.current.ledger.pause === undefined) return undefined;
  const { reason, from } = memory.current.ledger.pause;
  return { kind: 'paused', reason, fromMs: from.wallMs };
}

/** RM-10: faults in the record that are of this seat or of the room; the newest first. */
function faultsOf({ incidents, current }: StationMemory): readonly RecordedFault[] {
  return incidents
    .filter(
      ({ kind, attemptId }) =>
        causeOf(kind) !== undefined && (attemptId ?? current?.attemptId) === current?.attemptId,
    )
    .map(({ incidentId, kind, at, text }) => ({ incidentId, kind, atMs: at.wallMs, text }))
    .reverse();
}

function roomStartOf(memory: StationMemory, { policy, session }: PackageContent) {
  if (policy.startMode !== 'room') return {};
  const { roomStart } = memory;
  const isSet = roomStart?.sessionId === session.sessionId;
  return {
    roomStart: {
      plannedMs: session.startsAtMs,
      ...(isSet ? { setMs: roomStart.startsAtMs } : {}),
      hasBegun: hasRoomBegun(memory, session.sessionId),
    },
  };
}
