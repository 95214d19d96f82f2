import type { ItemId, OptionId } from '../../basics/ids';
import { compareIds } from '../item/items-of-bank';
import type { AttemptResult } from './attempt-result';

/** A scored question of a paper as far as its answer's form goes, in the paper's order. */
export type AnswerSlot = { readonly itemId: ItemId; readonly optionIds: readonly OptionId[] };

type Answers = AttemptResult['answers'];

/**
 * The answers of a paper as one bit for each option of each question, in the order of the paper that everybody who
 * has the seed can make again: 310 bits for 74 questions. Undefined when these answers do not come back as they are:
 * a question or an option that is not of the paper, or another order than a record's.
 */
export function packAnswers(slots: readonly AnswerSlot[], answers: Answers): Uint8Array | undefined {
  const chosenOf = new Map(answers.map(({ itemId, chosen }) => [itemId, new Set(chosen)]));
  const bits = slots.flatMap(({ itemId, optionIds }) =>
    optionIds.map((option) => chosenOf.get(itemId)?.has(option) ?? false),
  );
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, isSet] of bits.entries()) {
    if (isSet) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return isSame(unpackAnswers(slots, bytes), answers) ? bytes : undefined;
}

/** The answers as a record has them: by item id, chosen options by id, unanswered questions left out. */
export function unpackAnswers(slots: readonly AnswerSlot[], bytes: Uint8Array): Answers {
  let at = 0;
  const answers = slots.flatMap(({ itemId, optionIds }) => {
    const chosen = optionIds.filter(() => {
      const byte = bytes[at >> 3] ?? 0;
      const isSet = (byte & (0x80 >> (at & 7))) !== 0;
      at += 1;
      return isSet;
    });
    return chosen.length === 0 ? [] : [{ itemId, chosen: chosen.sort(compareIds) }];
  });
  return answers.sort((a, b) => compareIds(a.itemId, b.itemId));
}

function isSame(a: Answers, b: Answers): boolean {
  const textOf = (answers: Answers) =>
    answers.map(({ itemId, chosen }) => `${itemId}=${chosen.join('+')}`).join('|');
  return textOf(a) === textOf(b);
}
