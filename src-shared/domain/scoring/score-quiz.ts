import { err, ok, type Result } from '../../basics/result';
import type { Item } from '../item/item';
import type { ItemKey } from '../item/item-key';
import { scoredItemsById } from '../item/items-of-bank';
import { POINTS } from '../paper/blueprint';
import type { QuizAnswers } from '../study/study-event';
import type { CourseQuiz } from '../study/study-plan';
import { scoreAttempt } from './score-attempt';

export type QuizScore = { readonly points: number; readonly outOf: number; readonly isPass: boolean };
export type QuizProblem = 'item-missing' | 'malformed-answer';

/** A course quiz, by the same rules and prices as the test (TS-4, TS-5). It gates hours and adds none (CE-10). */
export function scoreQuiz(
  quiz: CourseQuiz,
  items: readonly Item[],
  answers: QuizAnswers,
): Result<QuizScore, QuizProblem> {
  const questions = scoredItemsById(items);
  const keys: ItemKey[] = [];
  for (const itemId of quiz.itemIds) {
    const question = questions.get(itemId);
    if (question === undefined) return err('item-missing');
    const { type, options, key } = question;
    keys.push({ itemId, type, optionIds: options.map((one) => one.id), key, isVoided: false });
  }
  const sheet = new Map(answers.map(({ itemId, chosen }) => [itemId, chosen]));
  if (sheet.size !== answers.length) return err('malformed-answer');
  const outOf = keys.reduce((sum, key) => sum + POINTS[key.type], 0);
  // Whole points: a share that falls between two is met by the upper one.
  const passMark = Math.ceil((outOf * quiz.passPercent) / 100);
  const score = scoreAttempt({ keys, answers: sheet, passMark });
  return score.ok
    ? ok({ points: score.value.total, outOf, isPass: score.value.isPass })
    : err('malformed-answer');
}
