import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAG_MINIMUM_N } from '../../../../src-shared/domain/statistics/item-flags';
import type { Sitting } from '../../../../src-shared/domain/statistics/responses';
import { sessionStatistics } from '../../../../src-shared/domain/statistics/session-statistics';
import { totalsOf } from '../../../../src-shared/domain/statistics/totals';
import { answered, sitting, sittingsOf, statItem } from './build-sittings';

const bank = [
  ...['s1', 's2', 's3', 's4'].map((id) => statItem(id)),
  statItem('m1', { type: 'multiple', options: 'abcde', key: 'acd', topic: 'POS.SCH' }),
  statItem('m2', { type: 'multiple', options: 'abcd', key: 'ab', topic: 'POS.SCH' }),
  statItem('t1', { type: 'true-false', options: 'ab', key: 'b', topic: 'POS.QUA' }),
  statItem('c1', { type: 'single', block: 'case', topic: 'SKI.SET' }),
  statItem('v1', { isVoided: true }),
];

/** Papers of some of the bank's questions, with any answers that a person could give. */
const anySitting: fc.Arbitrary<Sitting> = fc
  .subarray(bank, { minLength: 1 })
  .chain((items) =>
    fc.tuple(
      ...items.map((item) => {
        const most = item.type === 'multiple' ? item.optionIds.length : 1;
        return fc
          .subarray([...item.optionIds], { maxLength: most })
          .map((chosen) => answered(item, chosen.join('')));
      }),
    ),
  )
  .map((responses) => sitting(responses));
const anySession = fc.array(anySitting, { maxLength: 70 });

describe('the statistics of any session', () => {
  it('keep p within 0 and 1 and discrimination within -1 and 1', () => {
    fc.assert(
      fc.property(anySession, (sittings) => {
        for (const { difficulty, discrimination = 0, n } of sessionStatistics(sittings).items) {
          expect(n).toBeGreaterThan(0);
          expect(difficulty).toBeGreaterThanOrEqual(0);
          expect(difficulty).toBeLessThanOrEqual(1);
          expect(Math.abs(discrimination)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('have shares that add up to 1 with the omitted, where one option is chosen', () => {
    fc.assert(
      fc.property(anySession, (sittings) => {
        for (const { item, n, options, omitted } of sessionStatistics(sittings).items) {
          const sum = options.reduce((whole, option) => whole + option.share, omitted.share);
          if (item.type === 'multiple') {
            for (const { count } of options) expect(count).toBeLessThanOrEqual(n - omitted.count);
          } else {
            expect(sum).toBeCloseTo(1, 12);
          }
        }
      }),
    );
  });

  it('do not depend on the order of candidates', () => {
    fc.assert(
      fc.property(anySession, fc.nat(), (sittings, turn) => {
        const at = sittings.length === 0 ? 0 : turn % sittings.length;
        const turned = [...sittings.slice(at), ...sittings.slice(0, at)].reverse();
        expect(rounded(sessionStatistics(turned))).toEqual(rounded(sessionStatistics(sittings)));
      }),
    );
  });

  it('raise no flag below its least number of papers', () => {
    fc.assert(
      fc.property(anySession, (sittings) => {
        for (const { n, flags } of sessionStatistics(sittings).items) {
          for (const flag of flags) expect(n).toBeGreaterThanOrEqual(FLAG_MINIMUM_N[flag]);
        }
      }),
    );
  });

  it('count every sitting in one bar, and every answer that is not voided in one topic', () => {
    fc.assert(
      fc.property(anySession, (sittings) => {
        const { totals, topics } = sessionStatistics(sittings);
        expect(totals.histogram.reduce((sum, bar) => sum + bar.count, 0)).toBe(sittings.length);
        const answers = sittings.flatMap((one) => one.responses.filter(({ item }) => !item.isVoided));
        expect(topics.reduce((sum, topic) => sum + topic.n, 0)).toBe(answers.length);
        for (const { meanShare } of topics) expect(meanShare >= 0 && meanShare <= 1).toBe(true);
      }),
    );
  });
});

describe('the totals', () => {
  const withTotals = (...totals: readonly number[]) =>
    totalsOf(totals.map((total) => ({ total, isPass: total >= 60, responses: [] })));

  it('are those worked by hand; 100 lies in the last bar', () => {
    const totals = withTotals(100, 55, 60, 59);
    expect(totals).toMatchObject({ n: 4, passed: 2, mean: 68.5, median: 59.5, lowest: 55, highest: 100 });
    // Deviations 31.5, -13.5, -8.5, -9.5: squares add to 1337; 1337 / 3 = 445.67.
    expect(totals.standardDeviation).toBeCloseTo(21.1108, 4);
    expect(totals.histogram.filter((bar) => bar.count > 0)).toEqual([
      { from: 55, count: 2 },
      { from: 60, count: 1 },
      { from: 95, count: 1 },
    ]);
  });

  it('of nobody say so', () => {
    expect(withTotals()).toMatchObject({ n: 0, mean: undefined, median: undefined, lowest: undefined });
  });
});

describe('the topics', () => {
  it('have the points scored of those on offer', () => {
    const [single, multiple] = [statItem('s1'), statItem('m1', { type: 'multiple', key: 'ab' })];
    const sittings = [
      ...sittingsOf([single], 'a', 'b'),
      sitting([answered(multiple, 'a'), answered(single, '')]),
    ];
    // 1 + 0 + 1 + 0 points of 1 + 1 + 2 + 1.
    expect(sessionStatistics(sittings).topics).toEqual([
      { topic: 'GEN.LAW', meanShare: 0.4, n: 4, questions: 2, sittings: 3 },
    ]);
  });
});

/** Sums of fractions differ in their last digits with the order. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === 'number' ? Math.round(one * 1e8) / 1e8 + 0 : one,
    ),
  );
}
