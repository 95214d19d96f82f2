import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import type { Item } from '../../src-shared/domain/item/item';
import { allocateCells } from '../../src-shared/domain/paper/allocate-cells';
import { scoredItemIds } from '../../src-shared/domain/paper/candidate-paper';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import type { Bank } from '../../src-shared/domain/paper/index-bank';
import type { Paper } from '../../src-shared/domain/paper/paper';
import { largestRemainder } from '../../src-shared/domain/paper/quotas';
import { buildBank } from '../builders/build-bank';
import { buildBlueprint } from '../builders/build-blueprint';

const blueprint = buildBlueprint();
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
const DEMAND = { single: 40, multiple: 10, 'true-false': 20 } as const;
const CHOICE_TYPES = ['single', 'multiple', 'true-false'] as const;

/** Banks from generous to hopeless, with enemy groups that may reach over topics, difficulties, types and cases. */
const anyBank = fc
  .record({
    sizes: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 84, maxLength: 84 }),
    groups: fc.array(fc.option(fc.integer({ min: 0, max: 25 }), { freq: 2 }), {
      minLength: 1,
      maxLength: 60,
    }),
    hasCaseEnemies: fc.boolean(),
  })
  .map(({ sizes, groups, hasCaseEnemies }) => {
    let cell = 0;
    let place = 0;
    return buildBank({
      blueprint,
      perCell: ({ type }) => (sizes[cell++ % sizes.length] ?? 0) + Number(type === 'case' || cell === 1),
      enemyGroup: ({ type }) => {
        const group = groups[place++ % groups.length];
        return group == null || (type === 'case' && !hasCaseEnemies) ? undefined : `g${group}`;
      },
    });
  });

function itemsOf(paper: Paper, bank: Bank): Item[] {
  const byId = new Map(bank.items.map((item): [string, Item] => [item.id, item]));
  return paper.questions.map((question) => {
    const item = byId.get(question.kind === 'case' ? question.caseId : question.item.itemId);
    if (item === undefined) throw new Error('a paper holds items of its bank only');
    return item;
  });
}

const unitOf = (item: Item) => item.enemyGroup ?? `alone ${item.id}`;

describe('every paper of every bank', () => {
  it('is whole, without duplicates and without enemies, with quotas met or the borrows recorded (TS-20 to TS-22)', () => {
    const outcomes = { made: 0, refused: 0 };
    fc.assert(
      fc.property(anyBank, seed, (bank, bytes) => {
        const made = generatePaper({ bank, blueprint, seed: bytes });
        if (!made.ok) {
          outcomes.refused += 1;
          expect(made.error.kind).toBe('type-short');
          return;
        }
        outcomes.made += 1;
        const items = itemsOf(made.value, bank);
        expect(items.map((item) => item.type)).toEqual([
          ...Array<string>(40).fill('single'),
          ...Array<string>(10).fill('multiple'),
          ...Array<string>(20).fill('true-false'),
          ...Array<string>(4).fill('case'),
        ]);
        expect(new Set(scoredItemIds(made.value)).size).toBe(86);
        expect(new Set(items.map(unitOf)).size).toBe(items.length);
        const caseTopics = items.filter((item) => item.type === 'case').map((item) => item.topic);
        expect(new Set(caseTopics).size).toBe(4);
        for (const topic of caseTopics) expect(topic).toMatch(/^(POS|SKI)\./);
        expectQuotas(made.value, items);
        for (const { wanted, got } of made.value.borrows) expect(got).not.toEqual(wanted);
      }),
      { numRuns: 150, seed: 20 },
    );
    expect(outcomes.made).toBeGreaterThan(20);
    expect(outcomes.refused).toBeGreaterThan(20);
  });

  it('is refused only when the bank really can not fill a type (TS-22)', () => {
    fc.assert(
      fc.property(anyBank, seed, (bank, bytes) => {
        const made = generatePaper({ bank, blueprint, seed: bytes });
        // Enemies among cases are left out here: then by Hall's theorem the types can be filled exactly when for
        // each set of types there are enough units that hold an item of one of them.
        if (bank.items.some((item) => item.type === 'case' && item.enemyGroup !== undefined)) return;
        const isPossible = [1, 2, 3, 4, 5, 6, 7].every((bits) => {
          const types = CHOICE_TYPES.filter((_type, at) => (bits >> at) & 1);
          const units = new Set(
            bank.items.filter((item) => (types as string[]).includes(item.type)).map(unitOf),
          );
          return units.size >= types.reduce((sum, type) => sum + DEMAND[type], 0);
        });
        expect(made.ok).toBe(isPossible);
      }),
      { numRuns: 3000, seed: 99 },
    );
  });

  it('is the same for the same seed, whatever the order of the bank (TS-23)', () => {
    fc.assert(
      fc.property(anyBank, seed, fc.infiniteStream(fc.nat()), (bank, bytes, dice) => {
        const shuffledItems = bank.items
          .map((item) => ({ item, at: dice.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
        const [one, again, other] = [bank, bank, { ...bank, items: shuffledItems }].map((from) =>
          generatePaper({ bank: from, blueprint, seed: bytes }),
        );
        expect(again).toEqual(one);
        expect(other).toEqual(one);
        if (one?.ok && other?.ok) expect(canonicalJson(other.value)).toBe(canonicalJson(one.value));
      }),
      { numRuns: 50, seed: 22 },
    );
  });
});

describe('quotas', () => {
  it('add up to the total and lie within one of the exact share (TS-21)', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 500 }),
        fc
          .array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 30 })
          .filter((list) => list.some((w) => w > 0)),
        (total, weights) => {
          const quotas = largestRemainder(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(quotas.reduce((a, b) => a + b, 0)).toBe(total);
          for (const [at, quota] of quotas.entries()) {
            expect(Math.abs(quota - (total * (weights[at] ?? 0)) / sum)).toBeLessThan(1);
          }
        },
      ),
    );
  });
});

describe('the table of topics and difficulties', () => {
  const problem = fc
    .record({
      weights: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
      total: fc.integer({ min: 1, max: 40 }),
      capacities: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 24, maxLength: 24 }),
    })
    .map(({ weights, total, capacities }) => ({
      rows: largestRemainder(total, weights),
      columns: largestRemainder(total, [3, 5, 2]),
      capacity: weights.map((_, row) => [0, 1, 2].map((column) => capacities[row * 3 + column] ?? 0)),
    }));

  it('holds as many questions as any table could, so both quotas exactly when the bank allows (TS-20)', () => {
    let exact = 0;
    fc.assert(
      fc.property(problem, ({ rows, columns, capacity }) => {
        const table = allocateCells(rows, columns, capacity);
        const placed = table.flat().reduce((a, b) => a + b, 0);
        for (const [row, fields] of table.entries()) {
          expect(fields.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(rows[row] ?? 0);
          for (const [column, count] of fields.entries()) {
            expect(count).toBeGreaterThanOrEqual(0);
            expect(count).toBeLessThanOrEqual(capacity[row]?.[column] ?? 0);
          }
        }
        // The largest possible number is the smallest cut (max-flow min-cut), taken over the sets of columns.
        const cuts = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => {
          const isIn = (column: number) => ((bits >> column) & 1) === 1;
          const cutColumns = columns.filter((_c, column) => !isIn(column)).reduce((a, b) => a + b, 0);
          const cutRows = rows.map((row, at) => {
            const through = (capacity[at] ?? [])
              .filter((_c, column) => isIn(column))
              .reduce((a, b) => a + b, 0);
            return Math.min(row, through);
          });
          return cutColumns + cutRows.reduce((a, b) => a + b, 0);
        });
        expect(placed).toBe(Math.min(...cuts));
        if (placed === rows.reduce((a, b) => a + b, 0)) exact += 1;
      }),
      { numRuns: 20000, seed: 99 },
    );
    expect(exact).toBeGreaterThan(50);
  });
});

/** With every borrow taken back, the table meets the quotas of topics and of difficulties. */
function expectQuotas(paper: Paper, items: readonly Item[]): void {
  const topics = blueprint.topics.map((topic) => topic.code);
  const weights = blueprint.topics.map((topic) => topic.weight);
  for (const type of [...CHOICE_TYPES, 'case'] as const) {
    const perTopic = new Map<string, number>();
    const perDifficulty = new Map<number, number>();
    const add = (cell: { readonly topic: string; readonly difficulty: number }, by: number) => {
      perTopic.set(cell.topic, (perTopic.get(cell.topic) ?? 0) + by);
      perDifficulty.set(cell.difficulty, (perDifficulty.get(cell.difficulty) ?? 0) + by);
    };
    for (const item of items) if (item.type === type) add(item, 1);
    for (const borrow of paper.borrows) {
      if (borrow.type !== type) continue;
      add(borrow.got, -1);
      add(borrow.wanted, 1);
    }
    const total = type === 'case' ? 4 : DEMAND[type];
    expect([1, 2, 3].map((difficulty) => perDifficulty.get(difficulty) ?? 0)).toEqual(
      largestRemainder(total, blueprint.difficultyMix),
    );
    if (type === 'case') continue;
    expect(topics.map((topic) => perTopic.get(topic) ?? 0)).toEqual(largestRemainder(total, weights));
  }
}
