import type { ExamPolicy } from '../../src-shared/domain/policy/exam-policy';
import type { ChallengePlan } from '../../src-shared/domain/presence/challenge-action';
import { ChallengeFrame } from '../../src-shared/domain/presence/challenge-frame';
import {
  beginChallenge,
  type ChallengeState,
  progressOf,
} from '../../src-shared/domain/presence/challenge-state';
import type { ChallengeProgress } from '../../src-shared/domain/presence/challenge-verdict';
import { seeFrame } from '../../src-shared/domain/presence/judge-challenge';
import { oneFace } from './build-events';

type Policies = Pick<ExamPolicy, 'face' | 'liveness'>;

/** What a frame shows; `undefined` for nobody. Degrees and shares as a person would say them. */
export type Pose = {
  readonly yaw?: number;
  readonly pitch?: number;
  /** 1 open, 0 shut. */
  readonly eyes?: number;
  readonly x?: number;
  readonly width?: number;
  /** What the other network makes of the turn; the same unless told otherwise. */
  readonly noseYaw?: number;
  /** The comparison that comes with every fifth frame. */
  readonly identity?: ReturnType<typeof oneFace> | ReturnType<typeof twoFaces>;
};

/** Decides what the camera shows next, from what the screen says. `sinceMs`: how long it has said so. */
export type Actor = (progress: ChallengeProgress, sinceMs: number) => Pose | undefined;

export const twoFaces = () => ({ kind: 'many-faces', count: 2, luma: 120 }) as const;

/** What the page would send next, but for its time; `count` numbers the frames. */
type NextFrame = (progress: ChallengeProgress, sinceMs: number, count: number, ms: number) => ChallengeFrame;

type Played = { readonly state: ChallengeState; readonly asked: readonly string[]; readonly endMs: number };

/** Ten frames a second, each fifth compared, until it is judged or two minutes are over. */
export function playChallenge(
  plan: ChallengePlan,
  actor: Actor,
  policy: Policies,
  timing: { readonly stepMs?: number; readonly pageMs?: (ms: number) => number } = {},
): Played {
  const { stepMs = 100, pageMs = (ms) => ms } = timing;
  return playFrames(
    plan,
    (progress, sinceMs, count, ms) => frameOf(actor(progress, sinceMs), pageMs(ms), count % 5 === 0),
    policy,
    stepMs,
  );
}

/** The same with frames that were measured somewhere; says what was asked for and when it was over. */
export function playFrames(plan: ChallengePlan, next: NextFrame, policy: Policies, stepMs: number): Played {
  const startMs = 5_000;
  let state = beginChallenge(plan, startMs);
  const asked: string[] = [];
  let said = '';
  let saidAt = 0;
  let ms = 0;
  for (let count = 0; state.stage.kind !== 'judged' && ms < 120_000; count++, ms += stepMs) {
    const progress = progressOf(state, startMs + ms, policy.liveness);
    const words = progress.kind === 'act' ? `${progress.action} ${progress.isSeen}` : progress.kind;
    if (words !== said) {
      said = words;
      saidAt = ms;
      if (progress.kind === 'act' && !progress.isSeen) asked.push(progress.action);
    }
    state = seeFrame(state, next(progress, ms - saidAt, count, ms), startMs + ms, policy);
  }
  return { state, asked, endMs: ms };
}

/** One frame as the page would send it; parsed as at the door. */
export function frameOf(pose: Pose | undefined, ms: number, isCompared: boolean): ChallengeFrame {
  if (pose === undefined) return ChallengeFrame.parse({ kind: 'no-face', ms });
  const { yaw = 0, noseYaw = yaw, pitch = 0, eyes = 1, x = 320, width = 160, identity = oneFace() } = pose;
  return ChallengeFrame.parse({
    kind: 'one-face',
    ms,
    leftEyeMilli: Math.round(310 * eyes),
    rightEyeMilli: Math.round(290 * eyes),
    yawTenths: Math.round(yaw * 10) + 12,
    noseYawTenths: Math.round(noseYaw * 10) - 20,
    pitchTenths: Math.round(pitch * 10) - 85,
    centreX: x,
    centreY: 240,
    facePixels: width,
    ...(isCompared ? { identity } : {}),
  });
}

/** Reads for half a second, does what is asked in the next half, and looks at the camera again. */
export const obedient: Actor = (progress, sinceMs) => {
  if (progress.kind !== 'act' || progress.isSeen) return {};
  const share = Math.min(1, Math.max(0, (sinceMs - 500) / 500));
  switch (progress.action) {
    case 'turn-left':
      return { yaw: 28 * share };
    case 'turn-right':
      return { yaw: -28 * share };
    case 'nod':
      return { pitch: 18 * share };
    case 'blink':
      return { eyes: 1 - 0.85 * share };
  }
};
