import type { ItemId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { Item } from '../item/item';
import type { ItemKey } from '../item/item-key';
import { scoredItemsById } from '../item/items-of-bank';
import { scoredItemIds } from '../paper/candidate-paper';
import type { Paper } from '../paper/paper';

type MissingItem = { readonly kind: 'item-missing'; readonly itemId: ItemId };

/**
 * The keys of the 86 scored questions of a paper, in its order. `voidedItemIds`: questions found faulty later
 * (TS-8). Refuses when the bank lacks a question of the paper: a wrong bank version must not look like a low score.
 */
export function keysOfPaper(
  paper: Paper,
  items: readonly Item[],
  voidedItemIds: ReadonlySet<ItemId> = new Set(),
): Result<readonly ItemKey[], MissingItem> {
  return keysOfQuestions(scoredItemIds(paper), items, voidedItemIds);
}

/** The same for a paper of which only its questions are known. */
export function keysOfQuestions(
  itemIds: readonly ItemId[],
  items: readonly Item[],
  voidedItemIds: ReadonlySet<ItemId>,
): Result<readonly ItemKey[], MissingItem> {
  const questions = scoredItemsById(items);
  const keys: ItemKey[] = [];
  for (const itemId of itemIds) {
    const question = questions.get(itemId);
    if (question === undefined) return err({ kind: 'item-missing', itemId });
    keys.push({
      itemId,
      type: question.type,
      optionIds: question.options.map((option) => option.id),
      key: question.key,
      isVoided: voidedItemIds.has(itemId),
    });
  }
  return ok(keys);
}
