import type { FaceMarks, Point } from '../../src-face/landmark-points';
import { fitSimilarity, type Similarity } from './fit-similarity';

/** Side of the aligned picture that networks of the ArcFace family take, in pixels. */
export const FIVE_POINT_PIXELS = 112;

/** Where that family's training puts the eyes, the tip of the nose and the corners of the mouth. */
const PLACES: readonly (readonly [(marks: FaceMarks) => Point, Point])[] = [
  [(marks) => between(marks.leftEyeOuter, marks.leftEyeInner), { x: 38.2946, y: 51.6963 }],
  [(marks) => between(marks.rightEyeInner, marks.rightEyeOuter), { x: 73.5318, y: 51.5014 }],
  [(marks) => marks.noseTip, { x: 56.0252, y: 71.7366 }],
  [(marks) => marks.mouthLeft, { x: 41.5493, y: 92.3655 }],
  [(marks) => marks.mouthRight, { x: 70.7299, y: 92.2041 }],
];

/** Brings a face in the frame upright into that chip. Undefined when the marks lie all on one point. */
export function fivePointTransform(marks: FaceMarks): Similarity | undefined {
  return fitSimilarity(PLACES.map(([place, to]) => ({ from: place(marks), to })));
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
