import type { StationKeys } from '../../src-crypto/key-files';
import type {
  AttemptId,
  CandidateId,
  Nonce,
  SessionId,
  StaffId,
  StationId,
} from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { JournalNotice, StationFault } from '../../src-shared/contracts/ipc/station-view';
import type { PackageStaff } from '../../src-shared/contracts/package/package-content';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import type { CentreIdentity } from '../../src-shared/contracts/sync/provision';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import type { GrantCause } from '../../src-shared/domain/attempt/ledger-entry';
import type { AnswerForm } from '../../src-shared/domain/attempt/may-act';
import type { EvidenceItem, EvidenceKind } from '../../src-shared/domain/evidence/evidence';
import type { Incident } from '../../src-shared/domain/incident/incident';
import type { CandidatePaper } from '../../src-shared/domain/item/candidate-item';
import type { Paper } from '../../src-shared/domain/paper/paper';
import type { ChallengeState } from '../../src-shared/domain/presence/challenge-state';
import type { PresenceCause } from '../../src-shared/domain/presence/presence-verdict';
import type { ProgramReport } from '../../src-shared/domain/release/program-verdict';
import type { Signature } from '../../src-shared/domain/staff/signature';
import type { CodeUse } from '../../src-shared/domain/staff-code/staff-code';
import { type ClosingMemory, emptyClosing, noteClosing } from '../closing/closing-memory';
import type { JournalEntry } from '../journal/journal-entry';
import { type LockdownMemory, noLockdown, noteLockdown } from '../lockdown/lockdown-memory';
import { emptyReadiness, noteReadiness, type ReadinessMemory } from '../readiness/readiness-memory';
import { emptyStudy, noteStudy, type StudyMemory } from '../study/study-memory';
import type { OpenedPackage } from '../vault/open-package';
import type { CheckedPackage } from '../vault/read-package';

import { noPhotoChecks, type PhotoChecks } from './photo-checks';
import { emptySeats, noteSeats, type SeatMemory } from './seat-memory';
import { noteSpentTry, type SpentTries } from './spent-tries';

export type StationIdentity = {
  readonly stationId: StationId;
  readonly serverUrl: string;
  readonly centre: CentreIdentity;
  readonly keys: StationKeys;
};

export type OpenSession = { readonly opened: OpenedPackage; readonly openedBy: StaffId };

/** What the proctor decided when the attempt was let go on. */
export type Resuming = {
  readonly attemptId: AttemptId;
  /** Looks at the face count from here on. */
  readonly since: Instant;
  readonly by: readonly Signature[];
  readonly note: string;
  /** Minutes given back with it, after a stop of the station. */
  readonly grantMinutes: number;
  readonly cause?: GrantCause | undefined;
  readonly isByCode: boolean;
  /** The code that unlocked it, used up once the attempt has gone on. */
  readonly code?: CodeUse | undefined;
};

/** `usedAt`: the last sign of life at the console. */
export type ConsoleSession = { readonly staff: PackageStaff; readonly usedAt: Instant };

/** An attempt of which only this is still needed: it is over and its record is queued. */
export type PastAttempt = { readonly candidateId: CandidateId; readonly sessionId: SessionId };

/** The paper of the attempt that is running, kept while it runs. Main only. */
export type Sitting = {
  readonly attemptId: AttemptId;
  readonly paper: Paper;
  readonly candidatePaper: CandidatePaper;
  /** What a well-formed answer to each question looks like. */
  readonly forms: readonly AnswerForm[];
};

/** When the seat is looked at next, and the question that is open. Main only: the page must not know. */
export type PresenceWatch = {
  readonly attemptId: AttemptId;
  readonly dueAtMonoMs: number;
  readonly cause: PresenceCause;
  readonly lastAtMonoMs: number | undefined;
  readonly asked:
    | { readonly checkId: Nonce; readonly atMonoMs: number; readonly cause: PresenceCause }
    | undefined;
};

/** The one picture the page was asked for as evidence. */
export type PictureWish = {
  readonly ticket: Nonce;
  readonly atMonoMs: number;
  readonly wish: {
    readonly kind: EvidenceKind;
    readonly attemptId: AttemptId;
    readonly incidentId?: string | undefined;
  };
};

/**
 * Everything the main process knows of the exam, in one place. The journal is the truth; this is its fold plus what
 * only lives as long as the process (an opened package, a download under way).
 */
export type StationMemory = {
  fault: StationFault | undefined;
  /** What was found wrong with the journal when it was opened. */
  journalNotice: JournalNotice | undefined;
  identity: StationIdentity | undefined;
  suggestedServerUrl: string;
  package: CheckedPackage | undefined;
  packageProblem: PackageProblem | undefined;
  /** RM-4: what the centre gave for a package, until the session opens. */
  releasedKey?: { readonly packageId: string; readonly passphrase: string } | undefined;
  downloadPercent: number | undefined;
  session: OpenSession | undefined;
  /** Events of attempts that are not over, as the journal has them. */
  readonly events: Map<AttemptId, AttemptEvent[]>;
  readonly past: Map<AttemptId, PastAttempt>;
  /** The attempt at this seat, once the session is open. */
  current: AttemptState | undefined;
  /** The current attempt was running when the station stopped, and no proctor has let it go on. */
  isSuspended: boolean;
  /** `break-over`: a break was used up and the person is not back; the clock runs on (features 19). */
  suspendedBy: 'restart' | 'break-over';
  sitting: Sitting | undefined;
  presence: PresenceWatch | undefined;
  /** The challenge that is being put to the person at the seat; what came of it is in the journal. */
  challenge: { readonly attemptId: AttemptId; readonly state: ChallengeState } | undefined;
  /** See `noteSpentTry`. */
  readonly spentTries: Map<string, SpentTries>;
  picture: PictureWish | undefined;
  photoChecks: PhotoChecks;
  /** Of the session that was opened last, in the order they were noted (RM-14). */
  readonly incidents: Incident[];
  /** Who is signed in at the console of this seat; never across a restart. */
  console: ConsoleSession | undefined;
  /** The disk was full and pieces of the reserve were used for what had to be written. */
  diskLow:
    | { readonly pieces: number; readonly lookedAtMonoMs: number | undefined; readonly isNoted: boolean }
    | undefined;
  /** A proctor has let a standing attempt go on; the face at the seat is being looked at first (RM-11). */
  resuming: Resuming | undefined;
  /** RM-4: the start of the room as staff set it here, of the session that was opened last. */
  roomStart: { readonly sessionId: SessionId; readonly startsAtMs: number } | undefined;
  /** The last look at the clock, for jumps of the wall (RM-17). */
  clockSeenAt: Instant | undefined;
  readonly failedSignIns: { readonly staffId: string; readonly at: Instant }[];
  lastSavedAtMs: number | undefined;
  readonly readiness: ReadinessMemory;
  readonly seats: SeatMemory;
  /** What the page last said of its camera; absent before it has said anything. */
  isCameraOn?: boolean;
  readonly lockdown: LockdownMemory;
  /** What the look at the program's own files found; undefined while it is going on. */
  program: ProgramReport | undefined;
  /** The version of an update that lies ready for the next start. */
  updateStaged: string | undefined;
  readonly closing: ClosingMemory;
  readonly study: StudyMemory;
};

export function emptyMemory(): StationMemory {
  return {
    fault: undefined,
    journalNotice: undefined,
    identity: undefined,
    suggestedServerUrl: '',
    package: undefined,
    packageProblem: undefined,
    downloadPercent: undefined,
    session: undefined,
    events: new Map(),
    past: new Map(),
    current: undefined,
    isSuspended: false,
    suspendedBy: 'restart',
    sitting: undefined,
    presence: undefined,
    challenge: undefined,
    spentTries: new Map(),
    picture: undefined,
    photoChecks: noPhotoChecks(),
    incidents: [],
    console: undefined,
    diskLow: undefined,
    resuming: undefined,
    roomStart: undefined,
    clockSeenAt: undefined,
    failedSignIns: [],
    lastSavedAtMs: undefined,
    readiness: emptyReadiness(),
    seats: emptySeats(),
    lockdown: noLockdown(),
    program: undefined,
    updateStaged: undefined,
    closing: emptyClosing(),
    study: emptyStudy(),
  };
}

/** What of the memory the journal's entries alone have made, right after they were read. */
export function foldedMemory(memory: StationMemory): Partial<StationMemory> {
  const { identity, suggestedServerUrl, fault, ...folded } = memory;
  return folded;
}

/** Goes on from what `foldedMemory` gave; nothing may hold a part of this memory yet. */
export function restoreMemory(memory: StationMemory, folded: unknown): void {
  Object.assign(memory, folded);
}

/** Folds one journal entry into the memory: at start for every entry, later for each one after it is on disk. */
export function noteEntry(memory: StationMemory, entry: JournalEntry): void {
  if (entry.kind === 'sign-in-failed') memory.failedSignIns.push({ staffId: entry.staffId, at: entry.at });
  if (entry.kind === 'incident') memory.incidents.push(entry.incident);
  if (entry.kind === 'evidence-kept') attachEvidence(memory, entry.item);
  if (entry.kind === 'session-opened') forgetOtherIncidents(memory, entry.sessionId);
  noteReadiness(memory.readiness, entry);
  noteSeats(memory.seats, entry, memory.events);
  noteLockdown(memory.lockdown, entry);
  noteClosing(memory.closing, entry);
  noteStudy(memory.study, entry);
  if (entry.kind === 'room-start-set') {
    memory.roomStart = { sessionId: entry.sessionId, startsAtMs: entry.startsAtMs };
  }
  if (entry.kind !== 'attempt-event') return;
  const { event } = entry;
  const events = memory.events.get(event.attemptId) ?? [];
  events.push(event);
  memory.events.set(event.attemptId, events);
  noteSpentTry(memory, event);
  memory.lastSavedAtMs = event.at.wallMs;
  if (event.kind !== 'left' && event.kind !== 'check-in-abandoned') return;
  // What is over is forgotten but for who it was: a station keeps months of sessions.
  memory.events.delete(event.attemptId);
  const first = events[0];
  if (event.kind === 'left' && first?.kind === 'identified') {
    memory.past.set(event.attemptId, { candidateId: first.candidateId, sessionId: first.sessionId });
  }
}

/** A picture comes after its incident; the printed record names it all the same. */
function attachEvidence({ incidents }: StationMemory, { sha256, head }: EvidenceItem): void {
  const place = incidents.findIndex((incident) => incident.incidentId === head.incidentId);
  const incident = incidents[place];
  if (incident === undefined || incident.evidence.includes(sha256)) return;
  incidents[place] = { ...incident, evidence: [...incident.evidence, sha256] };
}

/** A session opened again after a restart goes on with its own record; another session's is on the disk only. */
function forgetOtherIncidents({ incidents }: StationMemory, sessionId: SessionId): void {
  const own = incidents.filter((incident) => incident.sessionId === sessionId);
  incidents.splice(0, incidents.length, ...own);
}

/** The attempt that was under way when the station last stopped, told without the policy, which is still sealed. */
export function interruptedAttempt(
  memory: StationMemory,
): { readonly seat: number; readonly answered: number } | undefined {
  for (const [attemptId, events] of memory.events) {
    const first = events[0];
    const isRunning =
      events.some((event) => event.kind === 'started') &&
      !events.some((event) => event.kind === 'submitted') &&
      !memory.seats.left.has(attemptId);
    if (!isRunning || first?.kind !== 'identified') continue;
    const answered = new Map<string, boolean>();
    for (const event of events) {
      if (event.kind === 'answered') answered.set(event.itemId, event.chosen.length > 0);
    }
    return { seat: first.seat, answered: [...answered.values()].filter(Boolean).length };
  }
  return undefined;
}
