import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import { type Desk, NOT_NOW, record } from '../exam/desk';

/** 成绩确认 (RM-15): what the candidate says of the score; it stands in the closing, and moves no mark. */
export async function answerScore(
  desk: Desk,
  { attemptId, isConfirmed }: IpcRequest<'closing:answer-score'>,
): Promise<Result<Record<string, never>, StepProblem>> {
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'scored' || current.attemptId !== attemptId) {
    return err(NOT_NOW);
  }
  const at = desk.now();
  const answered = await record(desk, session, current, [
    { kind: 'score-answered', attemptId: current.attemptId, at, isConfirmed },
  ]);
  if (!answered.ok) return answered;
  desk.changed();
  return ok({});
}
