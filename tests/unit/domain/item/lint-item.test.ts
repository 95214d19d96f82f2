import { describe, expect, it } from 'vitest';
import type { CaseItem, ChoiceItem, Item } from '../../../../src-shared/domain/item/item';
import { lintItem } from '../../../../src-shared/domain/item/lint-item';
import { buildItem } from '../../../builders/build-bank';

const single = buildItem({ type: 'single', topic: 'POS.SCH', difficulty: 1 }, 1) as ChoiceItem;
const multiple = buildItem({ type: 'multiple', topic: 'POS.SCH', difficulty: 1 }, 1) as ChoiceItem;
const trueFalse = buildItem({ type: 'true-false', topic: 'POS.SCH', difficulty: 1 }, 1) as ChoiceItem;
const aCase = buildItem({ type: 'case', topic: 'POS.SCH', difficulty: 1 }, 1) as CaseItem;

/** Rules broken by a question with these overrides; cast because the point is what the types don't say. */
function rulesOf(item: ChoiceItem | CaseItem, overrides: object): string[] {
  return lintItem({ ...item, ...overrides } as unknown as Item).map((finding) => finding.rule);
}

const options = (...texts: string[]) => texts.map((text, at) => ({ id: 'abcdef'.charAt(at), text }));

describe('item lint (section 5.1, QB-4)', () => {
  it.each([single, multiple, trueFalse, aCase])('finds nothing wrong with a well-made $type', (item) => {
    expect(lintItem(item as Item)).toEqual([]);
  });

  it.each([
    { overrides: { options: options('一', '二', '三') }, rule: 'single-shape' },
    { overrides: { options: options('一', '二', '三', '四', '五') }, rule: 'single-shape' },
    { overrides: { key: ['a', 'b'] }, rule: 'single-shape' },
    { overrides: { key: ['e'] }, rule: 'key-not-an-option' },
    { overrides: { options: options('一', '二', '三', '二 ') }, rule: 'option-text-twice' },
    { overrides: { reviewer: single.author }, rule: 'reviewer-is-author' },
    { overrides: { options: options('一', '二', '三', '以上都对') }, rule: 'option-names-options' },
    { overrides: { options: options('一', '二', '三', '以上均不正确') }, rule: 'option-names-options' },
    { overrides: { options: options('一', '二', '三', 'A、B都对') }, rule: 'option-names-options' },
    { overrides: { options: options('一', '二', '三', 'A和C正确') }, rule: 'option-names-options' },
    { overrides: { options: options('一', '二', '三', 'All of the above') }, rule: 'option-names-options' },
  ])('a single with $overrides breaks $rule', ({ overrides, rule }) => {
    expect(rulesOf(single, overrides)).toEqual([rule]);
  });

  it('a single with one option id twice breaks the rule of ids', () => {
    const doubled = [...single.options.slice(0, 3), { id: 'a', text: '另一项' }];
    expect(rulesOf(single, { options: doubled })).toEqual(['option-id-twice']);
  });

  it.each(['A、C、D', 'A→C→D', '以上一年度为准', '正确', 'B级钢筋与C级钢筋', '线路A和线路B错开布置'])(
    'an option may say "%s"',
    (text) => {
      expect(rulesOf(single, { options: options('一', '二', '三', text) })).toEqual([]);
    },
  );

  it.each([
    { overrides: { options: options('一', '二', '三'), key: ['a', 'b'] }, rules: ['multiple-shape'] },
    { overrides: { key: ['a'] }, rules: ['multiple-shape'] },
    { overrides: { key: ['a', 'b', 'c', 'd', 'e'] }, rules: ['multiple-shape'] },
    { overrides: { key: ['a', 'a'] }, rules: ['key-twice'] },
  ])('a multiple with $overrides breaks $rules', ({ overrides, rules }) => {
    expect(rulesOf(multiple, overrides)).toEqual(rules);
  });

  it.each([4, 5, 6])('a multiple may have %i options', (n) => {
    expect(rulesOf(multiple, { options: options(...'一二三四五六'.slice(0, n)), key: ['a', 'b'] })).toEqual(
      [],
    );
  });

  it.each([
    { overrides: { options: options('对', '错'), key: ['a'] } },
    { overrides: { options: options('错误', '正确'), key: ['a'] } },
    { overrides: { options: options('正确', '错误', '不知道'), key: ['a'] } },
    { overrides: { key: ['yes', 'no'] } },
  ])('a true-false with $overrides breaks its shape', ({ overrides }) => {
    expect(rulesOf(trueFalse, overrides)).toEqual(['true-false-shape']);
  });

  it('a case has its four questions in their order, each with an id of its own (TS-2, TS-3)', () => {
    const [first, second, third, fourth] = aCase.items;
    if (first === undefined || second === undefined) throw new Error('a case has four questions');
    expect(rulesOf(aCase, { items: [third, first, second, fourth] })).toEqual(['case-shape']);
    expect(rulesOf(aCase, { items: [first, second, third] })).toEqual(['case-shape']);
    expect(rulesOf(aCase, { items: [first, { ...second, id: first.id }, third, fourth] })).toEqual([
      'id-twice',
    ]);
    expect(rulesOf(aCase, { items: [first, { ...second, id: aCase.id }, third, fourth] })).toEqual([
      'id-twice',
    ]);
  });

  it('names the question of a case that is wrong', () => {
    const [first, ...rest] = aCase.items;
    const findings = lintItem({
      ...aCase,
      items: [{ ...first, key: ['a', 'b'] }, ...rest],
    } as unknown as Item);
    expect(findings.map((finding) => [finding.itemId, finding.rule])).toEqual([[first?.id, 'single-shape']]);
  });
});
