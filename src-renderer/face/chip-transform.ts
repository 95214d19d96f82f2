import type { FaceMarks, Point } from '../../src-face/landmark-points';
import { fitSimilarity, type Similarity } from './fit-similarity';

/** Side of the aligned picture that the descriptor network was trained on, in pixels. */
export const CHIP_PIXELS = 150;

/** Space left around the face on every side, as a share of the face's own square. */
const PADDING = 0.25;

/** Where the marks of an average upright face lie in the unit square (the alignment dlib's network was trained with). */
const MEAN_FACE: readonly (readonly [keyof FaceMarks, Point])[] = [
  ['rightEyeOuter', { x: 0.8595674595992, y: 0.2134981538014 }],
  ['rightEyeInner', { x: 0.6460604764104, y: 0.2289674387677 }],
  ['leftEyeOuter', { x: 0.1205750620789, y: 0.2137274526848 }],
  ['leftEyeInner', { x: 0.3340850613712, y: 0.2290642403242 }],
  ['noseBase', { x: 0.4901123135679, y: 0.6277975316475 }],
];

/** Brings a face in the frame upright into the chip. Undefined when the marks lie all on one point. */
export function chipTransform(marks: FaceMarks): Similarity | undefined {
  return fitSimilarity(MEAN_FACE.map(([mark, mean]) => ({ from: marks[mark], to: inChip(mean) })));
}

function inChip(mean: Point): Point {
  const scale = CHIP_PIXELS / (1 + 2 * PADDING);
  return { x: (mean.x + PADDING) * scale, y: (mean.y + PADDING) * scale };
}
