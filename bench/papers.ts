import { createHash } from 'node:crypto';
import { readBanks } from '../src-bank/read/read-banks';
import type { ItemId } from '../src-shared/basics/ids';
import type { Item } from '../src-shared/domain/item/item';
import type { Blueprint } from '../src-shared/domain/paper/blueprint';
import { generatePaper } from '../src-shared/domain/paper/generate-paper';
import { type BankIndex, indexBank } from '../src-shared/domain/paper/index-bank';
import type { Paper } from '../src-shared/domain/paper/paper';
import { largestRemainder } from '../src-shared/domain/paper/quotas';
import { keysOfPaper } from '../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../src-shared/domain/scoring/score-attempt';
import { type Figure, times } from './figure';
import { largeBank } from './large-bank';

const LIMIT_MS = 10;
const SCORES_A_SECOND = 100_000;

const seed = (n: number): Uint8Array => createHash('sha256').update(`bench ${n}`).digest();

function paperOf(index: BankIndex, n: number): Paper {
  const paper = generatePaper({ index, seed: seed(n) });
  if (!paper.ok) throw new Error(paper.error.kind);
  return paper.value;
}

/** Paper generation, scoring, overlap and quotas (TS-20 to TS-25). */
export async function paperFigures(
  bankFolders: readonly string[],
  isQuick: boolean,
): Promise<readonly Figure[]> {
  const demo = await readBanks(bankFolders);
  if (!demo.ok) throw new Error('the demonstration bank is broken');
  const [blueprint] = demo.value.blueprints;
  if (blueprint === undefined) throw new Error('no blueprint');
  const items = largeBank(blueprint, 100_000);
  const index = indexBank({ bankVersion: 'bench', items }, blueprint);
  if (!index.ok) throw new Error(index.error.kind);
  const made = times(isQuick ? 100 : 1000, (n) => paperOf(index.value, n));
  return [
    {
      name: `一份试卷 one paper from ${items.length} items, bank loaded`,
      measured: `median ${made.median.toFixed(2)} ms, p95 ${made.p95.toFixed(2)} ms`,
      against: `limit ${LIMIT_MS} ms`,
      ratio: made.p95 / LIMIT_MS,
      isMet: made.p95 < LIMIT_MS,
    },
    scoring(paperOf(index.value, 1), items),
    ...overlaps(blueprint, demo.value.items, isQuick ? 200 : 1000),
    quotas(index.value, isQuick ? 1000 : 10_000),
  ];
}

function scoring(paper: Paper, items: readonly Item[]): Figure {
  const keys = keysOfPaper(paper, items);
  if (!keys.ok) throw new Error('keys');
  const answers = new Map(keys.value.map((key) => [key.itemId, key.key]));
  const each = 2000;
  const spread = times(20, () => {
    for (let i = 0; i < each; i++) scoreAttempt({ keys: keys.value, answers, passMark: 60 });
  });
  const aSecond = (each * 1000) / spread.median;
  return {
    name: '评分 papers of 86 items scored on one core',
    measured: `${Math.round(aSecond).toLocaleString('en')} a second (median of ${each})`,
    against: `at least ${SCORES_A_SECOND.toLocaleString('en')} a second`,
    ratio: aSecond / SCORES_A_SECOND,
    isMet: aSecond >= SCORES_A_SECOND,
  };
}

const idsOf = (paper: Paper): readonly ItemId[] =>
  paper.questions.map((question) => (question.kind === 'case' ? question.caseId : question.item.itemId));

/** A bank of some size, where chance has something to say, and the demonstration's own. */
function overlaps(blueprint: Blueprint, demoItems: readonly Item[], papers: number): readonly Figure[] {
  const banks = [
    ['样例 5 000 items', largeBank(blueprint, 5000)],
    [`演示题库 ${blueprint.postName}`, demoItems],
  ] as const;
  return banks.flatMap(([name, items]) => {
    const index = indexBank({ bankVersion: 'bench', items }, blueprint);
    if (!index.ok) throw new Error(index.error.kind);
    return overlap(index.value, name, papers);
  });
}

/**
 * Mean overlap of neighbouring papers against TS-25's expectation. Quotas make each type a stratified draw, so the
 * expectation is the sum of n²/N over topics, of which n²/N over the whole type is the smallest possible value.
 */
function overlap(index: BankIndex, name: string, papers: number): readonly Figure[] {
  const drawn = Array.from({ length: papers }, (_, n) => new Set(idsOf(paperOf(index, n))));
  let shared = 0;
  for (let n = 1; n < papers; n++) {
    for (const id of drawn[n] ?? []) if (drawn[n - 1]?.has(id)) shared += 1;
  }
  const mean = shared / (papers - 1);
  const expected = expectedOverlap(index);
  return [
    {
      name: `两卷重合 overlap of ${papers} papers of ${name}`,
      measured: `${mean.toFixed(3)} questions of 74`,
      against: `n²/N by topic and type: ${expected.toFixed(3)}`,
      ratio: mean / expected,
      isMet: mean <= expected * 1.25,
    },
  ];
}

function expectedOverlap(index: BankIndex): number {
  let sum = 0;
  for (const table of index.tables) {
    for (const [row, counts] of table.counts.entries()) {
      const wanted = counts.reduce((a, b) => a + b, 0);
      const there = (table.capacity[row] ?? []).reduce((a, b) => a + b, 0);
      if (there > 0) sum += (wanted * wanted) / there;
    }
  }
  const cases = [...index.stock]
    .filter(([key]) => key.includes('case'))
    .reduce((n, [, units]) => n + units.length, 0);
  return sum + (4 * 4) / cases;
}

/** TS-21: every quota of topic and of difficulty met exactly, in every paper. */
function quotas(index: BankIndex, papers: number): Figure {
  const topicOf = new Map<
    string,
    { readonly topic: string; readonly difficulty: number; readonly type: string }
  >();
  for (const units of index.stock.values()) {
    for (const unit of units) for (const item of unit.items) topicOf.set(item.id, item);
  }
  const totals = { single: 40, multiple: 10, 'true-false': 20 } as const;
  const weights = index.blueprint.topics.map((topic) => topic.weight);
  let exact = 0;
  for (let n = 0; n < papers; n++) {
    const drawn = idsOf(paperOf(index, n)).flatMap((id) => topicOf.get(id) ?? []);
    const isExact = (Object.keys(totals) as (keyof typeof totals)[]).every((type) => {
      const ofType = drawn.filter((item) => item.type === type);
      const rows = largestRemainder(totals[type], weights);
      const columns = largestRemainder(totals[type], index.blueprint.difficultyMix);
      return (
        index.blueprint.topics.every(
          (topic, i) => ofType.filter((item) => item.topic === topic.code).length === rows[i],
        ) && columns.every((quota, i) => ofType.filter((item) => item.difficulty === i + 1).length === quota)
      );
    });
    if (isExact) exact += 1;
  }
  return {
    name: '配额 papers with every topic and difficulty quota exact',
    measured: `${exact} of ${papers}`,
    against: 'all',
    ratio: exact / papers,
    isMet: exact === papers,
  };
}
