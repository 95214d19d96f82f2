/** One found face, in pixels of the picture that was shown to the detector. */
export type Detection = {
  readonly score: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};
type Box = Detection['box'];

/** The detector answers for each square of this side: what is centred in it. */
export const CELL_PIXELS = 32;

/** Widths and heights of the five shapes it looks for, in cells (face-api's own). */
const SHAPES = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;

/** For each shape of each cell: where in the cell, how large, and how sure. */
const VALUES = 5;

/** Boxes that share more than this are the same face; the surer one stays. */
const SAME_FACE = 0.4;

/** The detector's numbers, cell by cell in rows, as faces that score above `threshold`; the surest first. */
export function detectionsIn(values: Float32Array, width: number, threshold: number): readonly Detection[] {
  const columns = Math.ceil(width / CELL_PIXELS);
  const found: Detection[] = [];
  for (let cell = 0; cell * SHAPES.length * VALUES < values.length; cell++) {
    for (const [at, [shapeWidth, shapeHeight]] of SHAPES.entries()) {
      const value = (place: number): number => values[(cell * SHAPES.length + at) * VALUES + place] ?? 0;
      const score = sigmoid(value(4));
      if (score <= threshold) continue;
      const x = ((cell % columns) + sigmoid(value(0))) * CELL_PIXELS;
      const y = (Math.floor(cell / columns) + sigmoid(value(1))) * CELL_PIXELS;
      const boxWidth = Math.exp(value(2)) * shapeWidth * CELL_PIXELS;
      const boxHeight = Math.exp(value(3)) * shapeHeight * CELL_PIXELS;
      found.push({
        score,
        box: { x: x - boxWidth / 2, y: y - boxHeight / 2, width: boxWidth, height: boxHeight },
      });
    }
  }
  return withoutRepeats(found);
}

function withoutRepeats(found: readonly Detection[]): readonly Detection[] {
  const kept: Detection[] = [];
  for (const one of [...found].sort((a, b) => b.score - a.score)) {
    if (kept.every((other) => sharedPart(one.box, other.box) <= SAME_FACE)) kept.push(one);
  }
  return kept;
}

/** Intersection over union. */
function sharedPart(a: Box, b: Box): number {
  const across = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x));
  const down = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
  const both = across * down;
  return both / (a.width * a.height + b.width * b.height - both);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
