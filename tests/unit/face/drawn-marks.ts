import type { FaceMarks, Point } from '../../../src-face/landmark-points';

/** A head as a few points in space, in units of the distance between the eyes; z towards the camera. */
const HEAD: { readonly [K in keyof FaceMarks]: readonly [number, number, number] } = {
  leftEyeOuter: [-0.72, 0, 0],
  leftEyeInner: [-0.28, 0, 0],
  rightEyeInner: [0.28, 0, 0],
  rightEyeOuter: [0.72, 0, 0],
  noseTip: [0, 0.57, 0.6],
  noseBase: [0, 0.78, 0.4],
  mouthLeft: [-0.4, 1.075, 0],
  mouthRight: [0.4, 1.075, 0],
};

export type Pose = {
  readonly yawDegrees?: number;
  readonly pitchDegrees?: number;
  readonly rollDegrees?: number;
  readonly scale?: number;
};

/** Where those points appear in a frame, without perspective, when the head is turned and tilted. */
export function drawnMarks({
  yawDegrees = 0,
  pitchDegrees = 0,
  rollDegrees = 0,
  scale = 60,
}: Pose): FaceMarks {
  const yaw = (yawDegrees * Math.PI) / 180;
  const pitch = (pitchDegrees * Math.PI) / 180;
  const roll = (rollDegrees * Math.PI) / 180;
  const place = ([x, upright, before]: readonly [number, number, number]): Point => {
    const y = upright * Math.cos(pitch) + before * Math.sin(pitch);
    const z = before * Math.cos(pitch) - upright * Math.sin(pitch);
    const turned = x * Math.cos(yaw) + z * Math.sin(yaw);
    return {
      x: 320 + scale * (turned * Math.cos(roll) - y * Math.sin(roll)),
      y: 240 + scale * (turned * Math.sin(roll) + y * Math.cos(roll)),
    };
  };
  return {
    leftEyeOuter: place(HEAD.leftEyeOuter),
    leftEyeInner: place(HEAD.leftEyeInner),
    rightEyeInner: place(HEAD.rightEyeInner),
    rightEyeOuter: place(HEAD.rightEyeOuter),
    noseTip: place(HEAD.noseTip),
    noseBase: place(HEAD.noseBase),
    mouthLeft: place(HEAD.mouthLeft),
    mouthRight: place(HEAD.mouthRight),
  };
}
