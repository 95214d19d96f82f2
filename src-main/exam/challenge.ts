import { err, ok, type Result } from '../../src-shared/basics/result';
import { seededRandom } from '../../src-shared/basics/seeded-random';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { drawChallenge } from '../../src-shared/domain/presence/challenge-action';
import {
  beginChallenge,
  type ChallengeState,
  progressOf,
} from '../../src-shared/domain/presence/challenge-state';
import type { ChallengeProgress, ChallengeVerdict } from '../../src-shared/domain/presence/challenge-verdict';
import { seeFrame } from '../../src-shared/domain/presence/judge-challenge';
import { type Desk, NOT_NOW, record } from './desk';
import type { OpenSession } from './station-memory';

type Progress = Promise<Result<ChallengeProgress, StepProblem>>;
type Challenged = Extract<AttemptState, { readonly kind: 'challenged' }>;

/**
 * Draws a new challenge for the person whose face has matched. One that was under way is dropped and counted if it had
 * asked for anything: whoever begins anew until the movements suit a recording would otherwise have all the time.
 */
export async function startChallenge(desk: Desk): Progress {
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'challenged') return err(NOT_NOW);
  const under = desk.memory.challenge;
  if (under?.attemptId === current.attemptId && under.state.hasAsked) {
    const dropped = await writeVerdict(desk, session, current, under.state, {
      kind: 'retry',
      reason: 'stalled',
      costsTry: true,
    });
    if (!dropped.ok) return dropped;
    desk.memory.challenge = undefined;
    if (desk.memory.current?.kind !== 'challenged') return err(NOT_NOW);
  }
  const { liveness } = session.opened.content.policy;
  const plan =
    desk.challengeOrder?.(liveness.actions) ??
    drawChallenge(seededRandom(desk.suite.randomBytes(16)), liveness.actions);
  const atMs = desk.now().monoMs;
  const state = beginChallenge(plan, atMs);
  desk.memory.challenge = { attemptId: current.attemptId, state };
  return ok(progressOf(state, atMs, liveness));
}

/** One frame's numbers. Judged here, by this process's clock; the page only measures. */
export async function seeChallengeFrame(
  desk: Desk,
  { frame }: IpcRequest<'check-in:challenge-frame'>,
): Progress {
  const { session, current, challenge } = desk.memory;
  if (session === undefined || current?.kind !== 'challenged') return err(NOT_NOW);
  if (challenge?.attemptId !== current.attemptId) return err(NOT_NOW);
  const { content } = session.opened;
  const identity = frame.kind === 'one-face' ? frame.identity : undefined;
  const isClip = identity?.kind === 'one-face' && identity.source === 'demonstration-clip';
  if (isClip && !content.isDemonstration) return err(NOT_NOW);
  const atMs = desk.now().monoMs;
  const state = seeFrame(challenge.state, frame, atMs, content.policy);
  const { stage } = state;
  if (stage.kind === 'judged') {
    const written = await writeVerdict(desk, session, current, state, stage.verdict);
    if (!written.ok) return written;
  }
  desk.memory.challenge = stage.kind === 'judged' ? undefined : { attemptId: current.attemptId, state };
  return ok(progressOf(state, atMs, content.policy.liveness));
}

async function writeVerdict(
  desk: Desk,
  session: OpenSession,
  current: Challenged,
  { plan, done, frameCount }: ChallengeState,
  verdict: ChallengeVerdict,
): Promise<Result<void, StepProblem>> {
  const { attemptId } = current;
  const recorded = await record(desk, session, current, [
    {
      kind: 'challenge-judged',
      attemptId,
      at: desk.now(),
      actions: plan.actions,
      done,
      frames: frameCount,
      verdict,
    },
  ]);
  if (!recorded.ok) return recorded;
  desk.changed();
  return ok(undefined);
}
