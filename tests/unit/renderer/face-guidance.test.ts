import { describe, expect, it } from 'vitest';
import type { FaceGlance } from '../../../src-renderer/face/face-checker';
import { guide, isSteadyEnough, steady, UNSEEN } from '../../../src-renderer/screens/face-check/guidance';

const limits = { width: 640, height: 480, minFacePixels: 100 };
const good: FaceGlance = {
  kind: 'one-face',
  luma: 120,
  facePixels: 200,
  yawDegrees: 3,
  pitchDegrees: 5,
  rollDegrees: 1,
  sharpness: 200,
  coveredMilli: 0,
  scoreMilli: 900,
  box: { x: 220, y: 140, width: 200, height: 200 },
};

describe('the guidance in front of the camera', () => {
  it.each<readonly [string, FaceGlance, string]>([
    ['a good picture', good, 'hold'],
    ['nobody', { kind: 'no-face', luma: 90 }, 'no-face'],
    ['nobody to be seen in the dark', { kind: 'no-face', luma: 10 }, 'too-dark'],
    ['two people', { kind: 'many-faces', count: 2, luma: 90 }, 'many-faces'],
    ['a dark face', { ...good, luma: 30 }, 'too-dark'],
    ['a face only just as wide as main asks for', { ...good, facePixels: 105 }, 'too-far'],
    ['a face that fills the picture', { ...good, facePixels: 500 }, 'too-near'],
    ['a face at the edge', { ...good, box: { ...good.box, x: 20 } }, 'off-centre'],
    ['a turned head', { ...good, yawDegrees: 30 }, 'not-facing'],
  ])('says one thing about %s', (_, glance, expected) => {
    expect(guide(glance, limits)).toBe(expected);
  });

  it('keeps its sentence when a single frame says otherwise', () => {
    const seen = (['hold', 'hold', 'no-face', 'hold'] as const).reduce(steady, UNSEEN);
    expect(seen.shown).toBe('hold');
  });

  it('measures only after several good frames in a row', () => {
    const three = (['hold', 'hold', 'hold'] as const).reduce(steady, UNSEEN);
    expect(isSteadyEnough(three)).toBe(false);
    expect(isSteadyEnough(steady(three, 'hold'))).toBe(true);
    expect(isSteadyEnough(steady(three, 'too-far'))).toBe(false);
  });
});
