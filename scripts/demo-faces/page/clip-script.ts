import type { POSE } from '../parameters';

export type Pose = Readonly<Record<keyof typeof POSE, number>>;

/** A capture device that plays a file shows 30 pictures a second, so a clip lasts a second. */
export const CLIP_FRAMES = 30;

/** Lids from open to shut and back. Shut is held for three frames: a sampler at 15 Hz cannot miss it. */
const BLINK_FROM_FRAME = 16;
const BLINK = [0.35, 0.85, 1, 1, 1, 0.7, 0.3] as const;

/** The pose in a frame. Every motion is periodic in the clip's length, so that the clip loops without a jump. */
export function poseAt(frameIndex: number, seed: number): Pose {
  const turn = (2 * Math.PI * frameIndex) / CLIP_FRAMES;
  const phase = seed * 1.7;
  return {
    yaw: 0.05 * Math.sin(turn + phase),
    pitch: 0.018 * Math.sin(turn + phase * 2 + 1) - 0.01,
    roll: 0.012 * Math.sin(turn + phase * 3),
    blink: BLINK[frameIndex - BLINK_FROM_FRAME] ?? 0.03,
    gaze: 0.12 * Math.sin(turn + phase + 0.6),
    smile: 0.42 + 0.06 * Math.sin(turn + 2),
    mouthOpen: 0,
    breath: 0.012 * Math.sin(turn),
  };
}
