import type { FaceMarks, Point } from './landmark-points';

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

/** Canvas `setTransform(a, b, -b, a, dx, dy)`: turn, scale and shift, never a mirror or a shear. */
export type Similarity = { readonly a: number; readonly b: number; readonly dx: number; readonly dy: number };

/**
 * The similarity that brings a face in the frame upright into the chip, best in the sense of least squares.
 * Undefined when the marks lie all on one point.
 */
export function chipTransform(marks: FaceMarks): Similarity | undefined {
  const pairs = MEAN_FACE.map(([mark, mean]) => ({ from: marks[mark], to: inChip(mean) }));
  const fromCentre = centroid(pairs.map((pair) => pair.from));
  const toCentre = centroid(pairs.map((pair) => pair.to));
  let along = 0;
  let across = 0;
  let spread = 0;
  for (const { from, to } of pairs) {
    const fx = from.x - fromCentre.x;
    const fy = from.y - fromCentre.y;
    const tx = to.x - toCentre.x;
    const ty = to.y - toCentre.y;
    along += fx * tx + fy * ty;
    across += fx * ty - fy * tx;
    spread += fx * fx + fy * fy;
  }
  if (spread === 0) return undefined;
  const a = along / spread;
  const b = across / spread;
  return {
    a,
    b,
    dx: toCentre.x - (a * fromCentre.x - b * fromCentre.y),
    dy: toCentre.y - (b * fromCentre.x + a * fromCentre.y),
  };
}

function inChip(mean: Point): Point {
  const scale = CHIP_PIXELS / (1 + 2 * PADDING);
  return { x: (mean.x + PADDING) * scale, y: (mean.y + PADDING) * scale };
}

function centroid(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
