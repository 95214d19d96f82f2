import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionId } from '../../src-shared/basics/ids';
import type { ItemKey } from '../../src-shared/domain/item/item-key';
import { scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import { scoreItem } from '../../src-shared/domain/scoring/score-item';
import { keyOf } from '../builders/build-key';

const anyKey: fc.Arbitrary<ItemKey> = fc.oneof(
  fc.constantFrom(...'abcd').map((key) => keyOf('single', 'abcd', key)),
  fc.constantFrom('a', 'b').map((key) => keyOf('true-false', 'ab', key)),
  fc
    .constantFrom('abcd', 'abcde', 'abcdef')
    .chain((options) =>
      fc
        .subarray([...options], { minLength: 2, maxLength: options.length - 1 })
        .map((key) => keyOf('multiple', options, key.join(''))),
    ),
);

const keyAndChoice = anyKey.chain((key) =>
  fc.record({ key: fc.constant(key), choice: fc.shuffledSubarray([...key.optionIds]) }),
);

function pointsOf(key: ItemKey, choice: readonly OptionId[]): number {
  const points = scoreItem(key, choice);
  if (!points.ok) throw new Error('a choice among the options is well formed');
  return points.value;
}

describe('the points of a question', () => {
  it('are never above those of its key, never below 0, and whole (TS-4, TS-5)', () => {
    fc.assert(
      fc.property(keyAndChoice, ({ key, choice }) => {
        const points = pointsOf(key, choice);
        expect(points).toBeLessThanOrEqual(pointsOf(key, key.key));
        expect(points).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(points)).toBe(true);
      }),
    );
  });

  it('are full for the key alone', () => {
    fc.assert(
      fc.property(keyAndChoice, ({ key, choice }) => {
        const isKey = choice.length === key.key.length && choice.every((option) => key.key.includes(option));
        expect(pointsOf(key, choice) === pointsOf(key, key.key)).toBe(isKey);
      }),
    );
  });

  it('never rise when a wrong option is added, and are then 0', () => {
    fc.assert(
      fc.property(keyAndChoice, fc.nat(), ({ key, choice }, dice) => {
        const wrong = key.optionIds.filter((option) => !key.key.includes(option) && !choice.includes(option));
        const added = wrong[dice % Math.max(1, wrong.length)];
        if (added === undefined) return;
        expect(pointsOf(key, [...choice, added])).toBe(0);
      }),
    );
  });

  it('do not depend on the order of options or of choices (TS-24)', () => {
    fc.assert(
      fc.property(keyAndChoice, ({ key, choice }) => {
        const turned = { ...key, optionIds: [...key.optionIds].reverse(), key: [...key.key].reverse() };
        expect(pointsOf(turned, [...choice].reverse())).toBe(pointsOf(key, choice));
      }),
    );
  });

  it('never fall when the question is voided (TS-8)', () => {
    fc.assert(
      fc.property(keyAndChoice, ({ key, choice }) => {
        expect(pointsOf({ ...key, isVoided: true }, choice)).toBe(pointsOf(key, key.key));
      }),
    );
  });
});

describe('the total of a sitting', () => {
  const sitting = fc.array(keyAndChoice, { minLength: 1, maxLength: 86 }).map((places) =>
    places.map(({ key, choice }, at) => ({
      key: { ...key, itemId: `item-${at}` as ItemKey['itemId'] },
      choice,
    })),
  );

  it('is the sum of its questions, whatever the order of keys and answers', () => {
    fc.assert(
      fc.property(sitting, (places) => {
        const expected = places.reduce((sum, { key, choice }) => sum + pointsOf(key, choice), 0);
        for (const order of [places, [...places].reverse()]) {
          const score = scoreAttempt({
            keys: order.map(({ key }) => key),
            answers: new Map(places.map(({ key, choice }) => [key.itemId, choice])),
            passMark: expected,
          });
          expect(score.ok && score.value.total).toBe(expected);
          expect(score.ok && score.value.isPass).toBe(true);
        }
      }),
    );
  });
});
