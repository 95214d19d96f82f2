import type { Item } from '../../src-shared/domain/item/item';
import { scoredItems } from '../../src-shared/domain/item/items-of-bank';
import { lintItem } from '../../src-shared/domain/item/lint-item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import type { BankProblem } from '../read/bank-problem';
import type { LocatedItem } from '../read/parse-bank-file';
import { ITEM_RULE_TEXT } from './item-rule-text';

/** What schemas do not see: the form of each item (QB-4), ids used twice, topics and posts that are not the blueprint's. */
export function checkBank(items: readonly LocatedItem[], blueprint: Blueprint): readonly BankProblem[] {
  return [
    ...duplicateIds(items),
    ...items.flatMap((located) => [...lintProblems(located), ...placeProblems(located, blueprint)]),
    ...blueprintProblems(blueprint),
  ];
}

/** Ids of items and of case questions share one space, because answers name both. */
function duplicateIds(items: readonly LocatedItem[]): readonly BankProblem[] {
  const firstIn = new Map<string, LocatedItem>();
  const problems: BankProblem[] = [];
  for (const located of items) {
    for (const id of idsOf(located.item)) {
      const earlier = firstIn.get(id);
      if (earlier === undefined) firstIn.set(id, located);
      // Twice within one item is the item's own fault, and its lint says so.
      if (earlier === undefined || earlier === located) continue;
      const reason = `编号重复，已见于 id already used in: ${earlier.file}`;
      problems.push({ file: located.file, itemId: id, rule: 'duplicate-id', reason });
    }
  }
  return problems;
}

function lintProblems({ file, item }: LocatedItem): readonly BankProblem[] {
  return lintItem(item).map(({ itemId, rule, reason }) => ({
    file,
    itemId,
    rule,
    reason: `${ITEM_RULE_TEXT[rule]} ${reason}`,
  }));
}

function placeProblems({ file, item }: LocatedItem, blueprint: Blueprint): readonly BankProblem[] {
  const problems: BankProblem[] = [];
  const add = (rule: string, reason: string) => problems.push({ file, itemId: item.id, rule, reason });
  if (!blueprint.topics.some((topic) => topic.code === item.topic)) {
    add('unknown-topic', `知识点不在蓝图中 topic is not in the blueprint: ${item.topic}`);
  }
  if (!item.posts.includes(blueprint.post)) {
    add('other-post', `不属于岗位 is not for post: ${blueprint.post}`);
  }
  return problems;
}

/** TS-20: weights are thousandths of the whole; a topic stands once. */
function blueprintProblems(blueprint: Blueprint): readonly BankProblem[] {
  const problems: BankProblem[] = [];
  const add = (rule: string, reason: string) => problems.push({ file: 'blueprint.json', rule, reason });
  const sum = blueprint.topics.reduce((total, topic) => total + topic.weight, 0);
  if (sum !== 1000) add('weights', `权重之和应为 1000, weights must add up to 1000, not ${sum}`);
  const codes = new Set(blueprint.topics.map((topic) => topic.code));
  if (codes.size < blueprint.topics.length) add('duplicate-topic', '知识点重复 a topic stands twice');
  return problems;
}

function idsOf(item: Item): readonly string[] {
  const questionIds = scoredItems(item).map((question) => question.id);
  return item.type === 'case' ? [item.id, ...questionIds] : questionIds;
}
