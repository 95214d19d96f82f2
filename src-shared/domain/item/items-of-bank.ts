import type { ItemId, Sha256Hex } from '../../basics/ids';
import type { CaseQuestion, Item } from './item';

/** The questions of an item that are answered and scored: itself, or the four of a case, in their order (TS-3). */
export function scoredItems(item: Item): readonly CaseQuestion[] {
  return item.type === 'case' ? item.items : [item];
}

/**
 * Every scored question of a bank by its id, the questions of cases included. A bank's list never changes once it is
 * read, and this is asked for every paper: what was made for a list is made once.
 */
export function scoredItemsById(items: readonly Item[]): ReadonlyMap<ItemId, CaseQuestion> {
  const made = questionsOf.get(items);
  if (made !== undefined) return made;
  const byId = new Map<ItemId, CaseQuestion>();
  for (const item of items) for (const question of scoredItems(item)) byId.set(question.id, question);
  questionsOf.set(items, byId);
  return byId;
}

const questionsOf = new WeakMap<readonly Item[], ReadonlyMap<ItemId, CaseQuestion>>();

/** The number of each of these questions, counted through the bank in its order: a short name inside one bank version. */
export function questionNumbersOf(items: readonly Item[], itemIds: readonly ItemId[]): readonly number[] {
  const made = numbersOf.get(items);
  const numbers =
    made ?? new Map([...scoredItemsById(items).keys()].map((itemId, no) => [itemId, no] as const));
  if (made === undefined) numbersOf.set(items, numbers);
  return itemIds.map((itemId) => {
    const no = numbers.get(itemId);
    if (no === undefined) throw new Error('a question of another bank');
    return no;
  });
}

const numbersOf = new WeakMap<readonly Item[], ReadonlyMap<ItemId, number>>();

/** The order of ids that every machine agrees on (UTF-16 code units; never a locale's). */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The hashes of all pictures that these items show, each once, in order. */
export function picturesOf(items: readonly Item[]): readonly Sha256Hex[] {
  const shown = items.flatMap((item) =>
    item.type === 'case'
      ? [item, ...item.items].flatMap((part) => part.pictures ?? [])
      : (item.pictures ?? []),
  );
  return [...new Set(shown.map((picture) => picture.sha256))].sort();
}
