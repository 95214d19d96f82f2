import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../src-shared/basics/canonical-json';
import type { CandidateId } from '../../../../src-shared/basics/ids';
import { CandidatePaper } from '../../../../src-shared/domain/item/candidate-item';
import type { Item } from '../../../../src-shared/domain/item/item';
import { scoredItemIds, toCandidatePaper } from '../../../../src-shared/domain/paper/candidate-paper';
import { generatePaper } from '../../../../src-shared/domain/paper/generate-paper';
import { type Bank, indexBank } from '../../../../src-shared/domain/paper/index-bank';
import { Paper } from '../../../../src-shared/domain/paper/paper';
import { paperSeedText } from '../../../../src-shared/domain/paper/paper-seed';
import { type BankCell, buildBank } from '../../../builders/build-bank';
import { buildBlueprint } from '../../../builders/build-blueprint';
import { buildSeed } from '../../../builders/build-seed';

const blueprint = buildBlueprint();
const bank = buildBank({ blueprint });

function paperOf(from: Bank, seed: string | number = 1, plan = blueprint): Paper {
  const made = generatePaper({ bank: from, blueprint: plan, seed: buildSeed(seed) });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** The items of a paper in its order; a case counts as itself. */
function itemsOf(paper: Paper, from: Bank): Item[] {
  const byId = new Map(from.items.map((item): [string, Item] => [item.id, item]));
  return paper.questions.flatMap((question) => {
    const item = byId.get(question.kind === 'case' ? question.caseId : question.item.itemId);
    return item === undefined ? [] : [item];
  });
}

function count<T>(list: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

describe('the shape of a paper', () => {
  it('has 74 numbered questions in four blocks and 86 scored ones (TS-2, TS-3, TS-24)', () => {
    const paper = paperOf(bank);
    expect(Paper.parse(paper)).toEqual(paper);
    const types = itemsOf(paper, bank).map((item) => item.type);
    expect(types).toEqual([
      ...Array<string>(40).fill('single'),
      ...Array<string>(10).fill('multiple'),
      ...Array<string>(20).fill('true-false'),
      ...Array<string>(4).fill('case'),
    ]);
    expect(new Set(scoredItemIds(paper)).size).toBe(86);
  });

  it('meets the quotas of topics and of difficulties without borrowing (TS-21)', () => {
    const paper = paperOf(bank);
    expect(paper.borrows).toEqual([]);
    const items = itemsOf(paper, bank);
    const topics = blueprint.topics.map((topic) => topic.code);
    const table = {
      single: [1, 5, 6, 8, 8, 7, 5],
      multiple: [0, 1, 2, 2, 2, 2, 1],
      'true-false': [1, 2, 3, 4, 4, 4, 2],
    };
    const mixes = { single: [12, 20, 8], multiple: [3, 5, 2], 'true-false': [6, 10, 4], case: [1, 2, 1] };
    for (const [type, quotas] of Object.entries(table)) {
      const perTopic = count(items.filter((item) => item.type === type).map((item) => item.topic));
      expect(topics.map((topic) => perTopic.get(topic) ?? 0)).toEqual(quotas);
    }
    for (const [type, mix] of Object.entries(mixes)) {
      const perDifficulty = count(items.filter((item) => item.type === type).map((item) => item.difficulty));
      expect(([1, 2, 3] as const).map((difficulty) => perDifficulty.get(difficulty) ?? 0)).toEqual(mix);
    }
  });

  it('takes cases from four different topics of the post and skill groups (TS-20)', () => {
    const wide = buildBlueprint({
      topics: [
        ...blueprint.topics.slice(0, 6),
        { code: 'SKI.SET', name: '样例', weight: 60 },
        { code: 'SKI.DOC', name: '样例', weight: 60 },
      ],
    });
    const wideBank = buildBank({ blueprint: wide });
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const cases = itemsOf(paperOf(wideBank, seed, wide), wideBank).filter((item) => item.type === 'case');
      const topics = new Set(cases.map((item) => item.topic));
      expect(topics.size).toBe(4);
      for (const topic of topics) expect(topic).toMatch(/^(POS|SKI)\./);
      for (const topic of topics) seen.add(topic);
    }
    expect(seen.size).toBe(5);
  });

  it('draws approved items of its post and topics only', () => {
    const strangers: Item[] = bank.items.flatMap((item, at): Item[] => {
      const id = `x-${at}` as Item['id'];
      if (item.type === 'case') return [];
      return [
        { ...item, id: `${id}-draft` as Item['id'], status: 'draft' },
        { ...item, id: `${id}-retired` as Item['id'], status: 'retired' },
        { ...item, id: `${id}-post` as Item['id'], posts: ['999'] },
        { ...item, id: `${id}-topic` as Item['id'], topic: 'POS.XXX' },
      ];
    });
    const mixed = { ...bank, items: [...bank.items, ...strangers] };
    for (let seed = 0; seed < 10; seed++) {
      expect(paperOf(mixed, seed)).toEqual(paperOf(bank, seed));
    }
  });

  it('shuffles options, but never those of true-false or of a fixed order (TS-24)', () => {
    const fixed: Bank = {
      ...bank,
      items: bank.items.map((item) => (item.type === 'multiple' ? { ...item, fixedOrder: true } : item)),
    };
    const paper = paperOf(fixed);
    const orders = (type: Item['type']) =>
      new Set(
        paper.questions.flatMap((question) =>
          question.kind === 'choice' && question.item.itemId.startsWith(`${type}-`)
            ? [question.item.optionIds.join('')]
            : [],
        ),
      );
    expect(orders('true-false')).toEqual(new Set(['yesno']));
    expect(orders('multiple')).toEqual(new Set(['abcde']));
    expect(orders('single').size).toBeGreaterThan(10);
  });

  it('keeps the questions of a case in their order and shuffles their options (TS-24)', () => {
    const paper = paperOf(bank);
    for (const question of paper.questions) {
      if (question.kind !== 'case') continue;
      expect(question.items.map((part) => part.itemId)).toEqual(
        [1, 2, 3, 4].map((n) => `${question.caseId}.${n}`),
      );
      expect(question.items[3]?.optionIds).toEqual(['yes', 'no']);
    }
  });
});

describe('a paper can be made again (TS-23)', () => {
  it('is the same text for the same seed, whatever the order of the bank', () => {
    const reversed = { ...bank, items: [...bank.items].reverse() };
    expect(canonicalJson(paperOf(reversed))).toBe(canonicalJson(paperOf(bank)));
  });

  it('is the same from an index as from the bank', () => {
    const index = indexBank(bank, blueprint);
    if (!index.ok) throw new Error('the test bank has an index');
    for (let seed = 0; seed < 5; seed++) {
      const made = generatePaper({ index: index.value, seed: buildSeed(seed) });
      expect(made).toEqual({ ok: true, value: paperOf(bank, seed) });
    }
  });

  it('differs between seeds, and uses every item of a cell in the long run', () => {
    const texts = new Set<string>();
    const used = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const paper = paperOf(bank, seed);
      texts.add(canonicalJson({ ...paper, seedHex: '' }));
      for (const item of itemsOf(paper, bank)) used.add(item.id);
    }
    expect(texts.size).toBe(200);
    const cell = bank.items.filter((item) => item.type === 'single' && item.topic === 'POS.SCH');
    expect(cell.filter((item) => used.has(item.id))).toHaveLength(cell.length);
  });

  it('has a seed text that no two attempts share', () => {
    const first = 'C-1' as CandidateId;
    expect(
      new Set([paperSeedText(first, 1), paperSeedText(first, 11), paperSeedText('C-11' as CandidateId, 1)])
        .size,
    ).toBe(3);
  });

  it('asks for a seed of 32 bytes', () => {
    const made = generatePaper({ bank, blueprint, seed: new Uint8Array(16) });
    expect(made).toEqual({ ok: false, error: { kind: 'wrong-seed-length', bytes: 16 } });
  });

  it('draws from a bank of many thousand items as from a small one', () => {
    const large = buildBank({ blueprint, perCell: (cell) => (cell.type === 'case' ? 20 : 300) });
    const paper = paperOf(large);
    expect(paper.borrows).toEqual([]);
    expect(new Set(scoredItemIds(paper)).size).toBe(86);
  });
});

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

describe('what a candidate sees of a paper (TS-7)', () => {
  it('has numbers from 1 to 74, 100 points, the order of the paper and no key', () => {
    const paper = paperOf(bank);
    const seen = toCandidatePaper(paper, bank.items, true);
    expect(CandidatePaper.parse(seen)).toEqual(seen);
    expect(seen.questions.map((question) => question.number)).toEqual(
      Array.from({ length: 74 }, (_, at) => at + 1),
    );
    const items = seen.questions.flatMap((question) =>
      question.kind === 'case' ? question.items : [question.item],
    );
    expect(items.map((item) => item.id)).toEqual(scoredItemIds(paper));
    expect(items.reduce((sum, item) => sum + item.points, 0)).toBe(100);
    const first = paper.questions[0];
    expect(first?.kind === 'choice' && first.item.optionIds).toEqual(
      items[0]?.options.map((option) => option.id),
    );
    const text = JSON.stringify(seen);
    for (const secret of ['"key"', 'rationale', 'source', '样例解析', 'reviewer'])
      expect(text).not.toContain(secret);
  });

  it('throws on another bank than the one of the paper', () => {
    const paper = paperOf(bank);
    expect(() => toCandidatePaper(paper, bank.items.slice(0, 5), true)).toThrow();
  });
});
