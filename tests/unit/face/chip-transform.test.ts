import { describe, expect, it } from 'vitest';
import type { FaceMarks, Point } from '../../../src-face/landmark-points';
import { CHIP_PIXELS, chipTransform } from '../../../src-renderer/face/chip-transform';
import type { Similarity } from '../../../src-renderer/face/fit-similarity';
import { drawnMarks, type Pose } from './drawn-marks';

/** As a canvas does it with `setTransform(a, b, -b, a, dx, dy)`. */
function put(by: Similarity, point: Point): Point {
  return { x: by.a * point.x - by.b * point.y + by.dx, y: by.b * point.x + by.a * point.y + by.dy };
}

function chipOf(pose: Pose): Record<keyof FaceMarks, Point> {
  const marks = drawnMarks(pose);
  const by = chipTransform(marks);
  if (by === undefined) throw new Error('no transform');
  return {
    leftEyeOuter: put(by, marks.leftEyeOuter),
    leftEyeInner: put(by, marks.leftEyeInner),
    rightEyeInner: put(by, marks.rightEyeInner),
    rightEyeOuter: put(by, marks.rightEyeOuter),
    noseTip: put(by, marks.noseTip),
    noseBase: put(by, marks.noseBase),
    mouthLeft: put(by, marks.mouthLeft),
    mouthRight: put(by, marks.mouthRight),
  };
}

describe('the transform into the chip', () => {
  it('sets an upright face in the middle, eyes above the nose, with room around', () => {
    const chip = chipOf({});
    const middle = (chip.leftEyeOuter.x + chip.rightEyeOuter.x) / 2;
    // The average face is not quite symmetrical: one pixel.
    expect(Math.abs(middle - CHIP_PIXELS / 2)).toBeLessThan(1.5);
    expect(chip.leftEyeOuter.y).toBeCloseTo(chip.rightEyeOuter.y, 0);
    expect(chip.noseBase.y).toBeGreaterThan(chip.leftEyeInner.y);
    expect(chip.leftEyeOuter.x).toBeGreaterThan(CHIP_PIXELS * 0.15);
    expect(chip.rightEyeOuter.x).toBeLessThan(CHIP_PIXELS * 0.85);
  });

  it('gives the same chip however the head is tilted, near or far', () => {
    const upright = chipOf({});
    for (const pose of [{ rollDegrees: 35 }, { rollDegrees: -80, scale: 20 }, { scale: 200 }]) {
      const chip = chipOf(pose);
      for (const mark of Object.keys(upright) as (keyof FaceMarks)[]) {
        expect(chip[mark].x).toBeCloseTo(upright[mark].x, 6);
        expect(chip[mark].y).toBeCloseTo(upright[mark].y, 6);
      }
    }
  });

  it('never mirrors: what is left in the frame stays left', () => {
    const chip = chipOf({ yawDegrees: 25, rollDegrees: 15 });
    expect(chip.leftEyeOuter.x).toBeLessThan(chip.rightEyeOuter.x);
  });

  it('does not exist when all marks fall on one point', () => {
    const point = { x: 5, y: 5 };
    const marks: FaceMarks = {
      leftEyeOuter: point,
      leftEyeInner: point,
      rightEyeInner: point,
      rightEyeOuter: point,
      noseTip: point,
      noseBase: point,
      mouthLeft: point,
      mouthRight: point,
    };
    expect(chipTransform(marks)).toBeUndefined();
  });
});
