import type { ItemId, Sha256Hex } from '../../basics/ids';
import type { CaseQuestion, Item } from './item';

/** The questions of an item that are answered and scored: itself, or the four of a case, in their order (TS-3). */
export function scoredItems(item: Item): readonly CaseQuestion[] {
  return item.type === 'case' ? item.items : [item];
}

/** Every scored question of a bank by its id, the questions of cases included. */
export function scoredItemsById(items: readonly Item[]): ReadonlyMap<ItemId, CaseQuestion> {
  const byId = new Map<ItemId, CaseQuestion>();
  for (const item of items) for (const question of scoredItems(item)) byId.set(question.id, question);
  return byId;
}

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
