import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem, SubmitProblem } from '../../src-shared/contracts/ipc/problems';
import type { AttemptEvent, SubmitCause } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import type { StaffEnding } from '../../src-shared/domain/attempt/ending';
import { maySubmit } from '../../src-shared/domain/attempt/may-act';
import { reduceAttempt } from '../../src-shared/domain/attempt/reduce-attempt';
import { paperOfCandidate } from '../../src-shared/domain/paper/paper-of-candidate';
import { buildAttemptResult } from '../../src-shared/domain/record/build-result';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import { compactCode } from '../hand-in/compact-code';
import type { JournalEntry } from '../journal/journal-entry';
import { type Desk, NOT_NOW, notWritten, record } from './desk';
import { nextRecord } from './next-record';
import type { OpenSession, StationIdentity } from './station-memory';
import { tightBodyOf } from './tight-body-of';

type Done<E> = Promise<Result<Record<string, never>, E>>;
type Started = Extract<AttemptState, { readonly kind: 'started' }>;
type Closed = Extract<AttemptState, { readonly kind: 'submitted' | 'scored' }>;
type Scored = Extract<AttemptState, { readonly kind: 'scored' }>;

/** The candidate hands in, after two confirmations on the screen (TS-11); not before RM-7 allows it. */
export async function handIn(desk: Desk, request: IpcRequest<'exam:submit'>): Done<SubmitProblem> {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || current?.kind !== 'started' || isSuspended) return err(NOT_NOW);
  if (current.attemptId !== request.attemptId) return err({ kind: 'other-attempt' });
  const may = maySubmit(current, session.opened.content.policy, desk.now());
  if (!may.ok) return err(may.error);
  return submitNow(desk, session, current, 'candidate');
}

export async function submitNow(
  desk: Desk,
  session: OpenSession,
  state: Started,
  cause: SubmitCause,
  staff?: {
    readonly ending: StaffEnding;
    readonly beside: (after: AttemptState) => readonly JournalEntry[];
  },
): Done<StepProblem> {
  const ending = staff === undefined ? {} : { ending: staff.ending };
  const event = { kind: 'submitted', attemptId: state.attemptId, at: desk.now(), cause, ...ending } as const;
  const submitted = await record(desk, session, state, [event], staff?.beside);
  if (!submitted.ok) return submitted;
  if (submitted.value.state.kind !== 'submitted') return err(NOT_NOW);
  return finishAttempt(desk, session, submitted.value.state);
}

/**
 * The score's road: answers as the journal has them -> score with the sealed keys -> record for the centre, all in
 * one append. Called again after a kill at any point it does what is missing and nothing twice.
 */
export async function finishAttempt(desk: Desk, session: OpenSession, state: Closed): Done<StepProblem> {
  const { memory } = desk;
  const { identity } = memory;
  if (identity === undefined) return err(NOT_NOW);
  const entries: JournalEntry[] = [];
  let scored: AttemptState = state;
  if (state.kind === 'submitted') {
    const event = scoreEvent(desk, session, state);
    if (!event.ok) return event;
    const next = reduceAttempt(state, event.value, session.opened.content.policy);
    if (!next.ok) return err(NOT_NOW);
    scored = next.value;
    entries.push({ kind: 'attempt-event', event: event.value });
  }
  if (scored.kind !== 'scored') return err(NOT_NOW);
  if (!desk.outbox.hasRecordOf(scored.attemptId)) entries.push(recordEntry(desk, session, identity, scored));
  if (entries.length > 0) {
    const written = await desk.append(entries);
    if (!written.ok) return err(notWritten(written.error));
  }
  memory.current = scored;
  memory.isSuspended = false;
  desk.log('attempt-finished', { attemptId: scored.attemptId, cause: scored.cause });
  desk.wakeSync();
  desk.changed();
  return ok({});
}

/** TS-4 to TS-6, computed here from the journal's answers. The keys exist in this function and in the vault only. */
function scoreEvent(
  desk: Desk,
  session: OpenSession,
  state: Extract<AttemptState, { readonly kind: 'submitted' }>,
): Result<AttemptEvent, StepProblem> {
  const { content } = session.opened;
  const paper = paperOfCandidate(content, state.candidateId, Buffer.from(state.seedHex, 'hex'));
  if (!paper.ok) return err(NOT_NOW);
  const keys = keysOfPaper(paper.value, content.bank.items);
  if (!keys.ok) return err(NOT_NOW);
  const score = scoreAttempt({ keys: keys.value, answers: state.answers, passMark: content.policy.passMark });
  if (!score.ok) {
    desk.log('score-failed', { attemptId: state.attemptId, problem: score.error.kind });
    return err(NOT_NOW);
  }
  const { scorerVersion, total, isPass } = score.value;
  return ok({ kind: 'scored', attemptId: state.attemptId, at: desk.now(), scorerVersion, total, isPass });
}

function recordEntry(
  desk: Desk,
  session: OpenSession,
  identity: StationIdentity,
  state: Scored,
): JournalEntry {
  const { content } = session.opened;
  const candidate = content.candidates.find((one) => one.candidateId === state.candidateId);
  const blueprint = content.blueprints.find((one) => one.post === candidate?.post);
  const result = buildAttemptResult(state, {
    stationId: identity.stationId,
    bankVersion: content.bank.bankVersion,
    blueprintVersion: blueprint?.blueprintVersion ?? '',
    isDemonstration: content.isDemonstration,
  });
  const at = desk.now();
  const body = tightBodyOf(desk, session, result, at) ?? result;
  const envelope = nextRecord(desk, identity, 'attempt-result', body, at);
  const compact = compactCode(desk, session, identity, result, envelope);
  return {
    kind: 'record',
    at,
    attemptId: state.attemptId,
    envelope,
    ...(compact === undefined ? {} : { compact }),
  };
}
