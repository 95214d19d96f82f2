import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviseResult } from '../../../src-server/voiding/revise-result';
import { scoreAttempt } from '../../../src-shared/domain/scoring/score-attempt';
import { keyOf } from '../../builders/build-key';

const anyKey = fc.oneof(
  fc.constantFrom(...'abcd').map((key) => keyOf('single', 'abcd', key)),
  fc.constantFrom('a', 'b').map((key) => keyOf('true-false', 'ab', key)),
  fc
    .subarray([...'abcde'], { minLength: 2, maxLength: 4 })
    .map((key) => keyOf('multiple', 'abcde', key.join(''))),
);
/** A paper with somebody's answers; each question is voided never, at first, or later. */
const anySheet = fc
  .array(
    anyKey.chain((key) =>
      fc.record({
        key: fc.constant(key),
        choice: fc.subarray([...key.optionIds]),
        voided: fc.constantFrom('never', 'first', 'later'),
      }),
    ),
    { minLength: 1, maxLength: 86 },
  )
  .map((places) =>
    places.map((place, at) => ({ ...place, key: { ...place.key, itemId: `i-${at}` as never } })),
  );

describe('scoring again with more voided questions', () => {
  it('never lowers a total and never takes a pass away (TS-8)', () => {
    fc.assert(
      fc.property(anySheet, fc.nat(100), (places, passMark) => {
        const scoreWith = (...when: readonly string[]) => {
          const isVoided = (place: (typeof places)[number]) => when.includes(place.voided);
          const score = scoreAttempt({
            keys: places.map((place) => ({ ...place.key, isVoided: isVoided(place) })),
            answers: new Map(places.map(({ key, choice }) => [key.itemId, choice])),
            passMark,
          });
          if (!score.ok) throw new Error('well-formed answers');
          const { total, isPass } = score.value;
          return { total, isPass, voidedItemIds: places.filter(isVoided).map(({ key }) => key.itemId) };
        };
        const standing = scoreWith('first');
        const revision = reviseResult(standing, scoreWith('first', 'later'));
        expect(revision.kind).toBe(
          places.some((place) => place.voided === 'later') ? 'revised' : 'unchanged',
        );
        if (revision.kind !== 'revised') return;
        expect(revision.score.total).toBeGreaterThanOrEqual(standing.total);
        expect(revision.score.isPass || !standing.isPass).toBe(true);
      }),
    );
  });

  it('is not believed when it would lower a total or take a pass away', () => {
    const standing = { total: 60, isPass: true, voidedItemIds: [] };
    expect(reviseResult(standing, { total: 59, isPass: true, voidedItemIds: ['x'] })).toEqual({
      kind: 'lower',
    });
    expect(reviseResult(standing, { total: 61, isPass: false, voidedItemIds: ['x'] })).toEqual({
      kind: 'lower',
    });
  });
});
