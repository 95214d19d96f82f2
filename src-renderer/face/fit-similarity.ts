import type { Point } from '../../src-face/landmark-points';

/** Canvas `setTransform(a, b, -b, a, dx, dy)`: turn, scale and shift, never a mirror or a shear. */
export type Similarity = { readonly a: number; readonly b: number; readonly dx: number; readonly dy: number };

/** A place in the frame, and where it should come to lie in the chip. */
export type PointPair = { readonly from: Point; readonly to: Point };

/**
 * The similarity that brings the points to their places, best in the sense of least squares. Undefined when they all
 * come from one point.
 */
export function fitSimilarity(pairs: readonly PointPair[]): Similarity | undefined {
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

function centroid(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
