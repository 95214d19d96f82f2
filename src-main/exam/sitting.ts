import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { AnswerProblem, StartProblem, StepProblem } from '../../src-shared/contracts/ipc/problems';
import { durationMsFor } from '../../src-shared/domain/attempt/accommodation';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { isTimeUp, mayAnswer, startOf } from '../../src-shared/domain/attempt/may-act';
import { enterLockdown } from '../lockdown/enter-lockdown';
import { isCovered } from '../lockdown/lockdown-memory';
import { type Desk, NOT_NOW, record } from './desk';
import { refuseLateWrite } from './late-answers';
import { makePaper, seatPaper } from './seat-paper';
import { roomStartMs } from './start-room';
import type { OpenSession, Sitting } from './station-memory';

type Done<E> = Promise<Result<Record<string, never>, E>>;
type Started = Extract<AttemptState, { readonly kind: 'started' }>;

/** The clock starts when the journal has the start, not before. */
export async function startExam(desk: Desk): Done<StartProblem> {
  const { session, current, study } = desk.memory;
  // A check-in for a class leads to the class and to no exam.
  if (session === undefined || current?.kind !== 'ready' || study.errand !== undefined) return err(NOT_NOW);
  const { content } = session.opened;
  const { policy } = content;
  const at = desk.now();
  const start = startOf(policy, { startsAtMs: roomStartMs(desk.memory, content) }, at);
  if (start.startsInMs > 0) return err({ kind: 'not-yet', waitMs: start.startsInMs });
  const made = makePaper(desk, session, current);
  if (!made.ok) return made;
  const { accommodation } = content.candidates.find((one) => one.candidateId === current.candidateId) ?? {};
  const started = await record(desk, session, current, [
    {
      kind: 'started',
      attemptId: current.attemptId,
      at,
      seedHex: made.value.paper.seedHex,
      paperHash: made.value.hash,
      policyVersion: policy.policyVersion,
      durationMs: durationMsFor(policy.durationMinutes, accommodation),
      elapsedAtStartMs: start.elapsedAtStartMs,
      ...(accommodation === undefined ? {} : { accommodation }),
    },
  ]);
  if (!started.ok) return started;
  desk.memory.sitting = seatPaper(session, current, made.value);
  await enterLockdown(desk);
  desk.changed();
  return ok({});
}

export function showPaper(desk: Desk): IpcResponse<'exam:paper'> {
  const { sitting, current, isSuspended } = desk.memory;
  if (sitting === undefined || current?.kind !== 'started' || isSuspended) return err(NOT_NOW);
  // In a pause the questions are nobody's to read: the time for them does not run.
  if (current.ledger.pause !== undefined || isCovered(desk.memory)) return err(NOT_NOW);
  return ok({
    attemptId: sitting.attemptId,
    paper: sitting.candidatePaper,
    answers: [...current.answers].map(([itemId, chosen]) => ({ itemId, chosen })),
    flaggedNumbers: [...current.flaggedNumbers],
    currentNumber: current.currentNumber,
  });
}

type Running = { readonly session: OpenSession; readonly state: Started; readonly sitting: Sitting };

/** The attempt a request speaks of, if it is the one that is running at this seat. */
function runningAttempt(desk: Desk, attemptId: string): Result<Running, AnswerProblem> {
  const { session, current, sitting, isSuspended } = desk.memory;
  if (session === undefined || current?.kind !== 'started' || sitting === undefined || isSuspended) {
    return err(NOT_NOW);
  }
  if (current.attemptId !== attemptId) return err({ kind: 'other-attempt' });
  // What was on its way when the cover came down is the candidate's all the same.
  return ok({ session, state: current, sitting });
}

/** A picture by its hash, if it belongs to this paper: the vault holds those of the whole bank. */
export function showPicture(desk: Desk, request: IpcRequest<'exam:picture'>): IpcResponse<'exam:picture'> {
  const { sitting, session, current } = desk.memory;
  if (sitting === undefined || session === undefined || current?.kind !== 'started') return err(NOT_NOW);
  if (current.ledger.pause !== undefined || isCovered(desk.memory)) return err(NOT_NOW);
  if (sitting.attemptId !== request.attemptId) return err({ kind: 'other-attempt' });
  const isInPaper = sitting.candidatePaper.questions
    .flatMap((question) => (question.kind === 'choice' ? [question.item] : [question, ...question.items]))
    .some((shown) => shown.pictures.some((picture) => picture.sha256 === request.sha256));
  const bytes = isInPaper ? session.opened.part(`picture/${request.sha256}`) : undefined;
  return bytes === undefined ? err({ kind: 'picture-missing' }) : ok({ bytes: new Uint8Array(bytes) });
}

export async function saveAnswer(
  desk: Desk,
  request: IpcRequest<'exam:answer'>,
): Promise<IpcResponse<'exam:answer'>> {
  const late = await refuseLateWrite(desk, request);
  if (late !== undefined) return late;
  const running = runningAttempt(desk, request.attemptId);
  if (!running.ok) return running;
  const { session, state, sitting } = running.value;
  const at = desk.now();
  const may = mayAnswer(state, sitting.paper, sitting.forms, request.itemId, request.chosen, at);
  if (!may.ok) return err({ kind: may.error });
  const { attemptId, itemId, chosen } = request;
  const saved = await record(desk, session, state, [{ kind: 'answered', attemptId, at, itemId, chosen }]);
  return saved.ok ? ok({ seq: saved.value.lastSeq, savedAtMs: at.wallMs }) : saved;
}

/** A flag or a move: journalled like an answer, so that a resumed attempt shows the same question and flags (RM-11). */
export async function saveMark(
  desk: Desk,
  attemptId: string,
  toEvent: (state: Started, at: Started['startedAt']) => AttemptEvent,
): Done<AnswerProblem> {
  const running = runningAttempt(desk, attemptId);
  if (!running.ok) return running;
  const { session, state } = running.value;
  const at = desk.now();
  if (isTimeUp(state, at)) return err({ kind: 'time-is-up' });
  const saved = await record(desk, session, state, [toEvent(state, at)]);
  return saved.ok ? ok({}) : saved;
}

/** The candidate has seen the score; the seat is free. */
export async function leaveSeat(desk: Desk): Done<StepProblem> {
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'scored') return err(NOT_NOW);
  const left = await record(desk, session, current, [
    { kind: 'left', attemptId: current.attemptId, at: desk.now() },
  ]);
  if (!left.ok) return left;
  desk.memory.current = undefined;
  desk.memory.sitting = undefined;
  desk.changed();
  return ok({});
}
