/** PH-6: the strip that should be white: the outer 8 % at the left, the right and the top, of the upper three quarters. */
const STRIP = 0.08;
const UPPER = 0.75;

export type BorderStrip = {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** Thousandths of HSV saturation. */
  readonly saturationMilli: number;
};

type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
};

/** Mean colour and mean saturation of the strip, whole numbers. */
export function borderStrip({ width, height, data }: Pixels): BorderStrip {
  const sum = { red: 0, green: 0, blue: 0, saturation: 0, count: 0 };
  for (let y = 0; y < height * UPPER; y++) {
    for (let x = 0; x < width; x++) {
      const isStrip = x < width * STRIP || x >= width * (1 - STRIP) || y < height * STRIP;
      if (!isStrip) continue;
      const at = 4 * (y * width + x);
      const red = data[at] ?? 0;
      const green = data[at + 1] ?? 0;
      const blue = data[at + 2] ?? 0;
      const most = Math.max(red, green, blue);
      sum.red += red;
      sum.green += green;
      sum.blue += blue;
      sum.saturation += most === 0 ? 0 : (most - Math.min(red, green, blue)) / most;
      sum.count += 1;
    }
  }
  const mean = (total: number): number => Math.round(total / Math.max(1, sum.count));
  return {
    red: mean(sum.red),
    green: mean(sum.green),
    blue: mean(sum.blue),
    saturationMilli: mean(sum.saturation * 1000),
  };
}
