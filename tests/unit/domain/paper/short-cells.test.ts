import { describe, expect, it } from 'vitest';
import { scoredItemIds } from '../../../../src-shared/domain/paper/candidate-paper';
import { generatePaper } from '../../../../src-shared/domain/paper/generate-paper';
import type { Bank } from '../../../../src-shared/domain/paper/index-bank';
import type { Paper } from '../../../../src-shared/domain/paper/paper';
import { type BankCell, buildBank } from '../../../builders/build-bank';
import { buildBlueprint } from '../../../builders/build-blueprint';
import { buildSeed } from '../../../builders/build-seed';
import { drawPaper, itemsOf } from '../../../builders/draw-paper';

const blueprint = buildBlueprint();
const bank = buildBank({ blueprint });

const paperOf = (from: Bank, seed: string | number = 1, plan = blueprint): Paper =>
  drawPaper(from, plan, seed);

describe('a short cell (TS-22)', () => {
  const without = (isShort: (cell: BankCell) => boolean, left = 0) =>
    buildBank({ blueprint, perCell: (cell) => (isShort(cell) ? left : 10) });

  it('is made up for by other cells of the table when both quotas can still be met', () => {
    const short = without(
      (cell) => cell.type === 'single' && cell.topic === 'POS.SCH' && cell.difficulty === 3,
    );
    const paper = paperOf(short);
    expect(paper.borrows).toEqual([]);
    const singles = itemsOf(paper, short).filter((item) => item.type === 'single');
    expect(singles.filter((item) => item.topic === 'POS.SCH')).toHaveLength(8);
    expect(singles.filter((item) => item.difficulty === 3)).toHaveLength(8);
  });

  it('borrows from the same topic first, and says so', () => {
    const paper = paperOf(without((cell) => cell.type === 'multiple' && cell.difficulty === 3));
    expect(paper.borrows).toHaveLength(2);
    for (const borrow of paper.borrows) {
      expect(borrow.type).toBe('multiple');
      expect(borrow.wanted.difficulty).toBe(3);
      expect(borrow.got).toEqual({ topic: borrow.wanted.topic, difficulty: 2 });
    }
  });

  it('borrows from a sibling topic when the topic is empty, at the same difficulty', () => {
    const paper = paperOf(without((cell) => cell.type === 'multiple' && cell.topic === 'POS.SCH'));
    expect(paper.borrows).toHaveLength(2);
    for (const borrow of paper.borrows) {
      expect(borrow.wanted.topic).toBe('POS.SCH');
      expect(borrow.got).toEqual({ topic: 'POS.QUA', difficulty: borrow.wanted.difficulty });
    }
  });

  it('borrows from any topic when the siblings are empty too', () => {
    const paper = paperOf(without((cell) => cell.type === 'multiple' && cell.topic.startsWith('POS')));
    expect(paper.borrows).toHaveLength(4);
    for (const borrow of paper.borrows) expect(borrow.got.topic).not.toMatch(/^POS/);
    expect(new Set(scoredItemIds(paper)).size).toBe(86);
  });

  it('borrows a case from its topic at another difficulty', () => {
    const paper = paperOf(without((cell) => cell.type === 'case' && cell.difficulty === 1));
    expect(paper.borrows).toHaveLength(1);
    expect(paper.borrows[0]).toMatchObject({
      type: 'case',
      wanted: { difficulty: 1 },
      got: { difficulty: 2 },
    });
    expect(paper.borrows[0]?.got.topic).toBe(paper.borrows[0]?.wanted.topic);
  });

  it('still gives every type its number when the bank has not one question to spare', () => {
    const quota = new Map([
      ['single', 40],
      ['multiple', 10],
      ['true-false', 20],
    ]);
    const tight = buildBank({
      blueprint,
      perCell: ({ type, topic, difficulty }) =>
        type === 'case'
          ? Number(difficulty === 2)
          : topic === 'SKI.SET' && difficulty === 1
            ? (quota.get(type) ?? 0)
            : 0,
    });
    const paper = paperOf(tight);
    expect(new Set(scoredItemIds(paper)).size).toBe(86);
    expect(paper.borrows.length).toBeGreaterThan(50);
  });
});

describe('no paper rather than a short one (TS-22)', () => {
  it.each([
    { type: 'single' as const, wanted: 40 },
    { type: 'multiple' as const, wanted: 10 },
    { type: 'true-false' as const, wanted: 20 },
  ])('when the bank lacks one $type', ({ type, wanted }) => {
    const short = buildBank({
      blueprint,
      perCell: (cell) =>
        cell.type === type ? (cell.topic === 'POS.SCH' && cell.difficulty === 2 ? wanted - 1 : 0) : 10,
    });
    expect(generatePaper({ bank: short, blueprint, seed: buildSeed(1) })).toEqual({
      ok: false,
      error: { kind: 'type-short', type, wanted, available: wanted - 1 },
    });
  });

  it('when only three topics have a case', () => {
    const short = buildBank({
      blueprint,
      perCell: (cell) => (cell.type === 'case' && cell.topic === 'POS.SCH' ? 0 : 10),
    });
    expect(generatePaper({ bank: short, blueprint, seed: buildSeed(1) })).toEqual({
      ok: false,
      error: { kind: 'type-short', type: 'case', wanted: 4, available: 3 },
    });
  });

  it('when the blueprint can not be obeyed', () => {
    const topics = blueprint.topics;
    const [first, second, ...rest] = topics;
    if (first === undefined || second === undefined) throw new Error('the test blueprint has seven topics');
    const bad = [
      {
        plan: { ...blueprint, topics: [{ ...first, weight: 31 }, second, ...rest] },
        reason: 'weights-do-not-add-up',
      },
      {
        plan: { ...blueprint, topics: [first, { ...second, code: first.code }, ...rest] },
        reason: 'topic-twice',
      },
      { plan: { ...blueprint, difficultyMix: [0, 0, 0] as const }, reason: 'no-difficulty-mix' },
      { plan: { ...blueprint, caseTopicPrefixes: ['SKI'] }, reason: 'too-few-case-topics' },
    ];
    for (const { plan, reason } of bad) {
      expect(
        generatePaper({
          bank,
          blueprint: { ...plan, difficultyMix: [...plan.difficultyMix] },
          seed: buildSeed(1),
        }),
      ).toEqual({
        ok: false,
        error: { kind: 'blueprint-unusable', reason },
      });
    }
  });

  it('when two questions bear one id, a question of a case included', () => {
    const [item] = bank.items;
    const aCase = bank.items.find((one) => one.type === 'case');
    const part = aCase?.type === 'case' ? aCase.items[0] : undefined;
    if (item === undefined || part === undefined) throw new Error('the test bank has items and cases');
    for (const id of [item.id, part.id]) {
      const doubled = { ...bank, items: [...bank.items, { ...item, id }] };
      expect(generatePaper({ bank: doubled, blueprint, seed: buildSeed(1) })).toEqual({
        ok: false,
        error: { kind: 'item-twice', itemId: id },
      });
    }
  });
});

describe('enemies never meet (TS-22)', () => {
  const groupsOf = (paper: Paper, from: Bank) =>
    itemsOf(paper, from).flatMap((item) => (item.enemyGroup === undefined ? [] : [item.enemyGroup]));

  it('across topics, difficulties, types and cases', () => {
    const hostile = buildBank({
      blueprint,
      perCell: 10,
      enemyGroup: (_cell, n) => (n > 6 ? undefined : `g${n}`),
    });
    for (let seed = 0; seed < 100; seed++) {
      const groups = groupsOf(paperOf(hostile, seed), hostile);
      expect(new Set(groups).size).toBe(groups.length);
    }
  });

  it('and one question of a group in two types gives way where it can be spared', () => {
    // Twenty true-false in all, each the enemy of one of many singles: a single drawn first must not block one.
    const tight = buildBank({
      blueprint,
      perCell: (cell) =>
        cell.type === 'true-false' ? (cell.topic === 'GEN.LAW' && cell.difficulty === 1 ? 20 : 0) : 20,
      enemyGroup: (cell, n) =>
        cell.type === 'true-false' || (cell.type === 'single' && cell.topic === 'POS.SCH')
          ? `g${n}`
          : undefined,
    });
    for (let seed = 0; seed < 20; seed++) {
      const paper = paperOf(tight, seed);
      const groups = groupsOf(paper, tight);
      expect(new Set(groups).size).toBe(groups.length);
      expect(itemsOf(paper, tight).filter((item) => item.type === 'true-false')).toHaveLength(20);
    }
  });

  it('and a group that lies in two cells goes where it is needed, so nothing is borrowed', () => {
    // POS.SCH hard multiples consist of two items whose twins lie among plenty of easy ones.
    const isScarce = (cell: BankCell) => cell.type === 'multiple' && cell.topic === 'POS.SCH';
    const twins = buildBank({
      blueprint,
      perCell: (cell) => (isScarce(cell) && cell.difficulty === 3 ? 2 : 10),
      enemyGroup: (cell, n) => (isScarce(cell) && cell.difficulty !== 2 && n <= 2 ? `twin${n}` : undefined),
    });
    for (let seed = 0; seed < 50; seed++) expect(paperOf(twins, seed).borrows).toEqual([]);
  });

  it('and a bank of one single group per type has no paper', () => {
    const oneGroup = buildBank({
      blueprint,
      enemyGroup: (cell) => (cell.type === 'multiple' ? 'all' : undefined),
    });
    expect(generatePaper({ bank: oneGroup, blueprint, seed: buildSeed(1) })).toEqual({
      ok: false,
      error: { kind: 'type-short', type: 'multiple', wanted: 10, available: 1 },
    });
  });
});
