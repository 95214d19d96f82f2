/** A place in a frame, in pixels, y downwards. */
export type Point = { readonly x: number; readonly y: number };

/**
 * The few of the 68 landmarks that are used here. Left and right are those of the picture, not of the person.
 * Undefined when the list is not 68 long.
 */
export type FaceMarks = {
  readonly leftEyeOuter: Point;
  readonly leftEyeInner: Point;
  readonly rightEyeInner: Point;
  readonly rightEyeOuter: Point;
  readonly noseTip: Point;
  readonly noseBase: Point;
  readonly mouthLeft: Point;
  readonly mouthRight: Point;
};

export function faceMarks(landmarks: readonly Point[]): FaceMarks | undefined {
  const leftEyeOuter = landmarks[36];
  const leftEyeInner = landmarks[39];
  const rightEyeInner = landmarks[42];
  const rightEyeOuter = landmarks[45];
  const noseTip = landmarks[30];
  const noseBase = landmarks[33];
  const mouthLeft = landmarks[48];
  const mouthRight = landmarks[54];
  if (landmarks.length !== 68) return undefined;
  if (!leftEyeOuter || !leftEyeInner || !rightEyeInner || !rightEyeOuter || !noseTip || !noseBase) {
    return undefined;
  }
  if (!mouthLeft || !mouthRight) return undefined;
  const eyes = { leftEyeOuter, leftEyeInner, rightEyeInner, rightEyeOuter };
  return { ...eyes, noseTip, noseBase, mouthLeft, mouthRight };
}
