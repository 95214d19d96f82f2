import { describe, expect, it } from 'vitest';
import { CELL_PIXELS, detectionsIn } from '../../../src-face/networks/detections';

const SHAPES = 5;
const VALUES = 5;
/** A place that no one would call a face. */
const NOTHING = -20;

type Place = {
  readonly column: number;
  readonly row: number;
  readonly shape?: number;
  readonly sure?: number;
};

/** The detector's numbers for a picture of so many cells, with a face in the middle of each of these. */
function numbers(columns: number, rows: number, faces: readonly Place[]): Float32Array {
  const values = new Float32Array(columns * rows * SHAPES * VALUES);
  for (let at = 4; at < values.length; at += VALUES) values[at] = NOTHING;
  for (const { column, row, shape = 0, sure = 3 } of faces) {
    values[((row * columns + column) * SHAPES + shape) * VALUES + 4] = sure;
  }
  return values;
}

describe("the detector's numbers", () => {
  it('name no face where none is sure enough', () => {
    expect(detectionsIn(numbers(10, 8, []), 320, 0.5)).toEqual([]);
    expect(detectionsIn(numbers(10, 8, [{ column: 1, row: 1, sure: -0.1 }]), 320, 0.5)).toEqual([]);
  });

  it('put a face where its cell is, also in a picture that is wider than high', () => {
    const [face, ...more] = detectionsIn(numbers(10, 8, [{ column: 7, row: 2 }]), 320, 0.5);
    expect(more).toEqual([]);
    expect(face?.score).toBeCloseTo(0.9526, 4);
    const box = face?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(box.x + box.width / 2).toBeCloseTo(7.5 * CELL_PIXELS, 3);
    expect(box.y + box.height / 2).toBeCloseTo(2.5 * CELL_PIXELS, 3);
    expect(box.width).toBeCloseTo(1.603231 * CELL_PIXELS, 3);
    expect(box.height).toBeCloseTo(2.094468 * CELL_PIXELS, 3);
  });

  it('count one face once, by its surest box, and two people twice', () => {
    const same = [
      { column: 2, row: 3, shape: 2, sure: 1 },
      { column: 2, row: 3, shape: 3, sure: 2 },
    ];
    const found = detectionsIn(numbers(10, 8, [...same, { column: 8, row: 3, sure: 4 }]), 320, 0.5);
    expect(found.map(({ score }) => Number(score.toFixed(3)))).toEqual([0.982, 0.881]);
  });
});
