import type { FaceMarks, Point } from '../../../src-face/landmark-points';

/** How far the tip of the nose stands out before the eyes, as a share of the distance between the eyes' middles. */
const NOSE_DEPTH = 0.6;

/**
 * Turn of the head in degrees, positive to the person's left, from where the tip of the nose stands between the eyes.
 * A flat picture that is turned away is narrowed, and nose and eyes are narrowed alike: the nose stays where it was.
 */
export function noseTurnDegrees(marks: FaceMarks): number {
  const right = between(marks.leftEyeOuter, marks.leftEyeInner);
  const left = between(marks.rightEyeInner, marks.rightEyeOuter);
  const eyes = { x: left.x - right.x, y: left.y - right.y };
  const squared = eyes.x * eyes.x + eyes.y * eyes.y;
  if (squared === 0) return 0;
  const middle = between(left, right);
  const sideways = ((marks.noseTip.x - middle.x) * eyes.x + (marks.noseTip.y - middle.y) * eyes.y) / squared;
  // A head turned to its own left takes its nose to the right of the picture, which is not mirrored.
  return (Math.atan(sideways / NOSE_DEPTH) * 180) / Math.PI;
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
