import { describe, expect, it } from 'vitest';
import { itemFlags } from '../../../../src-shared/domain/statistics/item-flags';
import { itemStatistics } from '../../../../src-shared/domain/statistics/item-statistics';
import type { Sitting } from '../../../../src-shared/domain/statistics/responses';
import { answered, repeated, sitting, sittingsOf, statItem } from './build-sittings';

const [one, two, three] = [statItem('i1'), statItem('i2'), statItem('i3')];

function figuresOf(id: string, sittings: readonly Sitting[]) {
  const found = itemStatistics(sittings).find(({ item }) => item.itemId === id);
  if (found === undefined) throw new Error(`no figures of ${id}`);
  return found;
}

describe('difficulty and discrimination', () => {
  // Points 111, 110, 100, 000; item 1: x = 1 1 1 0, rest = 1 0.5 0 0; r = 0.375 / sqrt(0.75 * 0.6875).
  const guttman = sittingsOf([one, two, three], 'aaa', 'aab', 'abb', 'bbb');

  it('are those worked by hand', () => {
    expect(figuresOf('i1', guttman)).toMatchObject({ n: 4, difficulty: 0.75 });
    expect(figuresOf('i1', guttman).discrimination).toBeCloseTo(0.522233, 6);
    // Item 2: x = 1 1 0 0, rest = 1 0.5 0.5 0; r = 0.5 / sqrt(1 * 0.5).
    expect(figuresOf('i2', guttman).difficulty).toBe(0.5);
    expect(figuresOf('i2', guttman).discrimination).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it('take half points of a multiple-choice question as half', () => {
    const multiple = statItem('m', { type: 'multiple', options: 'abcde', key: 'ac' });
    const sittings = [
      sitting([answered(multiple, 'ac'), answered(one, 'a'), answered(two, 'a')]),
      sitting([answered(multiple, 'a'), answered(one, 'a'), answered(two, 'b')]),
      sitting([answered(multiple, 'ab'), answered(one, 'b'), answered(two, 'b')]),
    ];
    // Points 2 1 0 and rest 2 1 0 of 2: a straight line.
    expect(figuresOf('m', sittings)).toMatchObject({ difficulty: 0.5, discrimination: 1 });
  });

  it('are not defined where nothing varies', () => {
    const sittings = sittingsOf([one, two], 'aa', 'ab', 'aa');
    expect(figuresOf('i1', sittings)).toMatchObject({ difficulty: 1, discrimination: undefined });
    expect(figuresOf('i2', sittings).discrimination).toBeUndefined();
    expect(figuresOf('i1', sittingsOf([one], 'a', 'b')).discrimination).toBeUndefined();
  });

  it('leave a voided question out of everybody’s rest, and keep the figures of the key it had (TS-8)', () => {
    const voided = { ...three, isVoided: true };
    const sittings = sittingsOf([one, two, voided], 'aaa', 'abb', 'baa', 'bba');
    expect(figuresOf('i3', sittings)).toMatchObject({ difficulty: 0.75 });
    // Item 1 against item 2 alone: 1 1 0 0 with 1 0 1 0.
    expect(figuresOf('i1', sittings).discrimination).toBe(0);
    // The voided one against the other two together: 1 0 1 1 with 1 0.5 0.5 0.
    expect(figuresOf('i3', sittings).discrimination).toBe(0);
  });
});

describe('options', () => {
  it('have counts, shares and the mean rest score of their choosers; omitting is a choice too', () => {
    const sittings = sittingsOf([one, two, three], 'aaa', 'caa', 'cab', '-bb');
    const { options, omitted } = figuresOf('i1', sittings);
    expect(options).toEqual([
      { optionId: 'a', isKey: true, count: 1, share: 0.25, meanRest: 1 },
      { optionId: 'b', isKey: false, count: 0, share: 0, meanRest: undefined },
      { optionId: 'c', isKey: false, count: 2, share: 0.5, meanRest: 0.75 },
      { optionId: 'd', isKey: false, count: 0, share: 0, meanRest: undefined },
    ]);
    expect(omitted).toEqual({ count: 1, share: 0.25, meanRest: 0 });
  });
});

describe('flags', () => {
  const flagsOf = (sittings: readonly Sitting[], id = 'i1') => itemFlags(figuresOf(id, sittings));

  it('tell a suspect key: choosers of a wrong option do best on the rest', () => {
    const pattern = ['baa', 'baa', 'aab', 'abb', 'cbb', 'dbb'];
    expect(flagsOf(sittingsOf([one, two, three], ...repeated(pattern, 10)))).toEqual([
      'negative-discrimination',
      'key-suspect',
    ]);
    // Four times: 24 papers, below the 30 of both flags.
    expect(flagsOf(sittingsOf([one, two, three], ...repeated(pattern, 4)))).toEqual([]);
  });

  it('do not suspect a key for the luck of few choosers', () => {
    const pattern = [...repeated(['aaa', 'aab', 'cbb', 'dbb'], 20), ...repeated(['baa'], 9)];
    const withOneMore = [...pattern, 'baa'];
    expect(flagsOf(sittingsOf([one, two, three], ...pattern))).toEqual([]);
    expect(flagsOf(sittingsOf([one, two, three], ...withOneMore))).toEqual(['key-suspect']);
  });

  it.each([
    ['too-hard', ['aaa', 'baa', 'bba', 'cab', 'cba', 'dbb'], 4],
    ['too-easy', ['aaa', 'aba'], 10],
    ['distractor-unchosen', ['aaa', 'aab', 'bbb', 'cbb'], 15],
  ] as const)('say %s from its least number of papers on', (flag, pattern, times) => {
    expect(flagsOf(sittingsOf([one, two, three], ...repeated(pattern, times)))).toContain(flag);
    const fewer = repeated(pattern, times).slice(0, flag === 'distractor-unchosen' ? 59 : 19);
    expect(flagsOf(sittingsOf([one, two, three], ...fewer))).not.toContain(flag);
  });

  it('keep to the limits: 0.2 is not too hard, 0.95 not too easy', () => {
    const at = (right: number) =>
      flagsOf(sittingsOf([one, two], ...repeated(['aa'], right), ...repeated(['bb'], 20 - right))).filter(
        (flag) => flag.startsWith('too-'),
      );
    expect([at(3), at(4), at(19), at(20)]).toEqual([['too-hard'], [], [], ['too-easy']]);
  });
});
