/** Mean luma (Rec. 601, 0 to 255, rounded) of RGBA pixels; 0 for none. */
export function meanLuma(rgba: Uint8ClampedArray): number {
  let sum = 0;
  for (let i = 0; i + 3 < rgba.length; i += 4) {
    sum += 0.299 * (rgba[i] ?? 0) + 0.587 * (rgba[i + 1] ?? 0) + 0.114 * (rgba[i + 2] ?? 0);
  }
  return rgba.length < 4 ? 0 : Math.round(sum / Math.floor(rgba.length / 4));
}
