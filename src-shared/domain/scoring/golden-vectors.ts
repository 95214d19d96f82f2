import { z } from 'zod';
import { ItemId, OptionId } from '../../basics/ids';
import { ItemKey } from '../item/item-key';
import { SCORER_VERSION, scoreAttempt } from './score-attempt';

/** One worked example of the rules: these keys, these answers, this total. Written by hand, never by the scorer. */
export const GoldenVector = z
  .object({
    name: z.string().min(1).max(200),
    keys: z.array(ItemKey).min(1).readonly(),
    answers: z
      .array(z.object({ itemId: ItemId, chosen: z.array(OptionId).readonly() }).readonly())
      .readonly(),
    passMark: z.number().int().min(0).max(100),
    /** `malformed`: an answer that must be refused and not scored 0 (duplicate or unknown options). */
    expected: z.union([
      z
        .object({ total: z.number().int().min(0).max(100), isPass: z.boolean() })
        .strict()
        .readonly(),
      z.literal('malformed'),
    ]),
  })
  .strict()
  .readonly();
export type GoldenVector = z.infer<typeof GoldenVector>;

/** What a package asks of the station that scores it: this version of the rules, and these examples worked rightly. */
export const ScoringRequirement = z
  .object({ scorerVersion: z.string().min(1).max(64), vectors: z.array(GoldenVector).min(1).readonly() })
  .strict()
  .readonly();
export type ScoringRequirement = z.infer<typeof ScoringRequirement>;

/**
 * Why this scorer may not score that package: its version is another, or it works an example differently. Empty when
 * all is well. A session is not opened otherwise: a scoring patch that is missing on one machine is found before the
 * exam, not after.
 */
export function scoringDifferences(required: ScoringRequirement): readonly string[] {
  if (required.scorerVersion !== SCORER_VERSION) {
    return [`scorer ${SCORER_VERSION}, package wants ${required.scorerVersion}`];
  }
  return required.vectors.filter((vector) => !isWorkedRightly(vector)).map((vector) => vector.name);
}

function isWorkedRightly({ keys, answers, passMark, expected }: GoldenVector): boolean {
  const sheet = new Map(answers.map((answer) => [answer.itemId, answer.chosen]));
  const score = scoreAttempt({ keys, answers: sheet, passMark });
  if (expected === 'malformed') return !score.ok;
  return score.ok && score.value.total === expected.total && score.value.isPass === expected.isPass;
}
