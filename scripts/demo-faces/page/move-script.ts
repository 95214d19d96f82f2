import { type Pose, poseAt } from './clip-script';

/** What a person is asked for in front of the camera. Left and right are the person's own. */
export type Move = 'turn-left' | 'turn-right' | 'nod';

/** One picture of a movement, with what was drawn in it: the ground truth for whoever measures it. */
export type MoveFrame = {
  readonly move: Move;
  /** Degrees. Positive is the person's left, and the chin on its way down. */
  readonly yawDegrees: number;
  readonly pitchDegrees: number;
  /** 0 open, 1 shut. */
  readonly blink: number;
};

/** The way out only: played back in reverse it is the way home. Four pictures are enough to see where it goes. */
const TURN_DEGREES = [8, 16, 24, 31] as const;
const NOD_DEGREES = [6, 12, 17, 21] as const;
const LIDS = 0.03;

export const MOVE_FRAMES: readonly MoveFrame[] = [
  ...TURN_DEGREES.map((degrees) => frame('turn-left', degrees, 0)),
  ...TURN_DEGREES.map((degrees) => frame('turn-right', -degrees, 0)),
  ...NOD_DEGREES.map((degrees) => frame('nod', 0, degrees)),
];

/** Everything that does not move is as in the first frame of the person's clip, so that the two join without a jump. */
export function moveFramePose(index: number, seed: number): Pose {
  const still = poseAt(0, seed);
  const at = MOVE_FRAMES[index];
  if (at === undefined) return still;
  return {
    ...still,
    // The shader turns a head to its own right.
    yaw: still.yaw - radians(at.yawDegrees),
    pitch: still.pitch + radians(at.pitchDegrees),
    blink: at.blink,
  };
}

function frame(move: Move, yawDegrees: number, pitchDegrees: number): MoveFrame {
  return { move, yawDegrees, pitchDegrees, blink: LIDS };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
