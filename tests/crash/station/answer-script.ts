/** A question as the script answers it. */
export type Question = { readonly itemId: string; readonly optionIds: readonly string[] };
export type Answer = { readonly itemId: string; readonly chosen: readonly string[] };

/**
 * The `n`th answer (from 0) of one life of the station: known in advance, so that what is found in the journal can
 * be told from what was never given. No two neighbours are alike, in one life or in two.
 */
export function scriptedAnswer(questions: readonly Question[], life: number, n: number): Answer {
  const question = questions[(n * 7 + life) % questions.length];
  if (question === undefined) throw new Error('a paper without questions');
  const option = question.optionIds[(n + life) % question.optionIds.length];
  return { itemId: question.itemId, chosen: option === undefined ? [] : [option] };
}
