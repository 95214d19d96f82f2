import type { ItemId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { SeededRandom } from '../../basics/seeded-random';
import type { Item } from '../item/item';
import { compareIds, scoredItems } from '../item/items-of-bank';
import { allocateCells } from './allocate-cells';
import { type Blueprint, PAPER_SHAPE } from './blueprint';
import { mixTable } from './mix-table';
import { caseTopics, cellKey, DIFFICULTIES, type PaperCell, type PaperType } from './paper-cell';
import type { PaperProblem } from './paper-problem';
import { largestRemainder } from './quotas';

export type Bank = { readonly bankVersion: string; readonly items: readonly Item[] };

/** A cell of the blueprint and how many questions of a paper should come from it. */
export type WantedCell = PaperCell & { readonly count: number };

/**
 * What is drawn as one: an item, or the items of one enemy group in one cell, of which a paper holds one at most
 * (TS-22). So thirty variants of a template have together the chance of one item.
 */
export type DrawUnit = { readonly unit: string; readonly items: readonly Item[] };

/** By cell; units and their items in the order of ids. */
export type Stock = ReadonlyMap<string, readonly DrawUnit[]>;

/**
 * A bank made ready for one blueprint: what may be drawn, cell by cell in the order of ids, and what a paper wants of
 * each cell. Making it looks at every item once; a paper is then drawn from it without going through the bank again.
 */
export type BankIndex = {
  readonly bankVersion: string;
  readonly blueprint: Blueprint;
  readonly stock: Stock;
  /** Multiple, true-false and single, the scarcest first; cases are chosen by lot for each paper. */
  readonly tables: readonly QuotaTable[];
};

/** How many questions of one type a paper wants of each topic (row) and difficulty (column), and how many there are. */
export type QuotaTable = {
  readonly type: Exclude<PaperType, 'case'>;
  readonly topics: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly capacity: readonly (readonly number[])[];
};

export const WANTED_OF_TYPE: Readonly<Record<PaperType, number>> = {
  single: PAPER_SHAPE.single,
  multiple: PAPER_SHAPE.multiple,
  'true-false': PAPER_SHAPE.trueFalse,
  case: PAPER_SHAPE.cases,
};

/**
 * Sorts a bank into the cells of a blueprint: approved items of its post and topics only, cases from the case topics
 * only (TS-20). The order of the bank's items doesn't matter. Refuses a blueprint that can't be obeyed and a bank
 * with an id used twice; whether there is enough of everything shows when a paper is drawn.
 */
export function indexBank(bank: Bank, blueprint: Blueprint): Result<BankIndex, PaperProblem> {
  const unusable = whyUnusable(blueprint);
  if (unusable !== undefined) return err({ kind: 'blueprint-unusable', reason: unusable });
  const twice = findIdUsedTwice(bank.items);
  if (twice !== undefined) return err({ kind: 'item-twice', itemId: twice });
  const stock = stockOf(bank.items, blueprint);
  return ok({ bankVersion: bank.bankVersion, blueprint, stock, tables: quotaTables(blueprint, stock) });
}

/** The same bank without what a person has seen before (TS-12): what quotas should be met from when they can be. */
export function withoutSeen(index: BankIndex, seen: ReadonlySet<ItemId>): BankIndex {
  const stock = new Map<string, readonly DrawUnit[]>();
  for (const [key, units] of index.stock) {
    const fresh = units.flatMap(({ unit, items }) => {
      const left = items.filter((item) => !seen.has(item.id));
      return left.length === 0 ? [] : [{ unit, items: left }];
    });
    if (fresh.length > 0) stock.set(key, fresh);
  }
  return { ...index, stock, tables: quotaTables(index.blueprint, stock) };
}

function quotaTables(blueprint: Blueprint, stock: Stock): readonly QuotaTable[] {
  return (['multiple', 'true-false', 'single'] as const).map((type) => quotaTable(type, blueprint, stock));
}

function whyUnusable(blueprint: Blueprint) {
  const codes = blueprint.topics.map((topic) => topic.code);
  if (new Set(codes).size !== codes.length) return 'topic-twice';
  if (blueprint.topics.reduce((sum, topic) => sum + topic.weight, 0) !== 1000) return 'weights-do-not-add-up';
  if (blueprint.difficultyMix.every((share) => share === 0)) return 'no-difficulty-mix';
  if (caseTopics(blueprint).length < PAPER_SHAPE.cases) return 'too-few-case-topics';
  return undefined;
}

function findIdUsedTwice(items: readonly Item[]): ItemId | undefined {
  const seen = new Set<ItemId>();
  for (const item of items) {
    const ids = item.type === 'case' ? [item.id, ...scoredItems(item).map((part) => part.id)] : [item.id];
    for (const id of ids) {
      if (seen.has(id)) return id;
      seen.add(id);
    }
  }
  return undefined;
}

function stockOf(items: readonly Item[], blueprint: Blueprint): Stock {
  const topics = new Set(blueprint.topics.map((topic) => topic.code));
  const topicsOfCases = new Set(caseTopics(blueprint).map((topic) => topic.code));
  const cells = new Map<string, Item[]>();
  for (const item of items) {
    if (item.status !== 'approved' || !item.posts.includes(blueprint.post)) continue;
    if (!(item.type === 'case' ? topicsOfCases : topics).has(item.topic)) continue;
    const key = cellKey(item);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [item]);
    else cell.push(item);
  }
  return new Map([...cells].map(([key, cell]) => [key, unitsOf(cell)]));
}

function unitsOf(cell: readonly Item[]): DrawUnit[] {
  const units = new Map<string, Item[]>();
  for (const item of [...cell].sort((a, b) => compareIds(a.id, b.id))) {
    const unit = item.enemyGroup === undefined ? `item ${item.id}` : `group ${item.enemyGroup}`;
    const members = units.get(unit);
    if (members === undefined) units.set(unit, [item]);
    else members.push(item);
  }
  return [...units].map(([unit, members]) => ({ unit, items: members }));
}

/** TS-21: quotas of topics and of difficulties inside a type, met together as far as the stock goes. */
function quotaTable(type: QuotaTable['type'], blueprint: Blueprint, stock: Stock): QuotaTable {
  const topics = blueprint.topics.map((topic) => topic.code);
  const rows = largestRemainder(
    WANTED_OF_TYPE[type],
    blueprint.topics.map((topic) => topic.weight),
  );
  const columns = largestRemainder(WANTED_OF_TYPE[type], blueprint.difficultyMix);
  const capacity = topics.map((topic) =>
    DIFFICULTIES.map((difficulty) => stock.get(cellKey({ type, topic, difficulty }))?.length ?? 0),
  );
  const counts = allocateCells(rows, columns, capacity);
  spreadRest(counts, rows, columns);
  return { type, topics, counts, capacity };
}

/** The cells that one paper draws from: the quotas are the bank's, which cell serves them is this paper's lot. */
export function wantedCells(index: BankIndex, random: SeededRandom): readonly WantedCell[] {
  return index.tables.flatMap((table) => cellsOf(table, mixTable(table.counts, table.capacity, random)));
}

/** The cells of the bank's own table, the nearest to proportional. */
export function fixedCells(index: BankIndex): readonly WantedCell[] {
  return index.tables.flatMap((table) => cellsOf(table, table.counts));
}

function cellsOf({ type, topics }: QuotaTable, counts: QuotaTable['counts']): readonly WantedCell[] {
  return topics.flatMap((topic, row) =>
    DIFFICULTIES.flatMap((difficulty, column) => {
      const count = counts[row]?.[column] ?? 0;
      return count === 0 ? [] : [{ type, topic, difficulty, count }];
    }),
  );
}

/** What the stock can't serve is wanted all the same, so that drawing borrows it and says so (TS-22). */
function spreadRest(table: number[][], rows: readonly number[], columns: readonly number[]): void {
  const columnLeft = columns.map(
    (quota, column) => quota - table.reduce((sum, fields) => sum + (fields[column] ?? 0), 0),
  );
  for (const [row, fields] of table.entries()) {
    let rowLeft = (rows[row] ?? 0) - fields.reduce((sum, count) => sum + count, 0);
    for (const [column, left] of columnLeft.entries()) {
      const moved = Math.min(rowLeft, left);
      fields[column] = (fields[column] ?? 0) + moved;
      columnLeft[column] = left - moved;
      rowLeft -= moved;
    }
  }
}
