import { z } from 'zod';
import type { ItemId } from '../../src-shared/basics/ids';
import { ok, type Result } from '../../src-shared/basics/result';
import type { Item } from '../../src-shared/domain/item/item';
import { scoredItemsById } from '../../src-shared/domain/item/items-of-bank';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { keysOfQuestions } from '../../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import type { StandingScore } from './revise-result';

/** What the centre keeps of a result beside its record. Null: the paper is not known. */
export type KeptAnswers = {
  readonly questionNos: readonly number[] | null;
  readonly answers: unknown;
  readonly passMark: unknown;
};

const PassMark = z.number().int();

/**
 * The score that the kept paper and answers give with these questions voided (TS-8), by the code that scores records.
 * Undefined where they do not tell: the paper is unknown, or there are no answers, which may have been taken out after
 * their years (rule book section 8) and says nothing of how the questions were answered.
 */
export function scoreFromRow(
  items: readonly Item[],
  row: KeptAnswers,
  voided: ReadonlySet<ItemId>,
): Result<StandingScore, never> | undefined {
  const answers = AttemptResult.unwrap().shape.answers.parse(row.answers);
  if (row.questionNos === null || answers.length === 0) return undefined;
  const bank = [...scoredItemsById(items).keys()];
  const itemIds = row.questionNos.flatMap((no) => bank[no] ?? []);
  const keys = keysOfQuestions(itemIds, items, voided);
  if (!keys.ok) return undefined;
  const chosen = new Map(answers.map((one) => [one.itemId, one.chosen]));
  const passMark = PassMark.parse(row.passMark);
  const score = scoreAttempt({ keys: keys.value, answers: chosen, passMark });
  if (!score.ok) return undefined;
  const { total, isPass } = score.value;
  return ok({ total, isPass, voidedItemIds: itemIds.filter((itemId) => voided.has(itemId)) });
}
