/** Mean luma (Rec. 601, 0 to 255, rounded) of RGBA pixels; 0 for none. */
export function meanLuma(rgba: Uint8ClampedArray): number {
  const pixels = Math.floor(rgba.length / 4);
  let sum = 0;
  for (let i = 0; i < pixels; i++) sum += lumaOfPixel(rgba, i);
  return pixels === 0 ? 0 : Math.round(sum / pixels);
}

/** Luma of the pixel with this number, 0 to 255. */
export function lumaOfPixel(rgba: Uint8ClampedArray, index: number): number {
  const at = 4 * index;
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}
