import { describe, expect, it } from 'vitest';
import type { ItemKey } from '../../../../src-shared/domain/item/item-key';
import { scoreItem } from '../../../../src-shared/domain/scoring/score-item';
import { chosen, keyOf } from '../../../builders/build-key';

const points = (key: ItemKey, options: string) => scoreItem(key, chosen(options));

describe('a multiple-choice question (TS-4)', () => {
  const acd = keyOf('multiple', 'abcde', 'acd');

  it.each([
    { choice: '', expected: 0 },
    { choice: 'a', expected: 1 },
    { choice: 'ac', expected: 1 },
    { choice: 'acd', expected: 2 },
    { choice: 'dca', expected: 2 },
    { choice: 'ab', expected: 0 },
    { choice: 'acde', expected: 0 },
    { choice: 'b', expected: 0 },
    { choice: 'abcde', expected: 0 },
  ])('with key acd of abcde gives $expected for "$choice"', ({ choice, expected }) => {
    expect(points(acd, choice)).toEqual({ ok: true, value: expected });
  });

  it('with key ab gives 1 for b alone', () => {
    expect(points(keyOf('multiple', 'abcd', 'ab'), 'b')).toEqual({ ok: true, value: 1 });
  });

  it('gives 1 for a single right option whatever the number missing', () => {
    expect(points(keyOf('multiple', 'abcdef', 'abcde'), 'c')).toEqual({ ok: true, value: 1 });
  });
});

describe('a single-choice or true-false question (TS-5)', () => {
  it.each([
    { type: 'single' as const, options: 'abcd', choice: 'c', expected: 1 },
    { type: 'single' as const, options: 'abcd', choice: 'b', expected: 0 },
    { type: 'single' as const, options: 'abcd', choice: '', expected: 0 },
    { type: 'single' as const, options: 'abcd', choice: 'bc', expected: 0 },
    { type: 'true-false' as const, options: 'cx', choice: 'c', expected: 1 },
    { type: 'true-false' as const, options: 'cx', choice: 'x', expected: 0 },
    { type: 'true-false' as const, options: 'cx', choice: '', expected: 0 },
    { type: 'true-false' as const, options: 'cx', choice: 'cx', expected: 0 },
  ])('$type with key c gives $expected for "$choice"', ({ type, options, choice, expected }) => {
    expect(points(keyOf(type, options, 'c'), choice)).toEqual({ ok: true, value: expected });
  });
});

describe('a malformed choice', () => {
  it.each([
    { choice: 'aa', why: 'an option twice' },
    { choice: 'az', why: 'an unknown option' },
    { choice: 'z', why: 'nothing but an unknown option' },
  ])('is refused, not scored as 0: $why', ({ choice }) => {
    for (const isVoided of [false, true]) {
      expect(points({ ...keyOf('multiple', 'abcde', 'acd'), isVoided }, choice)).toEqual({
        ok: false,
        error: 'malformed-choice',
      });
    }
  });
});

describe('a question found faulty (TS-8)', () => {
  it.each([
    { type: 'single' as const, options: 'abcd', key: 'a', full: 1 },
    { type: 'multiple' as const, options: 'abcde', key: 'acd', full: 2 },
    { type: 'true-false' as const, options: 'ax', key: 'a', full: 1 },
  ])('gives $full points of a $type whatever was chosen', ({ type, options, key, full }) => {
    const voided = { ...keyOf(type, options, key), isVoided: true };
    for (const choice of ['', 'a', options])
      expect(points(voided, choice)).toEqual({ ok: true, value: full });
  });
});
