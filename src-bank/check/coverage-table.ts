import type { Difficulty, Item } from '../../src-shared/domain/item/item';
import { type Blueprint, PAPER_SHAPE } from '../../src-shared/domain/paper/blueprint';

const TYPES = [
  { type: 'single', title: '单选 single', perPaper: PAPER_SHAPE.single },
  { type: 'multiple', title: '多选 multiple', perPaper: PAPER_SHAPE.multiple },
  { type: 'true-false', title: '判断 true/false', perPaper: PAPER_SHAPE.trueFalse },
  { type: 'case', title: '案例 case', perPaper: PAPER_SHAPE.cases },
] as const;
const DIFFICULTIES: readonly Difficulty[] = [1, 2, 3];
const MINIMUM_PAPERS = 5;
const CELL = 17;

/** A post's table, a row for each topic and three for the whole. */
export type Coverage = {
  readonly titles: readonly string[];
  readonly rows: readonly {
    readonly head: string;
    readonly cells: readonly string[];
    readonly last: string;
  }[];
};

/**
 * How many approved items each cell of topic, type and difficulty holds (易/中/难), with totals beside the least of
 * TS-25: five papers' worth of each type. Drafts and retired items are not counted, as no paper draws them.
 */
export function coverageOf(items: readonly Item[], blueprint: Blueprint): Coverage {
  const approved = items.filter((item) => item.status === 'approved' && item.posts.includes(blueprint.post));
  const topics = blueprint.topics.map((topic) => {
    const inTopic = approved.filter((item) => item.topic === topic.code);
    const cells = TYPES.map(({ type }) => split(inTopic.filter((item) => item.type === type)));
    return { head: `${topic.code} ${topic.name}`, cells, last: String(inTopic.length) };
  });
  const totals = TYPES.map(({ type }) => approved.filter((item) => item.type === type));
  return {
    titles: TYPES.map(({ title }) => title),
    rows: [
      ...topics,
      { head: '难度 easy/medium/hard', cells: totals.map(split), last: String(approved.length) },
      { head: '合计 total', cells: totals.map((all) => String(all.length)), last: '' },
      {
        head: '至少 at least (TS-25)',
        cells: TYPES.map(({ perPaper }) => String(perPaper * MINIMUM_PAPERS)),
        last: '',
      },
    ],
  };
}

/** The same for a terminal. */
export function coverageTable(items: readonly Item[], blueprint: Blueprint): string {
  const { titles, rows } = coverageOf(items, blueprint);
  return [row('', titles, '合计 all'), ...rows.map(({ head, cells, last }) => row(head, cells, last))].join(
    '\n',
  );
}

function split(items: readonly Item[]): string {
  return DIFFICULTIES.map((difficulty) => items.filter((item) => item.difficulty === difficulty).length).join(
    '/',
  );
}

function row(head: string, cells: readonly string[], last: string): string {
  return `${pad(head, 30)}${cells.map((cell) => pad(cell, CELL)).join('')}${last}`.trimEnd();
}

/** Pads to a width in columns of a terminal, where a Chinese character takes two. */
function pad(text: string, columns: number): string {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return text + ' '.repeat(Math.max(1, columns - width));
}
