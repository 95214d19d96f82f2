import { assertNever } from '../../basics/assert-never';
import type { LivenessPolicy } from '../policy/liveness-policy';
import type { ChallengeAction, ChallengePlan } from './challenge-action';
import type { Baseline } from './challenge-baseline';
import type { OneFaceFrame } from './challenge-frame';
import type { ChallengeProgress, ChallengeVerdict } from './challenge-verdict';

/** Where a challenge is. All `...AtMs` are the main process's monotonic clock. */
export type ChallengeStage =
  /** Waiting until the person sits still; `frames` are the latest ones with a face. */
  | {
      readonly kind: 'settling';
      readonly sinceMs: number;
      readonly frames: readonly OneFaceFrame[];
      readonly isMatched: boolean;
    }
  /** Something was asked for and has not been seen yet. `streak`: the movement of the last frame, and since when. */
  | {
      readonly kind: 'asked';
      readonly askedAtMs: number;
      readonly from: Baseline;
      readonly streak: { readonly action: ChallengeAction; readonly sinceMs: number } | undefined;
    }
  /** It was seen; the person comes back to the front and is compared again. */
  | {
      readonly kind: 'returning';
      readonly seenAtMs: number;
      readonly from: Baseline;
      readonly isHome: boolean;
      readonly isMatched: boolean;
    }
  | { readonly kind: 'judged'; readonly verdict: ChallengeVerdict };

export type ChallengeState = {
  readonly plan: ChallengePlan;
  /** How many movements are done. */
  readonly done: number;
  readonly stage: ChallengeStage;
  /** From the first movement asked for, whoever sits there must stay. */
  readonly hasAsked: boolean;
  readonly otherFaceCount: number;
  /** The page's and the main process's time of the first frame: the two clocks must go alike. */
  readonly first: { readonly ms: number; readonly atMs: number } | undefined;
  readonly last: { readonly ms: number; readonly atMs: number } | undefined;
  readonly lastFace: { readonly frame: OneFaceFrame; readonly atMs: number } | undefined;
  readonly frameCount: number;
};

export function beginChallenge(plan: ChallengePlan, atMs: number): ChallengeState {
  return {
    plan,
    done: 0,
    stage: { kind: 'settling', sinceMs: atMs, frames: [], isMatched: false },
    hasAsked: false,
    otherFaceCount: 0,
    first: undefined,
    last: undefined,
    lastFace: undefined,
    frameCount: 0,
  };
}

/** What may be said of it outside the main process: never what will be asked for next. */
export function progressOf(state: ChallengeState, atMs: number, policy: LivenessPolicy): ChallengeProgress {
  const { stage, done, plan } = state;
  const total = plan.actions.length;
  switch (stage.kind) {
    case 'settling':
      return { kind: 'settle', done, total };
    case 'asked':
    case 'returning': {
      const isSeen = stage.kind === 'returning';
      const sinceMs = isSeen ? stage.seenAtMs : stage.askedAtMs;
      const remainingMs = Math.max(0, Math.round(sinceMs + policy.secondsEach * 1000 - atMs));
      return { kind: 'act', action: actionNow(state), isSeen, remainingMs, done, total };
    }
    case 'judged':
      return { kind: 'judged', verdict: stage.verdict, done, total };
    default:
      return assertNever(stage);
  }
}

/** The movement that is asked for now or will be next. */
export function actionNow(state: ChallengeState): ChallengeAction {
  return state.plan.actions[state.done] ?? state.plan.insteadOfBlink;
}
