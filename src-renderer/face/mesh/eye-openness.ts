/**
 * How far an eye is open: the mean gap between the lids at three places over the width from corner to corner. From the
 * iris network's 71 points (x, y, z each): 0 to 8 are the lower lid from the outer to the inner corner, 9 to 15 the
 * upper lid between them.
 */
const CORNERS = [0, 8] as const;
const LID_PAIRS = [
  [11, 3],
  [12, 4],
  [13, 5],
] as const;

/** A share, about 0.2 to 0.4 for open eyes; 0 when the corners fall together. */
export function eyeOpenness(values: Float32Array): number {
  const between = (a: number, b: number): number =>
    Math.hypot(
      (values[3 * a] ?? 0) - (values[3 * b] ?? 0),
      (values[3 * a + 1] ?? 0) - (values[3 * b + 1] ?? 0),
    );
  const width = between(...CORNERS);
  if (width === 0) return 0;
  const gaps = LID_PAIRS.map(([upper, lower]) => between(upper, lower));
  return gaps.reduce((sum, gap) => sum + gap, 0) / LID_PAIRS.length / width;
}
