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
import { buildBank } from '../../../builders/build-bank';
import { buildBlueprint } from '../../../builders/build-blueprint';
import { buildSeed } from '../../../builders/build-seed';
import { drawPaper, itemsOf } from '../../../builders/draw-paper';

const blueprint = buildBlueprint();
const bank = buildBank({ blueprint });

const paperOf = (from: Bank, seed: string | number = 1, plan = blueprint): Paper =>
  drawPaper(from, plan, seed);

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

  it('shuffles the order of questions inside a block, and of the cases (TS-24)', () => {
    const orderOf = (paper: Paper, type: Item['type']) =>
      itemsOf(paper, bank).filter((item) => item.type === type);
    for (const type of ['single', 'multiple', 'true-false', 'case'] as const) {
      // By topic and difficulty, in which questions are drawn: a block that kept that order would not be shuffled.
      const isSorted = Array.from({ length: 20 }, (_, seed) => {
        const keys = orderOf(paperOf(bank, seed), type).map((item) => `${item.topic} ${item.difficulty}`);
        return keys.join() === keys.toSorted().join();
      });
      expect(isSorted.filter((sorted) => sorted).length).toBeLessThan(5);
    }
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
