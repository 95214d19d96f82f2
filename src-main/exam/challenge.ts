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
import { spentTries } from './spent-tries';
import type { OpenSession } from './station-memory';

type Progress = Promise<Result<ChallengeProgress, StepProblem>>;
type Challenged = Extract<AttemptState, { readonly kind: 'challenged' }>;

/** Draws a new challenge for the person whose face has matched; with no try left, staff are asked for instead. */
export async function startChallenge(desk: Desk): Progress {
  const dropped = await dropChallenge(desk);
  if (!dropped.ok) return dropped;
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'challenged') return err(NOT_NOW);
  const { liveness } = session.opened.content.policy;
  const atMs = desk.now().monoMs;
  const plan =
    desk.challengeOrder?.(liveness.actions) ??
    drawChallenge(seededRandom(desk.suite.randomBytes(16)), liveness.actions);
  const state = beginChallenge(plan, atMs);
  if (spentTries(desk.memory, current).challenges >= liveness.tries) {
    const verdict = { kind: 'failed', reason: 'tries-used-up' } as const;
    const written = await writeVerdict(desk, session, current, state, verdict);
    if (!written.ok) return written;
    return ok({ kind: 'judged', verdict, done: 0, total: plan.actions.length });
  }
  desk.memory.challenge = { attemptId: current.attemptId, state };
  return ok(progressOf(state, atMs, liveness));
}

/**
 * A challenge that is given up (begun anew, the check-in abandoned) counts if it had asked for anything: whoever leaves
 * off until the movements suit a recording would otherwise have all the time.
 */
export async function dropChallenge(desk: Desk): Promise<Result<void, StepProblem>> {
  const { session, current, challenge } = desk.memory;
  desk.memory.challenge = undefined;
  if (session === undefined || current?.kind !== 'challenged') return ok(undefined);
  if (challenge?.attemptId !== current.attemptId || !challenge.state.hasAsked) return ok(undefined);
  return writeVerdict(desk, session, current, challenge.state, {
    kind: 'retry',
    reason: 'stalled',
    costsTry: true,
  });
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
