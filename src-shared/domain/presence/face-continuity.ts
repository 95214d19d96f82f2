import type { OneFaceFrame } from './challenge-frame';
import type { ChallengeState } from './challenge-state';

/** A turned head is lost for a moment now and then; a person is not exchanged in that time. */
const GONE_MS = 800;
/** Between two frames nobody's head moves further than this share of its own width, or grows by this factor. */
const JUMP_SHARE = 0.6;
const GROWTH = 1.6;

/** Whether the face of this frame is where the one before it could have gone. Nothing is asked of the first. */
export function isSameSeat(state: ChallengeState, frame: OneFaceFrame, atMs: number): boolean {
  const before = state.lastFace;
  if (before === undefined) return true;
  if (atMs - before.atMs > GONE_MS) return false;
  const { centreX, centreY, facePixels } = before.frame;
  const jump = Math.hypot(frame.centreX - centreX, frame.centreY - centreY);
  const growth = Math.max(frame.facePixels / facePixels, facePixels / frame.facePixels);
  return jump <= facePixels * JUMP_SHARE && growth <= GROWTH;
}

/** Whether the face has been away for longer than a turn explains. */
export function isGone(state: ChallengeState, atMs: number): boolean {
  return state.lastFace !== undefined && atMs - state.lastFace.atMs > GONE_MS;
}
