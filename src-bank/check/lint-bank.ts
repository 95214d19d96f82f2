import type { LocalDate } from '../../src-shared/basics/ids';
import type { Item } from '../../src-shared/domain/item/item';
import { isValidOn } from '../../src-shared/domain/item/item-validity';
import { scoredItems } from '../../src-shared/domain/item/items-of-bank';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { type BankProblem, problemAt, warningAt } from '../read/bank-problem';
import type { LocatedItem } from '../read/parse-bank-file';
import { lintCells } from './lint-cells';
import { lintKeys } from './lint-keys';
import { LINT_LIMITS } from './lint-limits';
import { nearDuplicates } from './near-duplicates';

/**
 * What is wrong with a bank as a whole (QB-4): items written twice are errors, and so are dates that end before they
 * begin; patterns in the keys, thin cells and enemy groups of one are warnings. `today` in Asia/Shanghai.
 */
export function lintBank(
  located: readonly LocatedItem[],
  blueprints: readonly Blueprint[],
  today: LocalDate,
): readonly BankProblem[] {
  const live = located.filter(({ item }) => item.status !== 'retired');
  return [
    ...duplicates(live),
    ...enemyGroups(live),
    ...live.flatMap((one) => [...datesOf(one, today), ...sourcesOf(one)]),
    ...blueprints.flatMap((blueprint) => {
      const items = live
        .map(({ item }) => item)
        .filter((item) => item.status === 'approved' && item.posts.includes(blueprint.post));
      const place = { file: `${blueprint.post} ${blueprint.postName}` };
      return [...lintKeys(items.flatMap(scoredItems)), ...lintCells(items, blueprint)].map(
        ({ rule, reason }) => warningAt(place, rule, reason),
      );
    }),
  ];
}

function duplicates(located: readonly LocatedItem[]): readonly BankProblem[] {
  const texts = located.map(({ item }) => ({ text: comparedText(item), group: item.enemyGroup }));
  return nearDuplicates(texts, LINT_LIMITS.duplicate).flatMap(({ first, second, shared, union }) => {
    const [one, other] = [located[first], located[second]];
    if (one === undefined || other === undefined) return [];
    const where = [one.file, one.at, one.item.id].filter(Boolean).join(' ');
    const reason = `与另一题相似 ${Math.floor((shared * 100) / union)} %，应删去其一或归入同一互斥组 nearly the same as: ${where}`;
    return [problemAt({ ...other, itemId: other.item.id }, 'near-duplicate', reason)];
  });
}

/** What two items are compared by: the stem and, whatever their order, the options; of a case all its questions. */
function comparedText(item: Item): string {
  const questions = scoredItems(item).map(({ type, stem, options }) => {
    const texts = type === 'true-false' ? [] : options.map((option) => option.text).sort();
    return [stem, ...texts].join('\n');
  });
  return (item.type === 'case' ? [item.stem, ...questions] : questions).join('\n');
}

/** A group of one keeps nothing apart: a slip of the pen, or its other members were retired. */
function enemyGroups(located: readonly LocatedItem[]): readonly BankProblem[] {
  const groups = new Map<string, LocatedItem[]>();
  for (const one of located) {
    const group = one.item.enemyGroup;
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].flatMap(([group, members]) => {
    const [only] = members;
    if (only === undefined || members.length > 1) return [];
    const reason = `互斥组只有这一题 this item is alone in its enemy group: ${group}`;
    return [warningAt({ ...only, itemId: only.item.id }, 'enemy-group-of-one', reason)];
  });
}

function datesOf({ file, at, item }: LocatedItem, today: LocalDate): readonly BankProblem[] {
  const place = { file, at, itemId: item.id };
  if (item.validFrom !== undefined && item.validTo !== undefined && item.validTo < item.validFrom) {
    const reason = `有效期止于起始之前 valid to ${item.validTo}, before ${item.validFrom}`;
    return [problemAt(place, 'validity', reason)];
  }
  if (item.status !== 'approved' || isValidOn(item, today)) return [];
  const reason = `今天（${today}）不在有效期内 not valid today: ${item.validFrom ?? '…'} – ${item.validTo ?? '…'}`;
  return [warningAt(place, 'not-valid-today', reason)];
}

/** A source that is only a dash or 无 is none (QB-2). */
function sourcesOf({ file, at, item }: LocatedItem): readonly BankProblem[] {
  return scoredItems(item)
    .filter((question) => /^[\s\p{P}]*(无|略|n\/?a|none)?[\s\p{P}]*$/iu.test(question.source))
    .map((question) =>
      problemAt({ file, at, itemId: question.id }, 'no-source', '没有写明依据 no source is named'),
    );
}
