import { describe, expect, it } from 'vitest';
import { eyeDistance, headPitchDegrees, headRollDegrees } from '../../../src-face/head-tilt';
import { drawnMarks } from './drawn-marks';

describe('a head that nods', () => {
  it.each([0, 10, 20, 30])('by %i degrees up or down is read within two degrees', (pitchDegrees) => {
    for (const sign of [1, -1]) {
      const read = headPitchDegrees(drawnMarks({ pitchDegrees: sign * pitchDegrees }));
      expect(Math.abs(read - pitchDegrees)).toBeLessThanOrEqual(2);
    }
  });

  it('reads the same when it is tilted or nearer, and is 90 when the marks fall on one point', () => {
    expect(headPitchDegrees(drawnMarks({ pitchDegrees: 15, rollDegrees: 25, scale: 200 }))).toBe(
      headPitchDegrees(drawnMarks({ pitchDegrees: 15 })),
    );
    const one = { x: 5, y: 5 };
    const marks = Object.fromEntries(Object.keys(drawnMarks({})).map((name) => [name, one]));
    expect(headPitchDegrees({ ...drawnMarks({}), ...marks })).toBe(90);
  });
});

describe('a head that leans', () => {
  it.each([0, 4, 17, -17, -40])('by %i degrees is read from the line of the eyes', (rollDegrees) => {
    expect(headRollDegrees(drawnMarks({ rollDegrees }))).toBe(Math.abs(rollDegrees));
  });
});

it('the distance of the eyes is that of their middles', () => {
  expect(eyeDistance(drawnMarks({ scale: 60, rollDegrees: 30 }))).toBeCloseTo(60, 6);
});
