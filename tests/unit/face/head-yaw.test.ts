import { describe, expect, it } from 'vitest';
import { headYawDegrees } from '../../../src-face/head-yaw';
import { drawnMarks } from './drawn-marks';

describe('the turn of a head', () => {
  it.each([0, 5, 15, 30, 45, 60])(
    'of %i degrees is read from the nose, to either side alike',
    (yawDegrees) => {
      expect(headYawDegrees(drawnMarks({ yawDegrees }))).toBe(yawDegrees);
      expect(headYawDegrees(drawnMarks({ yawDegrees: -yawDegrees }))).toBe(yawDegrees);
    },
  );

  it('does not change when the head is tilted or nearer', () => {
    for (const rollDegrees of [-40, -10, 25]) {
      expect(headYawDegrees(drawnMarks({ yawDegrees: 20, rollDegrees, scale: 140 }))).toBe(20);
    }
  });

  it('is taken for full profile when both eyes fall on one point', () => {
    const eye = { x: 100, y: 100 };
    const marks = {
      ...drawnMarks({}),
      leftEyeOuter: eye,
      leftEyeInner: eye,
      rightEyeInner: eye,
      rightEyeOuter: eye,
    };
    expect(headYawDegrees(marks)).toBe(90);
  });
});
