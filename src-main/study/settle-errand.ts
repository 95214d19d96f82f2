import { ok, type Result } from '../../src-shared/basics/result';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import { nextCheckMs } from '../../src-shared/domain/study/check-schedule';
import { reduceStudy } from '../../src-shared/domain/study/reduce-study';
import { creditOf } from '../../src-shared/domain/study/study-credit';
import type { PresenceProof, StudyEvent } from '../../src-shared/domain/study/study-event';
import { type Sitting, sittingOf } from '../../src-shared/domain/study/study-state';
import type { Desk } from '../exam/desk';
import type { JournalEntry } from '../journal/journal-entry';
import { enterLockdown } from '../lockdown/enter-lockdown';
import { hoursEntries } from './hours-entry';
import { type OpenClass, openClass, recordStudy } from './study-desk';
import { usedBy } from './study-memory';

/**
 * Called after every step of a check-in and with every beat: once the person of an errand is recognised, the check-in
 * is given up (it is no exam's) and what it was for is done, in one write.
 */
export async function settleErrand(desk: Desk): Promise<void> {
  const { study, current } = desk.memory;
  const { errand } = study;
  if (errand === undefined) return;
  if (current?.attemptId !== errand.attemptId) {
    study.errand = undefined;
    return;
  }
  const open = openClass(desk.memory);
  if (open === undefined || current.kind !== 'ready') return;
  const proof: PresenceProof = current.identityPath;
  const sitting = sittingOf(open.state, errand.candidateId);
  const over: JournalEntry = {
    kind: 'attempt-event',
    event: { kind: 'check-in-abandoned', attemptId: errand.attemptId, at: desk.now() },
  };
  let done: Result<unknown, StepProblem> = ok({});
  if (errand.kind === 'sign-in' && sitting === undefined) {
    const event = signedIn(desk, open, errand.attemptId, errand.candidateId, proof);
    done = await recordStudy(desk, open.session, [event], () => [over]);
    if (done.ok) showAfterSignIn(desk, open, errand.attemptId);
    if (open.session.opened.content.policy.lockdown.duringStudy !== 'off') await enterLockdown(desk);
  } else if (sitting !== undefined && errand.kind === 'show-up') {
    done = await recordStudy(desk, open.session, [seen(desk, sitting, proof)], () => [over]);
    if (done.ok) {
      study.atSeat = sitting.sittingId;
      planCheck(desk, open, sitting.sittingId);
    }
  } else if (sitting !== undefined) {
    done = await signOutNow(desk, open, sitting, proof, [over]);
  }
  // A disk that refused it is asked again with the next beat; the person waits on the class's page.
  if (!done.ok) return;
  desk.memory.current = undefined;
  study.errand = undefined;
  desk.changed();
}

/** A step of a check-in, and what follows from it in a class. */
export async function settled<T>(desk: Desk, step: Promise<T>): Promise<T> {
  const done = await step;
  await settleErrand(desk);
  return done;
}

function signedIn(
  desk: Desk,
  { state }: OpenClass,
  sittingId: Sitting['sittingId'],
  candidateId: Sitting['candidateId'],
  proof: PresenceProof,
): StudyEvent {
  const { entries } = usedBy(desk.memory.study, state.sessionId, candidateId, state.courseId);
  return { kind: 'signed-in', at: desk.now(), sittingId, candidateId, entryNo: entries + 1, proof };
}

/** In a class the station is free for the next person; at a seat of one's own the reading begins. */
function showAfterSignIn(desk: Desk, open: OpenClass, sittingId: Sitting['sittingId']): void {
  desk.memory.study.atSeat = open.course.mode === 'self-study' ? sittingId : undefined;
  planCheck(desk, open, sittingId);
}

export function seen(desk: Desk, { sittingId }: Sitting, proof: PresenceProof): StudyEvent {
  return { kind: 'seen', at: desk.now(), sittingId, proof };
}

/** The next random check of this person. */
export function planCheck(desk: Desk, { rules }: OpenClass, sittingId: Sitting['sittingId']): void {
  const inMs = nextCheckMs(rules.policy, desk.dice());
  desk.memory.study.dueAtMonoMs.set(sittingId, desk.now().monoMs + inMs);
}

/** The end of a sitting, with the record of its hours if it gave any. */
export async function signOutNow(
  desk: Desk,
  open: OpenClass,
  sitting: Sitting,
  proof: PresenceProof | undefined,
  beside: readonly JournalEntry[] = [],
): Promise<Result<Record<string, never>, StepProblem>> {
  const { study } = desk.memory;
  const event = signedOut(desk, open, sitting, proof);
  const done = await recordStudy(desk, open.session, [event], (state) => {
    const after = state.sittings.get(sitting.sittingId);
    return [...beside, ...hoursEntries(desk, open, state, after === undefined ? [] : [after])];
  });
  if (!done.ok) return done;
  study.atSeat = undefined;
  study.told = sitting.sittingId;
  study.dueAtMonoMs.delete(sitting.sittingId);
  desk.wakeSync();
  desk.changed();
  return ok({});
}

/** What the sitting gives is worked out on the state that the sign-out itself makes. */
export function signedOut(
  desk: Desk,
  open: OpenClass,
  sitting: Sitting,
  proof: PresenceProof | undefined,
): StudyEvent {
  const bare: StudyEvent = {
    kind: 'signed-out',
    at: desk.now(),
    sittingId: sitting.sittingId,
    ...(proof === undefined ? {} : { proof }),
    tenths: 0,
  };
  const after = reduceStudy(open.state, bare, open.rules);
  const last = (after.ok ? after.value : open.state).sittings.get(sitting.sittingId) ?? sitting;
  const used = usedBy(desk.memory.study, open.state.sessionId, sitting.candidateId, open.state.courseId);
  const { tenths, none } = creditOf(last, open.course, open.rules.policy, used.tenths);
  return { ...bare, tenths, ...(none === undefined ? {} : { none }) };
}
