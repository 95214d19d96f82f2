import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type {
  AnswerProblem,
  ResumeProblem,
  StartProblem,
  StepProblem,
} from '../../src-shared/contracts/ipc/problems';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { isTimeUp, mayAnswer, mayEnter, mayGrant } from '../../src-shared/domain/attempt/may-act';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import { toCandidatePaper } from '../../src-shared/domain/paper/candidate-paper';
import type { Paper } from '../../src-shared/domain/paper/paper';
import { paperOfCandidate } from '../../src-shared/domain/paper/paper-of-candidate';
import { paperSeedText } from '../../src-shared/domain/paper/paper-seed';
import { type Desk, NOT_NOW, record } from './desk';
import { finishAttempt, submitNow } from './finish-attempt';
import { refuseLateWrite } from './move-out';
import type { OpenSession, Sitting } from './station-memory';

type Done<E> = Promise<Result<Record<string, never>, E>>;
type Started = Extract<AttemptState, { readonly kind: 'started' }>;

type MadePaper = { readonly paper: Paper; readonly hash: Sha256Hex };

/** TS-23: the same candidate and attempt have the same paper on any machine that opened this package. */
function makePaper(desk: Desk, session: OpenSession, attempt: AttemptState): Result<MadePaper, StartProblem> {
  const { content } = session.opened;
  const key = Buffer.from(content.sessionKey, 'base64url');
  const seed = desk.suite.hmacSha256(key, utf8(paperSeedText(attempt.candidateId, attempt.attemptNo)));
  const paper = paperOfCandidate(content, attempt.candidateId, seed);
  if (!paper.ok) return err({ kind: 'paper-impossible', detail: paper.error.kind });
  const hash = Sha256Hex.parse(toHex(desk.suite.sha256(utf8(canonicalJson(paper.value)))));
  return ok({ paper: paper.value, hash });
}

function seat(session: OpenSession, attempt: AttemptState, made: MadePaper): Sitting {
  const { bank, isDemonstration } = session.opened.content;
  const candidatePaper = toCandidatePaper(made.paper, bank.items, isDemonstration);
  const forms = candidatePaper.questions
    .flatMap((question) => (question.kind === 'choice' ? [question.item] : question.items))
    .map(({ id, type, options }) => ({ itemId: id, type, optionIds: options.map((option) => option.id) }));
  return { attemptId: attempt.attemptId, paper: made.paper, candidatePaper, forms };
}

/** The clock starts when the journal has the start, not before. */
export async function startExam(desk: Desk): Done<StartProblem> {
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'ready') return err(NOT_NOW);
  const made = makePaper(desk, session, current);
  if (!made.ok) return made;
  const { policy, session: head } = session.opened.content;
  const at = desk.now();
  const entry = mayEnter(policy, head, at);
  if (!entry.ok) return err(NOT_NOW);
  if (entry.value.startsInMs > 0) return err({ kind: 'not-yet', waitMs: entry.value.startsInMs });
  const started = await record(desk, session, current, [
    {
      kind: 'started',
      attemptId: current.attemptId,
      at,
      seedHex: made.value.paper.seedHex,
      paperHash: made.value.hash,
      policyVersion: policy.policyVersion,
      durationMs: policy.durationMinutes * 60_000,
      elapsedAtStartMs: entry.value.elapsedAtStartMs,
    },
  ]);
  if (!started.ok) return started;
  desk.memory.sitting = seat(session, current, made.value);
  desk.changed();
  return ok({});
}

export function showPaper(desk: Desk): IpcResponse<'exam:paper'> {
  const { sitting, current, isSuspended } = desk.memory;
  if (sitting === undefined || current?.kind !== 'started' || isSuspended) return err(NOT_NOW);
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
  return ok({ session, state: current, sitting });
}

/** A picture by its hash, if it belongs to this paper: the vault holds those of the whole bank. */
export function showPicture(desk: Desk, request: IpcRequest<'exam:picture'>): IpcResponse<'exam:picture'> {
  const { sitting, session, current } = desk.memory;
  if (sitting === undefined || session === undefined || current?.kind !== 'started') return err(NOT_NOW);
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

/** RM-11: same paper, same order, same answers; the gap runs on unless the proctor gives minutes back (RM-10). */
export async function resumeExam(desk: Desk, request: IpcRequest<'exam:resume'>): Done<ResumeProblem> {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || current?.kind !== 'started' || !isSuspended) return err(NOT_NOW);
  const { policy } = session.opened.content;
  const may = mayGrant(current.ledger, policy, request.grantMinutes, 1);
  if (request.grantMinutes > 0 && !may.ok) return err(may.error);
  const made = makePaper(desk, session, current);
  if (!made.ok || made.value.hash !== current.paperHash) {
    desk.log('paper-differs', { attemptId: current.attemptId });
    return err(NOT_NOW);
  }
  const at = desk.now();
  const { attemptId } = current;
  const gap = gapBetween(current.ledger.segment.last, at);
  const by = session.openedBy;
  const events: AttemptEvent[] = [
    { kind: 'resumed', attemptId, at, gapMs: gap.gapMs, gapSource: gap.source, by },
  ];
  if (request.grantMinutes > 0) {
    const note = request.note.trim() || '-';
    const minutes = request.grantMinutes;
    events.push({ kind: 'granted', attemptId, at, minutes, cause: 'power-or-machine-fault', note, by: [by] });
  }
  const resumed = await record(desk, session, current, events);
  if (!resumed.ok) return resumed;
  desk.memory.isSuspended = false;
  desk.memory.sitting = seat(session, current, made.value);
  await tick(desk);
  desk.changed();
  return ok({});
}

/** The clock's beat: puts the time on disk (RM-11), and hands in at the deadline (RM-8). */
export async function tick(desk: Desk): Promise<void> {
  const { session, current, isSuspended } = desk.memory;
  if (session !== undefined && current?.kind === 'submitted') {
    // The disk refused the score before; it is asked again until it takes it.
    await finishAttempt(desk, session, current);
    return;
  }
  if (session === undefined || current?.kind !== 'started' || isSuspended) return;
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
