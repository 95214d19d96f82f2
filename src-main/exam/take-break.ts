import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import { mayTakeBreak } from '../../src-shared/domain/attempt/may-console';
import { type Desk, NOT_NOW, record } from './desk';
import { letGoOn } from './resume-attempt';

type Done = Promise<Result<Record<string, never>, StepProblem>>;

/** Features 19: an approved break, taken by the candidate; the clock stands, and ends the break when it is used up. */
export async function takeBreak(desk: Desk, request: IpcRequest<'exam:break'>): Done {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || isSuspended || current?.attemptId !== request.attemptId) return err(NOT_NOW);
  const at = desk.now();
  const may = mayTakeBreak(current, at);
  if (!may.ok) return may;
  const { attemptId } = current;
  const { limitMs } = may.value;
  const taken = await record(desk, session, current, [
    { kind: 'paused', attemptId, at, reason: 'break', note: '', by: [], limitMs },
  ]);
  if (!taken.ok) return taken;
  desk.changed();
  return ok({});
}

/** Back before the break is over; after a longer one the face is looked at first (RM-11). */
export async function endBreak(desk: Desk, request: IpcRequest<'exam:end-break'>): Done {
  const { current, isSuspended } = desk.memory;
  if (current?.kind !== 'started' || isSuspended || current.attemptId !== request.attemptId)
    return err(NOT_NOW);
  if (current.ledger.pause?.reason !== 'break') return err(NOT_NOW);
  const { attemptId } = current;
  const gone = await letGoOn(desk, { attemptId, by: [], note: '', grantMinutes: 0, isByCode: false });
  if (gone.ok) return gone;
  return gone.error.kind === 'not-written' ? err(gone.error) : err(NOT_NOW);
}
