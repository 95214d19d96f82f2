import { describe, expect, it } from 'vitest';
import { lintBank } from '../../../src-bank/check/lint-bank';
import { lintCells } from '../../../src-bank/check/lint-cells';
import { lintKeys } from '../../../src-bank/check/lint-keys';
import { nearDuplicates } from '../../../src-bank/check/near-duplicates';
import { LocalDate } from '../../../src-shared/basics/ids';
import { type CaseQuestion, Item } from '../../../src-shared/domain/item/item';
import { isValidOn } from '../../../src-shared/domain/item/item-validity';
import { scoredItems } from '../../../src-shared/domain/item/items-of-bank';
import { buildBank, buildItem } from '../../builders/build-bank';
import { buildBlueprint } from '../../builders/build-blueprint';

const TODAY = LocalDate.parse('2026-11-22');
const LIMIT = { shared: 4, of: 5 };
const cell = { type: 'single', topic: 'GEN.LAW', difficulty: 1 } as const;

function item(change: Readonly<Record<string, unknown>>, n = 1): Item {
  return Item.parse({ ...buildItem(cell, n), ...change });
}

function found(...items: readonly Item[]): readonly string[] {
  const located = items.map((one) => ({ file: 'a.json', item: one }));
  return lintBank(located, [], TODAY).map(({ severity, itemId, rule }) => `${severity} ${itemId} ${rule}`);
}

describe('items that are nearly the same (QB-4)', () => {
  const stem = '根据《建设工程质量管理条例》的规定，在正常使用条件下，屋面防水工程的最低保修期限为多少年';
  it('are found though a word was changed, and only once for each', () => {
    const pairs = nearDuplicates(
      [{ text: stem }, { text: `${stem}呢？` }, { text: '完全不同的另一道样例题' }],
      LIMIT,
    );
    expect(pairs).toMatchObject([{ first: 0, second: 1 }]);
    expect(found(item({ id: 'x-1', stem }), item({ id: 'x-2', stem: `${stem}？` }))).toEqual([
      'error x-2 near-duplicate',
    ]);
  });

  it('are meant to be so in one enemy group, and not in two', () => {
    const twice = (one: string, other: string) =>
      found(item({ id: 'x-1', stem, enemyGroup: one }), item({ id: 'x-2', stem, enemyGroup: other }));
    expect(twice('g', 'g')).toEqual([]);
    expect(twice('g', 'h')).toContain('error x-2 near-duplicate');
  });

  it('are not found by order of options, width, case or punctuation alone', () => {
    const { options } = scoredItems(item({}))[0] ?? { options: [] };
    expect(
      found(
        item({ id: 'x-1', stem }),
        item({ id: 'x-2', stem: stem.replace('，', ','), options: [...options].reverse() }),
      ),
    ).toEqual(['error x-2 near-duplicate']);
  });

  it('are not looked for among retired items', () => {
    expect(found(item({ id: 'x-1', stem }), item({ id: 'x-2', stem, status: 'retired' }))).toEqual([]);
  });

  it('are told of once each in a file of one question five thousand times', () => {
    const texts = Array.from({ length: 5000 }, () => ({ text: stem }));
    expect(nearDuplicates(texts, LIMIT)).toHaveLength(4999);
  });
});

describe('other findings in a bank', () => {
  it('are an enemy group of one, a source that is none, and dates (QB-2)', () => {
    expect(found(item({ enemyGroup: 'alone', id: 'x' }))).toEqual(['warning x enemy-group-of-one']);
    expect(found(item({ source: '无', id: 'x' }))).toEqual(['error x no-source']);
    expect(found(item({ source: ' — ', id: 'x' }))).toEqual(['error x no-source']);
    expect(found(item({ validFrom: '2026-02-01', validTo: '2026-01-31', id: 'x' }))).toEqual([
      'error x validity',
    ]);
    expect(found(item({ validTo: '2026-11-21', id: 'x' }))).toEqual(['warning x not-valid-today']);
    expect(found(item({ validFrom: '2026-11-22', validTo: '2026-11-22', id: 'x' }))).toEqual([]);
  });

  it('know the first and the last day of an item as its own (QB-4)', () => {
    const days = { validFrom: '2026-11-22', validTo: '2026-11-23' };
    const valid = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((day) =>
      isValidOn(item(days), LocalDate.parse(day)),
    );
    expect(valid).toEqual([false, true, true, false]);
    expect(isValidOn(item({}), TODAY)).toBe(true);
  });
});

describe('the keys of a bank as a whole (QB-4)', () => {
  const single = (keyAt: number, isLongest: boolean): CaseQuestion => {
    const [question] = scoredItems(buildItem(cell, 1));
    if (question === undefined) throw new Error('no question');
    const options = question.options.map((option, at) => ({
      ...option,
      text: at === keyAt && isLongest ? '最长的选项内容' : `选项${at}`,
    }));
    return { ...question, options, key: options.slice(keyAt, keyAt + 1).map((option) => option.id) };
  };
  const trueFalse = (isTrue: boolean): CaseQuestion => {
    const [question] = scoredItems(buildItem({ ...cell, type: 'true-false' }, 1));
    if (question === undefined) throw new Error('no question');
    return {
      ...question,
      key: question.options.slice(isTrue ? 0 : 1, isTrue ? 1 : 2).map((option) => option.id),
    };
  };
  const rulesOf = (questions: readonly CaseQuestion[]) => lintKeys(questions).map(({ rule }) => rule);
  const spread = (count: number, longest: number) =>
    Array.from({ length: count }, (_none, at) => single(at % 4, at < longest));

  it('are spread over the positions', () => {
    expect(rulesOf(spread(40, 0))).toEqual([]);
    expect(rulesOf(Array.from({ length: 40 }, () => single(0, false)))).toEqual(['key-position']);
    expect(rulesOf(Array.from({ length: 40 }, (_none, at) => single(at % 3, false)))).toEqual([
      'key-position',
    ]);
  });

  it('are the longest option in fewer than 40 of 100', () => {
    expect(rulesOf(spread(100, 39))).toEqual([]);
    expect(rulesOf(spread(100, 40))).toEqual(['longest-is-key']);
  });

  it('are right in 45 to 55 of 100 statements', () => {
    const statements = (right: number) => Array.from({ length: 100 }, (_none, at) => trueFalse(at < right));
    expect([44, 45, 55, 56].map((right) => rulesOf(statements(right)).length)).toEqual([1, 0, 0, 1]);
  });

  it('say nothing in fewer than 20 questions', () => {
    expect(rulesOf(Array.from({ length: 19 }, () => single(0, true)))).toEqual([]);
  });
});

describe('the cells of a blueprint (QB-4, TS-22, TS-25)', () => {
  const blueprint = buildBlueprint();
  const rulesOf = (items: readonly Item[]) => lintCells(items, blueprint).map(({ rule }) => rule);

  it('are content with twice the quota and five papers', () => {
    const { items } = buildBank({ blueprint, perCell: 20 });
    // The test blueprint has four topics for cases, which make a paper and no choice.
    expect(rulesOf(items)).toEqual(['cell-short']);
  });

  it('count an enemy group as one item', () => {
    const { items } = buildBank({
      blueprint,
      perCell: 20,
      enemyGroup: ({ type, topic, difficulty }) => `${type} ${topic} ${difficulty}`,
    });
    expect(rulesOf(items).filter((rule) => rule === 'bank-small')).toHaveLength(4);
    expect(rulesOf(items).filter((rule) => rule === 'cell-short').length).toBeGreaterThan(10);
  });

  it('name the cell that is short', () => {
    const { items } = buildBank({
      blueprint,
      perCell: (one) => (one.topic === 'POS.SCH' && one.type === 'single' && one.difficulty === 2 ? 3 : 20),
    });
    expect(
      lintCells(items, blueprint)
        .map(({ reason }) => reason)
        .join('\n'),
    ).toMatch(/单选 POS\.SCH 样例主题4 中：现有 3，至少 \d+/);
  });
});
