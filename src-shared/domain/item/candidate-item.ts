import { z } from 'zod';
import { ItemId } from '../../basics/ids';
import { ChoiceType, ItemOption, ItemPicture } from './item';

const pictures = z.array(ItemPicture).readonly();

/** What a candidate may see of one question: no key, no rationale, no source (TS-7). Options in the paper's order. */
export const CandidateItem = z
  .object({
    id: ItemId,
    type: ChoiceType,
    stem: z.string(),
    /** Asked for one by one, by hash, while the paper is open. */
    pictures,
    options: z.array(ItemOption).readonly(),
    /** Price of the question in points (TS-2). */
    points: z.number().int().positive(),
  })
  .strict()
  .readonly();
export type CandidateItem = z.infer<typeof CandidateItem>;

/**
 * One numbered question of the 74 (TS-3): a question on its own, or a case with its stem and four questions.
 * `number` runs from 1; a case has one number and four parts.
 */
export const CandidateQuestion = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('choice'), number: z.number().int().positive(), item: CandidateItem })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('case'),
      number: z.number().int().positive(),
      id: ItemId,
      stem: z.string(),
      pictures,
      items: z.array(CandidateItem).length(4).readonly(),
    })
    .strict()
    .readonly(),
]);
export type CandidateQuestion = z.infer<typeof CandidateQuestion>;

export const CandidatePaper = z
  .object({ questions: z.array(CandidateQuestion).readonly(), isDemonstration: z.boolean() })
  .strict()
  .readonly();
export type CandidatePaper = z.infer<typeof CandidatePaper>;
