import { assertNever } from '../../src-shared/basics/assert-never';
import { compareIds } from '../../src-shared/domain/item/items-of-bank';
import { BLOCKS } from '../../src-shared/domain/statistics/responses';
import type { FlaggedItem } from '../../src-shared/domain/statistics/session-statistics';
import type { ReportQuery, SortKey } from './report-query';

/** A new list in the asked order. Questions without the figure come last in both directions; ties by id. */
export function sortItems(
  items: readonly FlaggedItem[],
  { sort, dir }: Pick<ReportQuery, 'sort' | 'dir'>,
): readonly FlaggedItem[] {
  const sign = dir === 'asc' ? 1 : -1;
  return [...items].sort((a, b) => {
    const left = sortValue(a, sort);
    const right = sortValue(b, sort);
    if (left === undefined || right === undefined) {
      if (left !== right) return left === undefined ? 1 : -1;
    } else if (left !== right) {
      return sign * (typeof left === 'string' ? compareIds(left, String(right)) : left - Number(right));
    }
    return compareIds(a.item.itemId, b.item.itemId);
  });
}

function sortValue(one: FlaggedItem, key: SortKey): number | string | undefined {
  switch (key) {
    case 'item':
      return one.item.itemId;
    case 'type':
      return BLOCKS.indexOf(one.item.block) * 10 + BLOCKS.indexOf(one.item.type);
    case 'topic':
      return one.item.topic;
    case 'n':
      return one.n;
    case 'p':
      return one.difficulty;
    case 'r':
      return one.discrimination;
    case 'omitted':
      return one.omitted.share;
    case 'flags':
      return one.flags.length;
    default:
      return assertNever(key);
  }
}
