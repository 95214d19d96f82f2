import type { BitReader, BitWriter } from '../../basics/bits';
import type { ItemId, OptionId } from '../../basics/ids';
import type { ItemKey } from '../item/item-key';
import { compareIds } from '../item/items-of-bank';
import type { AttemptResult } from './attempt-result';
import { readSubset, writeSubset } from './tight-subset';

type Answers = AttemptResult['answers'];
type Key = Pick<ItemKey, 'itemId' | 'optionIds' | 'key'>;

/**
 * The answers of a paper against its keys, in the paper's order: which are not right, and for each of them what was
 * chosen: one of the other options or none where one option is right, else a bit for each option. About 14 bytes for 86
 * questions of which a fifth is wrong. Answers that this cannot tell, as two options where one is right, are lost: the
 * caller compares.
 */
export function writeAnswers(bits: BitWriter, keys: readonly Key[], answers: Answers): void {
  const chosenOf = new Map(answers.map(({ itemId, chosen }) => [itemId, chosen]));
  const wrong = keys.flatMap((key, at) => (isRight(key, chosenOf.get(key.itemId) ?? []) ? [] : [at]));
  writeSubset(bits, keys.length, wrong);
  for (const at of wrong) {
    const key = keys[at];
    if (key === undefined) continue;
    const chosen = chosenOf.get(key.itemId) ?? [];
    const others = othersOf(key);
    if (others === undefined) for (const option of key.optionIds) bits.flag(chosen.includes(option));
    else {
      const place = others.findIndex((option) => chosen.includes(option));
      bits.bits(place === -1 ? others.length : place, widthFor(others));
    }
  }
}

/** The answers as a record has them: by item id, chosen options by id, unanswered questions left out. */
export function readAnswers(bits: BitReader, keys: readonly Key[]): Answers {
  const wrong = new Set(readSubset(bits, keys.length));
  const answers: { readonly itemId: ItemId; readonly chosen: readonly OptionId[] }[] = [];
  for (const [at, key] of keys.entries()) {
    const chosen = wrong.has(at) ? readWrong(bits, key) : key.key;
    if (chosen.length > 0) answers.push({ itemId: key.itemId, chosen: [...chosen].sort(compareIds) });
  }
  return answers.sort((a, b) => compareIds(a.itemId, b.itemId));
}

function isRight({ key }: Key, chosen: readonly OptionId[]): boolean {
  return chosen.length === key.length && key.every((option) => chosen.includes(option));
}

function readWrong(bits: BitReader, key: Key): readonly OptionId[] {
  const others = othersOf(key);
  if (others === undefined) return key.optionIds.filter(() => bits.flag());
  const one = others[bits.bits(widthFor(others))];
  return one === undefined ? [] : [one];
}

/** The wrong options of a question with one right one; undefined for every other question. */
function othersOf(key: Key): readonly OptionId[] | undefined {
  return key.key.length === 1 ? key.optionIds.filter((option) => option !== key.key[0]) : undefined;
}

/** Bits for one of the others or none. */
function widthFor(others: readonly OptionId[]): number {
  return Math.ceil(Math.log2(others.length + 1));
}
