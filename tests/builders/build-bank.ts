import { type Difficulty, Item } from '../../src-shared/domain/item/item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import type { Bank } from '../../src-shared/domain/paper/index-bank';
import { caseTopics, DIFFICULTIES } from '../../src-shared/domain/paper/paper-cell';

export type BankCell = {
  readonly type: 'single' | 'multiple' | 'true-false' | 'case';
  readonly topic: string;
  readonly difficulty: Difficulty;
};

export type BankPlan = {
  readonly blueprint: Blueprint;
  /** Items in each cell, or a rule for it. Default 10, which is at least twice any quota of the test blueprint. */
  readonly perCell?: number | ((cell: BankCell) => number);
  /** Name of the enemy group of the n-th item of a cell. */
  readonly enemyGroup?: (cell: BankCell, n: number) => string | undefined;
  readonly bankVersion?: string;
};

/**
 * A synthetic bank for a blueprint: 4-option singles with key a, 5-option multiples with key a, c, d, true-false with
 * key yes, cases of the four prescribed questions. Cases only in the blueprint's case topics. Refuses nonsense.
 */
export function buildBank(plan: BankPlan): Bank {
  const { perCell } = plan;
  const sizeOf = typeof perCell === 'function' ? perCell : () => perCell ?? 10;
  const topicsOfCases = new Set(caseTopics(plan.blueprint).map((topic) => topic.code));
  const items: Item[] = [];
  for (const { code } of plan.blueprint.topics) {
    for (const type of ['single', 'multiple', 'true-false', 'case'] as const) {
      if (type === 'case' && !topicsOfCases.has(code)) continue;
      for (const difficulty of DIFFICULTIES) {
        const cell: BankCell = { type, topic: code, difficulty };
        const size = sizeOf(cell);
        if (!Number.isInteger(size) || size < 0) throw new Error(`a cell can't hold ${size} items`);
        for (let n = 1; n <= size; n++) {
          items.push(buildItem(cell, n, plan.blueprint.post, plan.enemyGroup?.(cell, n)));
        }
      }
    }
  }
  if (items.length === 0) throw new Error('a bank holds at least one item');
  return { bankVersion: plan.bankVersion ?? '样例-1', items };
}

/** One item of a cell; the same place always gives the same item. */
export function buildItem(cell: BankCell, n: number, post = '010', enemyGroup?: string): Item {
  const id = `${cell.type}-${cell.topic}-${cell.difficulty}-${n}`;
  const authored = {
    version: 1,
    posts: [post],
    topic: cell.topic,
    author: '样例作者',
    reviewer: '样例审核',
    status: 'approved',
    licence: 'project',
    ...(enemyGroup === undefined ? {} : { enemyGroup }),
  };
  if (cell.type !== 'case') {
    return Item.parse({ type: cell.type, ...question(cell.type, id, cell.difficulty), ...authored });
  }
  const parts = (['single', 'single', 'multiple', 'true-false'] as const).map((type, at) => ({
    type,
    ...question(type, `${id}.${at + 1}`, cell.difficulty),
  }));
  return Item.parse({
    type: 'case',
    id,
    stem: `样例案例 ${id}`,
    difficulty: cell.difficulty,
    items: parts,
    ...authored,
  });
}

function question(type: Exclude<BankCell['type'], 'case'>, id: string, difficulty: Difficulty) {
  const letters = { single: ['a', 'b', 'c', 'd'], multiple: ['a', 'b', 'c', 'd', 'e'], 'true-false': [] }[
    type
  ];
  const options =
    type === 'true-false'
      ? [
          { id: 'yes', text: '正确' },
          { id: 'no', text: '错误' },
        ]
      : letters.map((letter) => ({ id: letter, text: `样例选项 ${letter}` }));
  return {
    id,
    stem: `样例题 ${id}`,
    options,
    key: { single: ['a'], multiple: ['a', 'c', 'd'], 'true-false': ['yes'] }[type],
    difficulty,
    level: 'understand',
    rationale: '样例解析',
    source: '样例',
  };
}
