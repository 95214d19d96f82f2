import { describe, expect, it } from 'vitest';
import { ItemId, type OptionId } from '../../../../src-shared/basics/ids';
import type { AnswerSheet } from '../../../../src-shared/domain/attempt/attempt-state';
import type { ItemKey } from '../../../../src-shared/domain/item/item-key';
import { generatePaper } from '../../../../src-shared/domain/paper/generate-paper';
import { keysOfPaper } from '../../../../src-shared/domain/scoring/keys-of-paper';
import { SCORER_VERSION, scoreAttempt } from '../../../../src-shared/domain/scoring/score-attempt';
import { buildBank } from '../../../builders/build-bank';
import { buildBlueprint } from '../../../builders/build-blueprint';
import { chosen, keyOf } from '../../../builders/build-key';
import { buildSeed } from '../../../builders/build-seed';

const blueprint = buildBlueprint();
const bank = buildBank({ blueprint });
const made = generatePaper({ bank, blueprint, seed: buildSeed('score') });
if (!made.ok) throw new Error('the test bank has a paper');
const paper = made.value;

function keysWith(voided: readonly ItemId[] = []): readonly ItemKey[] {
  const keys = keysOfPaper(paper, bank.items, new Set(voided));
  if (!keys.ok) throw new Error('the test bank has the keys of its paper');
  return keys.value;
}

const keys = keysWith();
const isInCase = (key: ItemKey) => key.itemId.startsWith('case-');

function answersOf(answer: (key: ItemKey, at: number) => readonly OptionId[]): AnswerSheet {
  return new Map(keys.map((key, at) => [key.itemId, answer(key, at)]));
}

function totalOf(answers: AnswerSheet, from = keys, passMark = 60) {
  const score = scoreAttempt({ keys: from, answers, passMark });
  if (!score.ok) throw new Error(JSON.stringify(score.error));
  return { total: score.value.total, isPass: score.value.isPass };
}

describe('a whole paper (S2.4, TS-1, TS-2, TS-3)', () => {
  it('has 86 keys worth 100 points, 20 of them in cases', () => {
    expect(keys).toHaveLength(86);
    expect(totalOf(answersOf((key) => key.key))).toEqual({ total: 100, isPass: true });
    expect(totalOf(answersOf((key) => (isInCase(key) ? key.key : []))).total).toBe(20);
  });

  it('gives 60 and a pass for all singles and true-false outside cases (TS-6)', () => {
    const answers = answersOf((key) => (isInCase(key) || key.type === 'multiple' ? [] : key.key));
    expect(totalOf(answers)).toEqual({ total: 60, isPass: true });
  });

  it('gives 59 and no pass for 39 singles and 20 true-false (TS-6)', () => {
    const spoiled = keys.find((key) => !isInCase(key) && key.type === 'single');
    const answers = answersOf((key) =>
      isInCase(key) || key.type === 'multiple' || key === spoiled ? [] : key.key,
    );
    expect(totalOf(answers)).toEqual({ total: 59, isPass: false });
  });

  it('gives 14 for one right option in each of the 14 multiples (TS-4)', () => {
    expect(totalOf(answersOf((key) => (key.type === 'multiple' ? key.key.slice(0, 1) : []))).total).toBe(14);
  });

  it('gives 0 for nothing at all, and for an empty sheet', () => {
    expect(totalOf(answersOf(() => []))).toEqual({ total: 0, isPass: false });
    expect(totalOf(new Map())).toEqual({ total: 0, isPass: false });
  });

  it('takes the pass mark from the policy', () => {
    const answers = answersOf((key) => (isInCase(key) || key.type === 'multiple' ? [] : key.key));
    expect(totalOf(answers, keys, 61).isPass).toBe(false);
  });

  it('tells its version and the points of each question in the order of the paper', () => {
    const score = scoreAttempt({ keys, answers: answersOf((key) => key.key), passMark: 60 });
    expect(score.ok && score.value.scorerVersion).toBe(SCORER_VERSION);
    expect(score.ok && score.value.items.map((item) => item.itemId)).toEqual(keys.map((key) => key.itemId));
  });

  it('expects 27.6 points of blind guessing, well clear of 60', () => {
    // Uniform choice of one option; for a multiple, of one of the 31 subsets that are not empty.
    const expectation = keys.reduce((sum, key) => {
      const subsets =
        key.type === 'multiple' ? nonEmptySubsets(key.optionIds) : key.optionIds.map((id) => [id]);
      const points = subsets.map((choice) => totalOf(new Map([[key.itemId, choice]]), [key]).total);
      return sum + points.reduce((a, b) => a + b, 0) / subsets.length;
    }, 0);
    expect(expectation).toBeCloseTo(27.6, 1);
  });
});

describe('an answer that can not have come from the paper', () => {
  const first = keys[0]?.itemId ?? ItemId.parse('none');

  it.each([['aa'], ['z']])('with the options "%s" is refused with its question', (options) => {
    const answers: AnswerSheet = new Map([[first, chosen(options)]]);
    expect(scoreAttempt({ keys, answers, passMark: 60 })).toEqual({
      ok: false,
      error: { kind: 'malformed-choice', itemId: first },
    });
  });

  it('for a question that the paper does not hold is refused', () => {
    const stranger = ItemId.parse('stranger');
    const answers: AnswerSheet = new Map([[stranger, chosen('a')]]);
    expect(scoreAttempt({ keys, answers, passMark: 60 })).toEqual({
      ok: false,
      error: { kind: 'malformed-choice', itemId: stranger },
    });
  });
});

describe('questions voided later (TS-8)', () => {
  it('give full points to everybody whose paper held them, and take nobody’s pass', () => {
    const voided = keys.filter((_, at) => at % 9 === 0).map((key) => key.itemId);
    const rescored = keysWith(voided);
    const worth = rescored
      .filter((key) => key.isVoided)
      .reduce((sum, key) => sum + (key.type === 'multiple' ? 2 : 1), 0);
    expect(totalOf(new Map(), rescored).total).toBe(worth);
    for (let n = 0; n <= keys.length; n += 7) {
      const answers = answersOf((key, at) => (at < n ? key.key : []));
      expect(totalOf(answers, rescored).total).toBeGreaterThanOrEqual(totalOf(answers).total);
    }
  });
});

describe('the keys of a paper', () => {
  it('are refused when the bank lacks one of its questions', () => {
    const last = keys.at(-1);
    const short = bank.items.filter((item) => item.type !== 'case');
    const read = keysOfPaper(paper, short);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.error.kind).toBe('item-missing');
    expect(last?.itemId.startsWith('case-')).toBe(true);
  });

  it('know every option of the question, as many as its author wrote', () => {
    expect(keyOf('single', 'abcd', 'a').optionIds).toHaveLength(4);
    expect(new Set(keys.map((key) => key.optionIds.length))).toEqual(new Set([2, 4, 5]));
  });
});

function nonEmptySubsets(ids: readonly OptionId[]): OptionId[][] {
  return Array.from({ length: 2 ** ids.length - 1 }, (_, bits) =>
    ids.filter((_id, at) => ((bits + 1) >> at) & 1),
  );
}
