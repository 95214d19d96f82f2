import type { LivenessPolicy } from '../policy/liveness-policy';
import type { ChallengeAction } from './challenge-action';
import type { Baseline } from './challenge-baseline';
import type { OneFaceFrame } from './challenge-frame';

/** Of the way to a turn: within it a face counts as being at the front. */
const FRONT_SHARE = 0.5;
/** A bow that was not asked for must be a deep one: people look down at their hands. */
const UNASKED_NOD_SHARE = 1.6;

/** Which movement one frame shows, seen from how the person sat before; undefined for none that counts. */
export function movementIn(
  frame: OneFaceFrame,
  from: Baseline,
  asked: ChallengeAction,
  policy: LivenessPolicy,
): ChallengeAction | undefined {
  const yaw = frame.yawTenths - from.yawTenths;
  const pitch = frame.pitchTenths - from.pitchTenths;
  const noseYaw = frame.noseYawTenths - from.noseYawTenths;
  if (Math.min(yaw, noseYaw) >= policy.turnTenths) return 'turn-left';
  if (Math.max(yaw, noseYaw) <= -policy.turnTenths) return 'turn-right';
  if (Math.abs(yaw) > policy.turnTenths * FRONT_SHARE) return undefined;
  // Lids are lowered with the head, so shut eyes are looked for first when they were asked for.
  if (asked === 'blink' && isShut(frame, from, policy)) return 'blink';
  if (pitch >= policy.nodTenths * (asked === 'nod' ? 1 : UNASKED_NOD_SHARE)) return 'nod';
  return undefined;
}

/** Back where the movement began, with the eyes open. */
export function isHome(frame: OneFaceFrame, from: Baseline, policy: LivenessPolicy): boolean {
  return (
    Math.abs(frame.yawTenths - from.yawTenths) <= policy.turnTenths * FRONT_SHARE &&
    Math.abs(frame.pitchTenths - from.pitchTenths) <= policy.nodTenths * 0.75 &&
    !isShut(frame, from, policy)
  );
}

/** Both eyes; one alone is a wink, a hair or a reflection. An eye that reads nothing at all when open has no say. */
function isShut(frame: OneFaceFrame, from: Baseline, policy: LivenessPolicy): boolean {
  const shares = [
    { now: frame.leftEyeMilli, open: from.leftEyeMilli },
    { now: frame.rightEyeMilli, open: from.rightEyeMilli },
  ].filter(({ open }) => open > 0);
  return shares.length > 0 && shares.every(({ now, open }) => now * 1000 <= open * policy.shutMilli);
}
