import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled, xoshiro128ss } from '../../../src-shared/basics/seeded-random';
import { buildSeed } from '../../builders/build-seed';

describe('the generator of papers (TS-23)', () => {
  it('gives the published reference outputs of xoshiro128** from the state 1, 2, 3, 4', () => {
    const next = xoshiro128ss([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('reads a 16-byte seed as the little-endian state and throws the first 32 outputs away', () => {
    const reference = xoshiro128ss([1, 2, 3, 4]);
    for (let i = 0; i < 32; i++) reference();
    const seed = new Uint8Array([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0]);
    const random = seededRandom(seed);
    expect([random.nextUint32(), random.nextUint32()]).toEqual([reference(), reference()]);
  });

  it('draws on from a seed of zeros, and differently from seeds of equal halves', () => {
    const first = (fill: number) => seededRandom(new Uint8Array(32).fill(fill)).nextUint32();
    const outputs = [0, 1, 2, 7, 255].map(first);
    expect(new Set(outputs).size).toBe(outputs.length);
  });

  it('changes with every single byte of a 32-byte seed', () => {
    const plain = buildSeed('bytes');
    const outputs = new Set([seededRandom(plain).nextUint32()]);
    for (let at = 0; at < 32; at++) {
      const changed = Uint8Array.from(plain, (byte, i) => (i === at ? byte ^ 1 : byte));
      outputs.add(seededRandom(changed).nextUint32());
    }
    expect(outputs.size).toBe(33);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])('has no number below %s', (n) => {
    expect(() => seededRandom(buildSeed('n')).below(n)).toThrow();
  });

  it('takes no seed shorter than 16 bytes', () => {
    expect(() => seededRandom(new Uint8Array(15))).toThrow();
  });

  it('rejects the tail that would favour small numbers', () => {
    // Two thirds of 2^32: without rejection the lower half would come twice as often as the upper.
    const n = 2 ** 32 - 2 ** 30;
    const random = seededRandom(buildSeed('tail'));
    const low = Array.from({ length: 20_000 }, () => random.below(n)).filter((x) => x < 2 ** 30).length;
    expect(low / 20_000).toBeCloseTo(1 / 3, 1);
    expect(random.below(2 ** 32)).toBeLessThan(2 ** 32);
  });
});

describe('a bounded draw (TS-23)', () => {
  // Chi-square with k-1 degrees of freedom; the bounds are the 99.9 % points. The seeds are fixed, so are the outcomes.
  it.each([
    { n: 2, bound: 10.83 },
    { n: 7, bound: 22.46 },
    { n: 40, bound: 73.4 },
  ])('below $n is even', ({ n, bound }) => {
    const draws = 50_000;
    const random = seededRandom(buildSeed(`chi ${n}`));
    const counts = new Array<number>(n).fill(0);
    for (let i = 0; i < draws; i++) {
      const drawn = random.below(n);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(chiSquare(counts, draws / n)).toBeLessThan(bound);
  });

  it('every order of four is equally likely', () => {
    const draws = 48_000;
    const random = seededRandom(buildSeed('orders'));
    const counts = new Map<string, number>();
    for (let i = 0; i < draws; i++) {
      const order = shuffled(random, ['a', 'b', 'c', 'd']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquare([...counts.values()], draws / 24)).toBeLessThan(49.73);
  });
});

describe('shuffled', () => {
  it('leaves the list it was given as it was, and handles none and one', () => {
    const list = [1, 2, 3, 4, 5];
    const random = seededRandom(buildSeed('leave'));
    expect([...shuffled(random, list)].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(list).toEqual([1, 2, 3, 4, 5]);
    expect(shuffled(random, [])).toEqual([]);
    expect(shuffled(random, [9])).toEqual([9]);
  });
});

function chiSquare(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
