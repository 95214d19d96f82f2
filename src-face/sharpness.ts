import { lumaOfPixel } from './mean-luma';

const MAX = 65_535;

/** Left out on every side: what is behind the face, and the black edges of a square that a face does not fill. */
const RIM = 0.2;

/**
 * Variance of the Laplacian of luma in the middle of a square of `side` pixels; 0 to 65,535. Blur takes fine detail and
 * with it the variance. Only pictures of one size can be compared: the same face drawn larger has less.
 */
export function sharpnessOf(rgba: Uint8ClampedArray, side: number): number {
  const luma = new Float32Array(side * side);
  for (let i = 0; i < luma.length; i++) luma[i] = lumaOfPixel(rgba, i);
  let sum = 0;
  let squares = 0;
  let count = 0;
  const rim = Math.max(1, Math.round(side * RIM));
  for (let y = rim; y < side - rim; y++) {
    for (let x = rim; x < side - rim; x++) {
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
