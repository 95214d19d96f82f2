import { describe, expect, it } from 'vitest';
import { drawnPixels, withRoom } from '../../../src-server/faces/drawn-pixels';

/** Red grows to the right, green downwards. */
function ramp(width: number, height: number) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x, y, 0, 255], 4 * (y * width + x));
  }
  return { width, height, data };
}
const pixel = (of: { width: number; data: Uint8ClampedArray }, x: number, y: number) => [
  ...of.data.subarray(4 * (y * of.width + x), 4 * (y * of.width + x) + 4),
];

describe('a photograph as the networks are shown it', () => {
  it('is drawn whole at the top left, in steps of a cell, black beyond', () => {
    const { picture, scale } = drawnPixels(ramp(100, 200)).whole(160, 32);
    expect([picture.width, picture.height, scale]).toEqual([96, 160, 0.8]);
    expect(pixel(picture, 40, 80)).toEqual([50, 100, 0, 255]);
    expect(pixel(picture, 90, 10)).toEqual([0, 0, 0, 255]);
  });

  it('gives a face in a square, and points of the square their place in the picture', () => {
    const { picture, toFrame } = drawnPixels(ramp(200, 200)).square(
      { x: 50, y: 60, width: 40, height: 80 },
      112,
    );
    expect(pixel(picture, 0, 50)).toEqual([0, 0, 0, 255]);
    const [x, y] = [56, 56];
    const place = toFrame({ x: x + 0.5, y: y + 0.5 });
    expect(pixel(picture, x, y)[0]).toBe(Math.round(place.x - 0.5));
    expect(pixel(picture, x, y)[1]).toBe(Math.round(place.y - 0.5));
  });

  it('has room around it, grey', () => {
    const roomy = withRoom(ramp(40, 80), { share: 0.25, grey: 128 });
    expect([roomy.width, roomy.height]).toEqual([60, 120]);
    expect(pixel(roomy, 5, 5)).toEqual([128, 128, 128, 255]);
    expect(pixel(roomy, 15, 30)).toEqual([5, 10, 0, 255]);
  });
});
