import { describe, expect, it } from 'vitest';
import { coveredMilli } from '../../../src-face/covered-face';
import type { Point } from '../../../src-face/landmark-points';
import { sharpnessOf } from '../../../src-face/sharpness';

const SIDE = 112;
type Rgb = readonly [number, number, number];

/** A square picture by a function of the place. */
function picture(colour: (x: number, y: number) => Rgb): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) rgba.set([...colour(x, y), 255], 4 * (y * SIDE + x));
  }
  return rgba;
}

describe('sharpness', () => {
  const stripes = (width: number) =>
    picture((x) => (Math.floor(x / width) % 2 === 0 ? [60, 60, 60] : [180, 180, 180]));
  const ramp = picture((x) => [x, x, x]);

  it('is 0 for what is even or only shaded, and grows with fine detail', () => {
    expect(
      sharpnessOf(
        picture(() => [90, 120, 60]),
        SIDE,
      ),
    ).toBe(0);
    expect(sharpnessOf(ramp, SIDE)).toBe(0);
    expect(sharpnessOf(stripes(8), SIDE)).toBeGreaterThan(100);
    expect(sharpnessOf(stripes(2), SIDE)).toBeGreaterThan(sharpnessOf(stripes(8), SIDE));
  });

  it('is a whole number that fits its field, also for the harshest picture there is', () => {
    const harsh = sharpnessOf(
      picture((x, y) => ((x + y) % 2 === 0 ? [0, 0, 0] : [255, 255, 255])),
      SIDE,
    );
    expect(harsh).toBe(65_535);
  });
});

/** Landmarks of an upright face in the square, only those that matter set apart. */
const LANDMARKS: readonly Point[] = Array.from({ length: 68 }, (_, i) => {
  if (i >= 36 && i <= 41) return { x: 36, y: 42 };
  if (i >= 42 && i <= 47) return { x: 76, y: 42 };
  if (i === 21) return { x: 50, y: 36 };
  if (i === 22) return { x: 62, y: 36 };
  if (i === 48) return { x: 42, y: 84 };
  if (i === 54) return { x: 70, y: 84 };
  if (i === 5) return { x: 28, y: 96 };
  if (i === 11) return { x: 84, y: 96 };
  if (i === 8) return { x: 56, y: 108 };
  if (i === 57) return { x: 56, y: 92 };
  return { x: 56, y: 44 };
});
const SKIN: Rgb = [198, 152, 126];
const isEye = (x: number, y: number) => y > 38 && y < 47 && (Math.abs(x - 36) < 7 || Math.abs(x - 76) < 7);
const bareFace = (x: number, y: number): Rgb => (isEye(x, y) ? [140, 105, 90] : SKIN);
const with_ = (covering: Rgb, isThere: (x: number, y: number) => boolean) =>
  coveredMilli(
    picture((x, y) => (isThere(x, y) ? covering : bareFace(x, y))),
    SIDE,
    LANDMARKS,
  );

describe('what covers a face', () => {
  it('is nothing on a bare face, in half light too, and with a shadow on one side', () => {
    expect(coveredMilli(picture(bareFace), SIDE, LANDMARKS)).toBe(0);
    const dim = (x: number, y: number) => bareFace(x, y).map((v) => v * 0.5) as unknown as Rgb;
    expect(coveredMilli(picture(dim), SIDE, LANDMARKS)).toBe(0);
    expect(with_([99, 76, 63], (x) => x > 62)).toBe(0);
  });

  it.each<[string, Rgb]>([
    ['blue', [120, 170, 215]],
    ['white', [235, 238, 240]],
    ['green', [120, 190, 170]],
  ])('is a %s mask over mouth and chin', (_, colour) => {
    expect(with_(colour, (_x, y) => y > 60)).toBeGreaterThan(600);
  });

  it('is dark glasses over both eyes, and not one dark eye', () => {
    expect(with_([25, 22, 20], isEye)).toBeGreaterThan(800);
    expect(with_([25, 22, 20], (x, y) => isEye(x, y) && x < 56)).toBe(0);
  });

  it('cannot be told without the 68 landmarks', () => {
    expect(coveredMilli(picture(bareFace), SIDE, LANDMARKS.slice(1))).toBe(0);
  });
});
