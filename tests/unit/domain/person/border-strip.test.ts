import { describe, expect, it } from 'vitest';
import { borderStrip } from '../../../../src-shared/domain/person/border-strip';

function picture(width: number, height: number, colour: (x: number, y: number) => readonly number[]) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([...colour(x, y), 255], 4 * (y * width + x));
  }
  return { width, height, data };
}

describe('the strip around a registered photograph (PH-6)', () => {
  it('is the outer 8 % at the left, the right and the top, of the upper three quarters', () => {
    const inStrip = (x: number, y: number) => y < 75 && (x < 8 || x >= 92 || y < 8);
    const marked = picture(100, 100, (x, y) => (inStrip(x, y) ? [250, 251, 252] : [10, 20, 30]));
    expect(borderStrip(marked)).toEqual({ red: 250, green: 251, blue: 252, saturationMilli: 8 });
  });

  it('has no saturation when it is grey or black, and all of it when one colour is missing', () => {
    expect(borderStrip(picture(20, 20, () => [90, 90, 90])).saturationMilli).toBe(0);
    expect(borderStrip(picture(20, 20, () => [0, 0, 0])).saturationMilli).toBe(0);
    expect(borderStrip(picture(20, 20, () => [0, 60, 200])).saturationMilli).toBe(1000);
  });
});
