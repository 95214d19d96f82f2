import type { Item } from '../../src-shared/domain/item/item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { fixedCells, indexBank, WANTED_OF_TYPE } from '../../src-shared/domain/paper/index-bank';
import { caseTopics, cellKey, type PaperCell } from '../../src-shared/domain/paper/paper-cell';
import { LINT_LIMITS } from './lint-limits';

export type CellFinding = {
  readonly rule: 'cell-short' | 'bank-small';
  readonly reason: string;
};

const TYPE_NAMES = { single: '单选', multiple: '多选', 'true-false': '判断', case: '案例' } as const;
const DIFFICULTY_NAMES = { 1: '易', 2: '中', 3: '难' } as const;
const PAPERS = 5;

/**
 * Cells of a blueprint that hold less than twice what a paper wants of them (QB-4, TS-22), and types with fewer items
 * than five papers' worth (TS-25, QB-3). An enemy group counts as one item, as a paper takes one of it at most. Cases are
 * wanted by topic, not by cell: four different topics need eight to choose from.
 */
export function lintCells(items: readonly Item[], blueprint: Blueprint): readonly CellFinding[] {
  const index = indexBank({ bankVersion: 'lint', items }, blueprint);
  // A blueprint or a bank that cannot be indexed has been told of already.
  if (!index.ok) return [];
  const { stock } = index.value;
  const held = (cell: PaperCell) => stock.get(cellKey(cell))?.length ?? 0;
  const short = fixedCells(index.value).flatMap(({ count, ...cell }): CellFinding[] => {
    if (held(cell) >= count * LINT_LIMITS.timesQuota) return [];
    const name = blueprint.topics.find((topic) => topic.code === cell.topic)?.name ?? '';
    const place = `${TYPE_NAMES[cell.type]} ${cell.topic} ${name} ${DIFFICULTY_NAMES[cell.difficulty]}`;
    const need = count * LINT_LIMITS.timesQuota;
    return [
      {
        rule: 'cell-short',
        reason: `${place}：现有 ${held(cell)}，至少 ${need} the cell holds ${held(cell)}, ${need} are needed`,
      },
    ];
  });
  const unitsOf = (type: PaperCell['type']) =>
    [...stock].reduce((sum, [key, units]) => sum + (key.startsWith(`${type}|`) ? units.length : 0), 0);
  const small = (['single', 'multiple', 'true-false', 'case'] as const).flatMap((type): CellFinding[] => {
    const need = WANTED_OF_TYPE[type] * PAPERS;
    const has = unitsOf(type);
    if (has >= need) return [];
    return [
      {
        rule: 'bank-small',
        reason: `${TYPE_NAMES[type]}：可抽 ${has}，至少 ${need}（TS-25） ${type}: ${has} can be drawn, ${need} are needed`,
      },
    ];
  });
  const topics = caseTopics(blueprint).filter(({ code }) =>
    ([1, 2, 3] as const).some((difficulty) => held({ type: 'case', topic: code, difficulty }) > 0),
  ).length;
  const needTopics = WANTED_OF_TYPE.case * LINT_LIMITS.timesQuota;
  const cases: CellFinding[] =
    topics >= needTopics
      ? []
      : [
          {
            rule: 'cell-short',
            reason: `案例：${topics} 个知识点有题，至少 ${needTopics} cases are in ${topics} topics, ${needTopics} are needed`,
          },
        ];
  return [...short, ...cases, ...small];
}
