import { assertNever } from '../../basics/assert-never';
import type { ExamPolicy } from '../policy/exam-policy';
import { baselineOf } from './challenge-baseline';
import type { ChallengeFrame, OneFaceFrame } from './challenge-frame';
import { isHome, movementIn } from './challenge-movement';
import { actionNow, type ChallengeStage, type ChallengeState } from './challenge-state';
import type { ChallengeRetryReason, ChallengeVerdict } from './challenge-verdict';
import { isGone, isSameSeat } from './face-continuity';
import { judgeFace } from './judge-face';

type Policies = Pick<ExamPolicy, 'face' | 'liveness'>;
type StageOf<K extends ChallengeStage['kind']> = Extract<ChallengeStage, { readonly kind: K }>;

/** Nobody has read a sentence and begun to move in less. */
const READING_MS = 250;
/** The two clocks may drift apart by this much, and this much may lie between two frames. */
const CLOCK_SLACK_MS = 2500;
const SILENCE_MS = 2500;
/** Enough of the latest frames for the longest stillness that is asked for. */
const KEPT_FRAMES = 40;

/**
 * What one more frame makes of a challenge (presence knows no camera: numbers in, verdict out). `atMs` is when the
 * frame reached the main process, on its own monotonic clock: the page can not stretch the time a movement may take.
 * A judged challenge stays as it is.
 */
export function seeFrame(
  before: ChallengeState,
  frame: ChallengeFrame,
  atMs: number,
  policy: Policies,
): ChallengeState {
  if (before.stage.kind === 'judged') return before;
  const state = {
    ...before,
    frameCount: before.frameCount + 1,
    first: before.first ?? { ms: frame.ms, atMs },
  };
  if (!isOnTime(state, frame, atMs)) return retry(state, 'stalled');
  const timed = { ...state, last: { ms: frame.ms, atMs } };
  if (frame.kind === 'no-face') return overTime(withoutFace(timed, atMs), atMs, policy);
  if (timed.hasAsked && !isSameSeat(timed, frame, atMs)) return retry(timed, 'lost-face');
  const seen = compared({ ...timed, lastFace: { frame, atMs } }, frame, policy);
  return overTime(moved(seen.state, frame, seen.isMatch, atMs, policy), atMs, policy);
}

function isOnTime(state: ChallengeState, frame: ChallengeFrame, atMs: number): boolean {
  const { first, last } = state;
  if (first === undefined || last === undefined) return true;
  const drift = Math.abs(frame.ms - first.ms - (atMs - first.atMs));
  return frame.ms >= last.ms && drift <= CLOCK_SLACK_MS && atMs - last.atMs <= SILENCE_MS;
}

function withoutFace(state: ChallengeState, atMs: number): ChallengeState {
  return state.hasAsked && isGone(state, atMs) ? retry(state, 'lost-face') : state;
}

/** A comparison may come with a frame: two that find another person end it, a good one is what the steps wait for. */
function compared(
  state: ChallengeState,
  frame: OneFaceFrame,
  policy: Policies,
): { readonly state: ChallengeState; readonly isMatch: boolean } {
  const { identity } = frame;
  if (identity === undefined) return { state, isMatch: false };
  if (identity.kind === 'many-faces') return { state: retry(state, 'many-faces'), isMatch: false };
  const verdict = judgeFace(identity, policy.face);
  if (verdict.kind === 'accept') return { state, isMatch: true };
  if (verdict.kind !== 'no-match') return { state, isMatch: false };
  const otherFaceCount = state.otherFaceCount + 1;
  const isOther = policy.liveness.rematches && otherFaceCount >= 2;
  return {
    state: isOther ? judged(state, { kind: 'failed', reason: 'other-face' }) : { ...state, otherFaceCount },
    isMatch: false,
  };
}

function moved(
  state: ChallengeState,
  frame: OneFaceFrame,
  isMatch: boolean,
  atMs: number,
  policy: Policies,
): ChallengeState {
  const { stage } = state;
  switch (stage.kind) {
    case 'settling':
      return settle(state, stage, frame, isMatch, atMs, policy);
    case 'asked':
      return follow(state, stage, frame, atMs, policy);
    case 'returning':
      return comeBack(state, stage, frame, isMatch, atMs, policy);
    case 'judged':
      return state;
    default:
      return assertNever(stage);
  }
}

function settle(
  state: ChallengeState,
  stage: StageOf<'settling'>,
  frame: OneFaceFrame,
  isMatch: boolean,
  atMs: number,
  { liveness }: Policies,
): ChallengeState {
  const frames = [...stage.frames, frame].slice(-KEPT_FRAMES);
  const isMatched = stage.isMatched || isMatch || !liveness.rematches;
  const from = isMatched ? baselineOf(frames) : undefined;
  if (from === undefined) return { ...state, stage: { ...stage, frames, isMatched } };
  const ready = actionNow(state) === 'blink' && from.hasUnclearEyes ? withoutBlink(state) : state;
  return {
    ...ready,
    hasAsked: true,
    stage: { kind: 'asked', askedAtMs: atMs, from, streak: undefined },
  };
}

/** One frame can lie: a movement counts once two in a row show it. */
function follow(
  state: ChallengeState,
  stage: StageOf<'asked'>,
  frame: OneFaceFrame,
  atMs: number,
  { liveness }: Policies,
): ChallengeState {
  const asked = actionNow(state);
  const action = movementIn(frame, stage.from, asked, liveness);
  const isSecond = action !== undefined && stage.streak?.action === action;
  if (!isSecond) {
    const streak = action === undefined ? undefined : { action, sinceMs: atMs };
    return { ...state, stage: { ...stage, streak } };
  }
  if (action !== asked) return retry(state, 'other-action');
  if ((stage.streak?.sinceMs ?? atMs) - stage.askedAtMs < READING_MS) return retry(state, 'too-early');
  const { from } = stage;
  const isMatched = !liveness.rematches;
  return {
    ...state,
    stage: { kind: 'returning', seenAtMs: atMs, from, isHome: false, isMatched },
  };
}

/** Only a comparison made after the movement counts: the person who moved is the one on the photograph. */
function comeBack(
  state: ChallengeState,
  stage: StageOf<'returning'>,
  frame: OneFaceFrame,
  isMatch: boolean,
  atMs: number,
  { liveness }: Policies,
): ChallengeState {
  const isMatched = stage.isMatched || isMatch;
  const home = stage.isHome || isHome(frame, stage.from, liveness);
  if (!home || !isMatched) return { ...state, stage: { ...stage, isMatched, isHome: home } };
  const done = state.done + 1;
  if (done >= state.plan.actions.length) return judged({ ...state, done }, { kind: 'passed' });
  return { ...state, done, stage: { kind: 'settling', sinceMs: atMs, frames: [], isMatched: true } };
}

function overTime(state: ChallengeState, atMs: number, { liveness }: Policies): ChallengeState {
  const { stage } = state;
  const limitMs = liveness.secondsEach * 1000;
  switch (stage.kind) {
    case 'settling': {
      // Twice as long: nobody has been told to hurry yet.
      if (atMs - stage.sinceMs <= 2 * limitMs) return state;
      if (stage.frames.length === 0) return retry(state, 'no-face');
      return retry(state, stage.isMatched ? 'not-still' : 'not-recognised');
    }
    case 'asked':
      if (atMs - stage.askedAtMs <= limitMs) return state;
      if (actionNow(state) !== 'blink') return retry(state, 'no-action');
      // Some eyes can't be read; that is no fault of theirs, so they are asked for something else (LW-3).
      return {
        ...withoutBlink(state),
        stage: { kind: 'settling', sinceMs: atMs, frames: [], isMatched: false },
      };
    case 'returning':
      if (atMs - stage.seenAtMs <= limitMs) return state;
      return retry(state, stage.isHome ? 'not-recognised' : 'not-back');
    case 'judged':
      return state;
    default:
      return assertNever(stage);
  }
}

function withoutBlink(state: ChallengeState): ChallengeState {
  const { insteadOfBlink } = state.plan;
  const actions = state.plan.actions.map((action) => (action === 'blink' ? insteadOfBlink : action));
  return { ...state, plan: { actions, insteadOfBlink } };
}

/** Before anything was asked for nothing can have been learnt from it, and it costs no try. */
function retry(state: ChallengeState, reason: ChallengeRetryReason): ChallengeState {
  return judged(state, { kind: 'retry', reason, costsTry: state.hasAsked });
}

function judged(state: ChallengeState, verdict: ChallengeVerdict): ChallengeState {
  return { ...state, stage: { kind: 'judged', verdict } };
}
