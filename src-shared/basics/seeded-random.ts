/** Random numbers that anybody with the seed can draw again, in the same order, on any machine (TS-23). */
export type SeededRandom = {
  /** Next output, 0 to 2^32 - 1. */
  readonly nextUint32: () => number;
  /** Uniform integer in 0..n-1; rejects the biased tail, so it may draw more than once. `n`: 1 to 2^32. */
  readonly below: (n: number) => number;
};

const WARM_UP_DRAWS = 32;
const WORDS = 0x1_0000_0000;

/**
 * The generator of every paper (TS-23): xoshiro128** 1.1 of Blackman and Vigna.
 * The seed (16 bytes or more) is read as little-endian 32-bit words and folded onto the four words of the state in
 * turn: a word of the state is rotated left by 13 and the next word added, modulo 2^32, so that equal halves of a seed
 * don't cancel out. The first 32 outputs are thrown away, so that a seed with few bits set is as good as any.
 * Throws on a shorter seed: seeds are made by code, never typed.
 */
export function seededRandom(seed: Uint8Array): SeededRandom {
  if (seed.length < 16) throw new Error(`a seed has at least 16 bytes, got ${seed.length}`);
  const nextUint32 = xoshiro128ss(foldSeed(seed));
  for (let i = 0; i < WARM_UP_DRAWS; i++) nextUint32();
  return { nextUint32, below: (n) => drawBelow(nextUint32, n) };
}

/** A new list in an order drawn by `random` (Fisher-Yates, from the end); every order equally likely. */
export function shuffled<T>(random: SeededRandom, list: readonly T[]): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const held = order[last] as T;
    order[last] = order[other] as T;
    order[other] = held;
  }
  return order;
}

/** The bare generator over a state of four 32-bit words, not all zero; for reference vectors. */
export function xoshiro128ss(state: readonly [number, number, number, number]): () => number {
  let [s0, s1, s2, s3] = state;
  return () => {
    const drawn = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return drawn;
  };
}

function foldSeed(seed: Uint8Array): [number, number, number, number] {
  const state: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0, word = 0; at < seed.length; at += 4, word++) {
    const value =
      (seed[at] ?? 0) |
      ((seed[at + 1] ?? 0) << 8) |
      ((seed[at + 2] ?? 0) << 16) |
      ((seed[at + 3] ?? 0) << 24);
    const place = (word & 3) as 0 | 1 | 2 | 3;
    state[place] = (rotateLeft(state[place], 13) + value) | 0;
  }
  // The all-zero state is the one from which the generator never moves.
  if ((state[0] | state[1] | state[2] | state[3]) === 0) state[0] = 0x9e3779b9 | 0;
  return state;
}

function drawBelow(nextUint32: () => number, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > WORDS) throw new Error(`cannot draw below ${n}`);
  const fair = WORDS - (WORDS % n);
  let drawn = nextUint32();
  while (drawn >= fair) drawn = nextUint32();
  return drawn % n;
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
