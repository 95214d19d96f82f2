import { lumaOfPixel } from './mean-luma';

const MAX = 65_535;

/**
 * Variance of the Laplacian of luma inside a square of `side` pixels, its rim left out; 0 to 65,535. Blur takes fine
 * detail and with it the variance. Only pictures of one size can be compared: the same face drawn larger has less.
 */
export function sharpnessOf(rgba: Uint8ClampedArray, side: number): number {
  const luma = new Float32Array(side * side);
  for (let i = 0; i < luma.length; i++) luma[i] = lumaOfPixel(rgba, i);
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const at = y * side + x;
      const around =
        (luma[at - 1] ?? 0) + (luma[at + 1] ?? 0) + (luma[at - side] ?? 0) + (luma[at + side] ?? 0);
      const value = around - 4 * (luma[at] ?? 0);
      sum += value;
      squares += value * value;
      count += 1;
    }
  }
  return count === 0 ? 0 : Math.min(MAX, Math.round(squares / count - (sum / count) ** 2));
}
