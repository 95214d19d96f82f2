import type { FaceMarks, Point } from './landmark-points';

/**
 * On the average upright face (the marks dlib's alignment is made with) the tip of the nose lies this far down from
 * the eyes to the corners of the mouth, and stands out before that line by this much of its length.
 */
const NOSE_DOWN = 0.53;
const NOSE_DEPTH = 0.56;

/**
 * Whole degrees that the head is raised or lowered, 0 to 90, 0 when level. When a head nods by the angle t, the tip of
 * its nose moves against eyes and mouth as tan t. Noses differ: good for telling a lowered head, not for one degree.
 */
export function headPitchDegrees(marks: FaceMarks): number {
  const eyes = eyesMiddle(marks);
  const mouth = between(marks.mouthLeft, marks.mouthRight);
  const down = { x: mouth.x - eyes.x, y: mouth.y - eyes.y };
  const lengthSquared = down.x * down.x + down.y * down.y;
  if (lengthSquared === 0) return 90;
  const nose = { x: marks.noseTip.x - eyes.x, y: marks.noseTip.y - eyes.y };
  const share = (nose.x * down.x + nose.y * down.y) / lengthSquared;
  return degrees(Math.atan(Math.abs(share - NOSE_DOWN) / NOSE_DEPTH));
}

/** Whole degrees between the line of the eyes and the level, 0 to 90. */
export function headRollDegrees(marks: FaceMarks): number {
  const left = between(marks.leftEyeOuter, marks.leftEyeInner);
  const right = between(marks.rightEyeInner, marks.rightEyeOuter);
  return degrees(Math.atan2(Math.abs(right.y - left.y), Math.abs(right.x - left.x)));
}

/** Pixels between the middles of the eyes (PH-6). */
export function eyeDistance(marks: FaceMarks): number {
  const left = between(marks.leftEyeOuter, marks.leftEyeInner);
  const right = between(marks.rightEyeInner, marks.rightEyeOuter);
  return Math.hypot(right.x - left.x, right.y - left.y);
}

function eyesMiddle(marks: FaceMarks): Point {
  return between(
    between(marks.leftEyeOuter, marks.leftEyeInner),
    between(marks.rightEyeInner, marks.rightEyeOuter),
  );
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function degrees(radians: number): number {
  return Math.round((radians * 180) / Math.PI);
}
