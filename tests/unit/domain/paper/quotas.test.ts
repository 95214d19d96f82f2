import { describe, expect, it } from 'vitest';
import { largestRemainder } from '../../../../src-shared/domain/paper/quotas';
import { SEVEN_WEIGHTS } from '../../../builders/build-blueprint';

describe('quotas by largest remainder (TS-21)', () => {
  it.each([
    { total: 40, weights: [200, 400, 400], quotas: [8, 16, 16] },
    { total: 10, weights: [200, 400, 400], quotas: [2, 4, 4] },
    { total: 20, weights: [200, 400, 400], quotas: [4, 8, 8] },
    { total: 40, weights: [3, 5, 2], quotas: [12, 20, 8] },
    { total: 10, weights: [3, 5, 2], quotas: [3, 5, 2] },
    { total: 20, weights: [3, 5, 2], quotas: [6, 10, 4] },
    { total: 4, weights: [3, 5, 2], quotas: [1, 2, 1] },
    { total: 40, weights: SEVEN_WEIGHTS, quotas: [1, 5, 6, 8, 8, 7, 5] },
    { total: 10, weights: SEVEN_WEIGHTS, quotas: [0, 1, 2, 2, 2, 2, 1] },
    { total: 20, weights: SEVEN_WEIGHTS, quotas: [1, 2, 3, 4, 4, 4, 2] },
  ])('$total over $weights', ({ total, weights, quotas }) => {
    expect(largestRemainder(total, weights)).toEqual(quotas);
  });

  it('gives equal remainders to the lower index', () => {
    expect(largestRemainder(2, [1, 1, 1])).toEqual([1, 1, 0]);
    expect(largestRemainder(1, [1, 1, 1, 1])).toEqual([1, 0, 0, 0]);
  });

  it('gives a weight of zero nothing, and shares nothing out as nothing', () => {
    expect(largestRemainder(10, [0, 3, 7])).toEqual([0, 3, 7]);
    expect(largestRemainder(0, [1, 2])).toEqual([0, 0]);
  });

  it.each([[[0, 0]], [[0.5, 0.5]], [[-1, 2]]])('throws on the weights %s', (weights) => {
    expect(() => largestRemainder(10, weights)).toThrow();
  });
});
