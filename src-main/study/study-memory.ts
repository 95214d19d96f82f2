import type { AttemptId, CandidateId, SessionId } from '../../src-shared/basics/ids';
import type { StudyEvent } from '../../src-shared/domain/study/study-event';
import type { StudyState } from '../../src-shared/domain/study/study-state';
import type { JournalEntry, JournalEntryOf } from '../journal/journal-entry';

/** What a check-in is for when it is not for an exam. In memory only: a check-in that is cut off is begun again. */
export type Errand = {
  readonly kind: 'sign-in' | 'show-up' | 'sign-out';
  readonly attemptId: AttemptId;
  readonly candidateId: CandidateId;
};

/** What earlier sittings of one person in one course and session have used up (CE-11). */
type Used = { entries: number; tenths: number };

export type StudyMemory = {
  /** Events of the class that is open, as the journal has them; the class itself once its plan is readable. */
  events: StudyEvent[];
  state: StudyState | undefined;
  errand: Errand | undefined;
  /** Whose own page is on the screen. */
  atSeat: AttemptId | undefined;
  /** Whose sign-out is being told on the screen. */
  told: AttemptId | undefined;
  /** When each person is asked next, by the monotonic counter. The page must not know. */
  readonly dueAtMonoMs: Map<AttemptId, number>;
  readonly used: Map<string, Used>;
  /** Whose hours each record tells, and those that the centre has put aside with its reason. */
  readonly ofRecord: Map<string, CandidateId>;
  readonly setAside: Map<string, { readonly candidateId: CandidateId; readonly reason: string }>;
};

export function emptyStudy(): StudyMemory {
  return {
    events: [],
    state: undefined,
    errand: undefined,
    atSeat: undefined,
    told: undefined,
    dueAtMonoMs: new Map(),
    used: new Map(),
    ofRecord: new Map(),
    setAside: new Map(),
  };
}

/** Folds one journal entry: the open class's events, and what each person's sittings have come to. */
export function noteStudy(memory: StudyMemory, entry: JournalEntry): void {
  if (entry.kind === 'record' && entry.envelope.kind === 'hours') noteRecord(memory, entry);
  if (entry.kind === 'receipt') noteReceipt(memory, entry);
  if (entry.kind !== 'study-event') return;
  const { event } = entry;
  if (event.kind === 'class-opened') memory.events = [];
  memory.events.push(event);
  const opened = memory.events[0];
  if (opened?.kind !== 'class-opened') return;
  if (event.kind === 'signed-in') {
    const used = usedBy(memory, opened.sessionId, event.candidateId, opened.courseId);
    used.entries = Math.max(used.entries, event.entryNo);
  }
  if (event.kind === 'signed-out') {
    const signIn = memory.events.find((one) => one.kind === 'signed-in' && one.sittingId === event.sittingId);
    if (signIn?.kind !== 'signed-in') return;
    usedBy(memory, opened.sessionId, signIn.candidateId, opened.courseId).tenths += event.tenths;
  }
}

function noteRecord(memory: StudyMemory, { attemptId, envelope }: JournalEntryOf<'record'>): void {
  const signIn = memory.events.find((one) => one.kind === 'signed-in' && one.sittingId === attemptId);
  if (signIn?.kind !== 'signed-in') return;
  memory.ofRecord.set(`${envelope.epoch} ${envelope.seq}`, signIn.candidateId);
}

/** What the centre put aside is told to staff by the name of the person it is about. */
function noteReceipt(memory: StudyMemory, { answer }: JournalEntryOf<'receipt'>): void {
  const { epoch, outcomes } = answer.receipt;
  for (const { seq, outcome, reason } of outcomes) {
    const candidateId = memory.ofRecord.get(`${epoch} ${seq}`);
    if (candidateId === undefined || outcome !== 'quarantined') continue;
    memory.setAside.set(`${epoch} ${seq}`, { candidateId, reason: reason ?? '' });
  }
}

export function usedBy(
  { used }: StudyMemory,
  sessionId: SessionId,
  candidateId: CandidateId,
  courseId: string,
): Used {
  const key = `${sessionId} ${candidateId} ${courseId}`;
  const found = used.get(key) ?? { entries: 0, tenths: 0 };
  used.set(key, found);
  return found;
}
