import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../../../src-shared/basics/seeded-random';
import { cronbachAlpha } from '../../../../src-shared/domain/statistics/alpha';
import type { Sitting } from '../../../../src-shared/domain/statistics/responses';
import { buildSeed } from '../../../builders/build-seed';
import { answered, repeated, sitting, sittingsOf, statItem } from './build-sittings';

const items = ['i1', 'i2', 'i3', 'i4'].map((id) => statItem(id));

function alphaOf(sittings: readonly Sitting[]): number | undefined {
  const alpha = cronbachAlpha(sittings);
  return alpha.kind === 'defined' ? alpha.value : undefined;
}

/** The textbook: k/(k-1) (1 - sum of the questions' variances / variance of the totals). */
function textbookAlpha(points: readonly (readonly number[])[]): number {
  const variance = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const k = points[0]?.length ?? 0;
  const columns = Array.from({ length: k }, (_, at) => points.map((row) => row[at] ?? 0));
  const totals = points.map((row) => row.reduce((sum, value) => sum + value, 0));
  const parts = columns.reduce((sum, column) => sum + variance(column), 0);
  return (k / (k - 1)) * (1 - parts / variance(totals));
}

describe('Cronbach’s alpha', () => {
  it('of one paper for all is the one worked by hand (KR-20: 1.5 * (1 - 0.625 / 1.25))', () => {
    const guttman = sittingsOf(items.slice(0, 3), ...repeated(['aaa', 'aab', 'abb', 'bbb'], 10));
    expect(alphaOf(guttman)).toBeCloseTo(0.75, 10);
  });

  it('of one paper for all is the textbook’s, whatever the answers', () => {
    const paper = fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 4, maxLength: 4 }), {
      minLength: 30,
      maxLength: 60,
    });
    fc.assert(
      fc.property(paper, (points) => {
        const sittings = sittingsOf(items, ...points.map((row) => row.map((one) => 'ba'[one]).join('')));
        const value = alphaOf(sittings);
        const expected = textbookAlpha(points);
        if (value === undefined) expect(Number.isFinite(expected) && expected > -1e6).toBe(false);
        else expect(value).toBeCloseTo(expected, 6);
      }),
    );
  });

  it('of two papers that share nothing is that of each, when both behave alike', () => {
    // Each half: p = 0.5, variance 0.25, covariance 0.15 (divisor n); alpha = 2 * 0.15 / (0.25 + 0.15).
    const half = [...repeated(['aa', 'bb'], 8), ...repeated(['ab', 'ba'], 2)];
    const sittings = [...sittingsOf(items.slice(0, 2), ...half), ...sittingsOf(items.slice(2), ...half)];
    expect(alphaOf(sittings)).toBeCloseTo(0.75, 10);
  });

  it('does not take a hard paper for a weak candidate', () => {
    // Items 1, 2 are easy and 3, 4 hard; inside each paper answers are independent.
    const easy = repeated(
      ['aa', 'aa', 'aa', 'aa', 'aa', 'aa', 'aa', 'aa', 'aa', 'ab', 'ab', 'ab', 'ba', 'ba', 'ba', 'bb'],
      2,
    );
    const hard = easy.map((word) => [...word].map((letter) => (letter === 'a' ? 'b' : 'a')).join(''));
    const value = alphaOf([
      ...sittingsOf(items.slice(0, 2), ...easy),
      ...sittingsOf(items.slice(2), ...hard),
    ]);
    expect(value).toBeCloseTo(0, 10);
  });

  it('of papers drawn from a larger bank comes near that of everybody answering everything', () => {
    const bank = Array.from({ length: 20 }, (_, at) => statItem(`b${at}`));
    const random = seededRandom(buildSeed('alpha'));
    const uniform = () => random.nextUint32() / 2 ** 32;
    const everything = Array.from({ length: 600 }, () => {
      const ability = uniform();
      return bank.map((item, at) => answered(item, uniform() < 0.6 * ability + at / 50 ? 'a' : 'b'));
    });
    const drawn = everything.map((all) => sitting(shuffled(random, all).slice(0, 10)));
    const complete = textbookAlpha(everything.map((all) => all.map(({ points }) => points)));
    // Spearman and Brown: the reliability of half as many questions.
    expect(alphaOf(everything.map(sitting))).toBeCloseTo(complete, 8);
    expect(Math.abs((alphaOf(drawn) ?? 0) - complete / (2 - complete))).toBeLessThan(0.04);
  });

  it('leaves a voided question out (TS-8)', () => {
    const words = repeated(['aaab', 'aaba', 'abbb', 'bbba'], 10);
    const voided = items.map((item, at) => (at === 3 ? { ...item, isVoided: true } : item));
    expect(alphaOf(sittingsOf(voided, ...words))).toBeCloseTo(0.75, 10);
  });

  it.each([
    ['too-few-sittings', sittingsOf(items, ...repeated(['aaab'], 29))],
    ['too-few-questions', sittingsOf(items.slice(0, 1), ...repeated(['a', 'b'], 15))],
    ['no-variance', sittingsOf(items, ...repeated(['aaab'], 30))],
    [
      'too-few-holders',
      Array.from({ length: 30 }, (_, at) =>
        sittingsOf([statItem(`x${at % 10}`), statItem(`y${at % 10}`)], at % 2 ? 'ab' : 'aa'),
      ).flat(),
    ],
  ] as const)('is not defined: %s', (because, sittings) => {
    expect(cronbachAlpha(sittings)).toMatchObject({ kind: 'undefined', because });
  });
});
