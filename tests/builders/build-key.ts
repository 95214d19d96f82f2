import { OptionId } from '../../src-shared/basics/ids';
import { ItemKey } from '../../src-shared/domain/item/item-key';

/** Options from letters: `acd` is a, c and d. */
export function chosen(letters: string): OptionId[] {
  return [...letters].map((letter) => OptionId.parse(letter));
}

/** A key with one-letter options; refuses a key that isn't among them. */
export function keyOf(type: ItemKey['type'], options: string, key: string, itemId = 'item-1'): ItemKey {
  if (![...key].every((letter) => options.includes(letter)))
    throw new Error(`no key ${key} among ${options}`);
  return ItemKey.parse({
    itemId,
    type,
    optionIds: chosen(options),
    key: chosen(key),
    isVoided: false,
  });
}
