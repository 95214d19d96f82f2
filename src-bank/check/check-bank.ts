import type { Item } from '../../src-shared/domain/item/item';
import { scoredItems } from '../../src-shared/domain/item/items-of-bank';
import { lintItem } from '../../src-shared/domain/item/lint-item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { type BankProblem, problemAt } from '../read/bank-problem';
import type { LocatedItem } from '../read/parse-bank-file';
import { ITEM_RULE_TEXT } from './item-rule-text';

/** The part of a folder that is checked: its items, and its blueprint unless it is a pool. */
export type FolderToCheck = {
  readonly prefix: string;
  readonly items: readonly LocatedItem[];
  readonly blueprint: Blueprint | undefined;
  readonly isPool: boolean;
};

/** What schemas do not see: the form of each item (QB-4), ids used twice, topics and posts that no blueprint has. */
export function checkBank(folders: readonly FolderToCheck[]): readonly BankProblem[] {
  const blueprints = folders.flatMap(({ blueprint }) => (blueprint === undefined ? [] : [blueprint]));
  return [
    ...duplicateIds(folders.flatMap((folder) => folder.items)),
    ...folders.flatMap((folder) =>
      folder.items.flatMap((located) => [
        ...lintProblems(located),
        ...postProblems(located, folder, blueprints),
        ...topicProblems(located, blueprints),
      ]),
    ),
    ...folders.flatMap(({ prefix, blueprint }) =>
      blueprint === undefined ? [] : blueprintProblems(`${prefix}blueprint.json`, blueprint),
    ),
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
      const where = [earlier.file, earlier.at].filter(Boolean).join(' ');
      const reason = `编号重复，已见于 id already used in: ${where}`;
      problems.push(problemAt({ ...located, itemId: id }, 'duplicate-id', reason));
    }
  }
  return problems;
}

function lintProblems({ file, at, item }: LocatedItem): readonly BankProblem[] {
  return lintItem(item).map(({ itemId, rule, reason }) =>
    problemAt({ file, at, itemId }, rule, `${ITEM_RULE_TEXT[rule]} ${reason}`),
  );
}

/** A post's folder holds that post's items; a pool's items belong to at least one post that is being read. */
function postProblems(
  { file, at, item }: LocatedItem,
  folder: FolderToCheck,
  blueprints: readonly Blueprint[],
): readonly BankProblem[] {
  const own = folder.isPool ? blueprints : blueprints.filter((one) => one === folder.blueprint);
  if (own.length === 0 || own.some(({ post }) => item.posts.includes(post))) return [];
  const posts = own.map(({ post }) => post).join(', ');
  return [problemAt({ file, at, itemId: item.id }, 'other-post', `不属于岗位 is not for post: ${posts}`)];
}

function topicProblems(
  { file, at, item }: LocatedItem,
  blueprints: readonly Blueprint[],
): readonly BankProblem[] {
  const unknownTo = blueprints.filter(
    (blueprint) =>
      // The only blueprint says which topics there are even to an item that forgot its post.
      (blueprints.length === 1 || item.posts.includes(blueprint.post)) &&
      !blueprint.topics.some((topic) => topic.code === item.topic),
  );
  if (unknownTo.length === 0) return [];
  const posts = unknownTo.map(({ post }) => post).join(', ');
  const reason = `知识点不在蓝图中 topic is not in the blueprint of ${posts}: ${item.topic}`;
  return [problemAt({ file, at, itemId: item.id }, 'unknown-topic', reason)];
}

/** TS-20: weights are thousandths of the whole; a topic stands once. */
function blueprintProblems(file: string, blueprint: Blueprint): readonly BankProblem[] {
  const problems: BankProblem[] = [];
  const add = (rule: string, reason: string) => problems.push(problemAt({ file }, rule, reason));
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
