/** The same seed gives the same grain and the same room; xorshift32, numbers in 0..1. */
export function seededRandom(seed: number): () => number {
  let state = (seed * 2654435761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
