import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import type { AttemptEventOf } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { recheckWanted } from '../../src-shared/domain/attempt/recheck';
import type { FaceVerdict } from '../../src-shared/domain/presence/face-measurement';
import { judgeFace } from '../../src-shared/domain/presence/judge-face';
import { type Desk, NOT_NOW, record } from './desk';
import { goOn } from './resume-attempt';
import type { StationMemory } from './station-memory';

type Started = Extract<AttemptState, { readonly kind: 'started' }>;

/** What is being asked of the seat before a standing attempt goes on, if anything is (RM-11). */
export function recheckAsked(memory: StationMemory, now: Started['startedAt']): 'face' | 'staff' | undefined {
  const { session, current, resuming, isSuspended } = memory;
  if (session === undefined || current?.kind !== 'started') return undefined;
  if (resuming?.attemptId !== current.attemptId) return undefined;
  const standstill = isSuspended ? 'restart' : 'pause';
  const wanted = recheckWanted(current, standstill, session.opened.content.policy, now, resuming.since);
  return wanted === 'nothing' ? undefined : wanted;
}

/** The check-in's look, in the middle of an exam: judged by the same rules, journalled, and costing the same tries. */
export async function recheckFace(
  desk: Desk,
  { measurement }: IpcRequest<'check-in:face-measured'>,
): Promise<Result<FaceVerdict, StepProblem>> {
  const { session } = desk.memory;
  if (session === undefined || recheckAsked(desk.memory, desk.now()) !== 'face') return err(NOT_NOW);
  const { content } = session.opened;
  const isClip = measurement.kind === 'one-face' && measurement.source === 'demonstration-clip';
  if (isClip && !content.isDemonstration) return err(NOT_NOW);
  const verdict = judgeFace(measurement, content.policy.face);
  const checked = await recheck(desk, { kind: 'face', measurement, verdict });
  return checked.ok ? ok(verdict) : checked;
}

/** Writes down what a look or a person has said, and goes on when that settles it. */
export async function recheck(
  desk: Desk,
  how: AttemptEventOf<'rechecked'>['how'],
): Promise<Result<Record<string, never>, StepProblem>> {
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'started') return err(NOT_NOW);
  const { attemptId } = current;
  const checked = await record(desk, session, current, [
    { kind: 'rechecked', attemptId, at: desk.now(), how },
  ]);
  if (!checked.ok) return checked;
  const { state } = checked.value;
  if (state.kind === 'started' && state.recheck.kind === 'passed') {
    const gone = await goOn(desk);
    if (!gone.ok) desk.log('resume-failed', { problem: gone.error.kind });
  }
  desk.changed();
  return ok({});
}
