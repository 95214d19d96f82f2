import type { ItemId, OptionId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { AnswerSheet } from '../attempt/attempt-state';
import type { ItemKey } from '../item/item-key';
import { MALFORMED, pointsOrMalformed } from './score-item';

/** Stamped on each score; a changed rule of scoring is a new version. */
export const SCORER_VERSION = 'ts4-ts5-ts8/1';

export type AttemptScore = {
  readonly scorerVersion: string;
  /** 0 to 100. */
  readonly total: number;
  readonly isPass: boolean;
  readonly items: readonly { readonly itemId: ItemId; readonly points: number }[];
};

/**
 * Adds up a sitting (TS-2 to TS-8): an unanswered question gives 0, and it is a pass from `passMark` points (S2.4, TS-6).
 * Refuses an answer that can't have come from this paper: options unknown or twice, or a question it doesn't hold.
 */
export function scoreAttempt(input: {
  readonly keys: readonly ItemKey[];
  readonly answers: AnswerSheet;
  readonly passMark: number;
}): Result<AttemptScore, { readonly kind: 'malformed-choice'; readonly itemId: ItemId }> {
  const items: { itemId: ItemId; points: number }[] = [];
  let total = 0;
  let answered = 0;
  for (const key of input.keys) {
    const chosen = input.answers.get(key.itemId);
    if (chosen !== undefined) answered += 1;
    const points = pointsOrMalformed(key, chosen ?? NOTHING);
    if (points === MALFORMED) return err({ kind: 'malformed-choice', itemId: key.itemId });
    total += points;
    items.push({ itemId: key.itemId, points });
  }
  if (answered !== input.answers.size) return err({ kind: 'malformed-choice', itemId: strayAnswer(input) });
  return ok({ scorerVersion: SCORER_VERSION, total, isPass: total >= input.passMark, items });
}

const NOTHING: readonly OptionId[] = [];

/** The first answer to a question that the paper doesn't hold. */
function strayAnswer(input: { readonly keys: readonly ItemKey[]; readonly answers: AnswerSheet }): ItemId {
  const inPaper = new Set(input.keys.map((key) => key.itemId));
  for (const itemId of input.answers.keys()) if (!inPaper.has(itemId)) return itemId;
  throw new Error('a paper holds a question twice');
}
