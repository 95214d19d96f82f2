import type { Item } from '../../src-shared/domain/item/item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import type { Bank } from '../../src-shared/domain/paper/index-bank';
import type { Paper } from '../../src-shared/domain/paper/paper';
import { buildSeed } from './build-seed';

/** The paper of a bank that must have one. */
export function drawPaper(bank: Bank, blueprint: Blueprint, seed: string | number = 1): Paper {
  const made = generatePaper({ bank, blueprint, seed: buildSeed(seed) });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** The items of a paper in its order; a case counts as itself. */
export function itemsOf(paper: Paper, from: Bank): Item[] {
  const byId = new Map(from.items.map((item): [string, Item] => [item.id, item]));
  return paper.questions.flatMap((question) => {
    const item = byId.get(question.kind === 'case' ? question.caseId : question.item.itemId);
    return item === undefined ? [] : [item];
  });
}
