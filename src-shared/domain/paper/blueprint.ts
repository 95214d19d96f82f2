import { z } from 'zod';
import { PostCode, TopicCode } from '../item/item';

/** TS-1, TS-2: how many numbered questions of each type a paper has, and what each is worth. */
export const PAPER_SHAPE = { single: 40, multiple: 10, trueFalse: 20, cases: 4 } as const;
export const POINTS = { single: 1, multiple: 2, 'true-false': 1 } as const;

/** TS-20: what a post's paper is made of. Weights are thousandths and add up to 1000; the mix is easy:medium:hard. */
export const Blueprint = z
  .object({
    blueprintVersion: z.string().min(1).max(64),
    post: PostCode,
    postName: z.string().min(1).max(50),
    topics: z
      .array(
        z
          .object({ code: TopicCode, name: z.string().min(1).max(50), weight: z.number().int().positive() })
          .readonly(),
      )
      .min(1)
      .readonly(),
    difficultyMix: z
      .tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.number().int().nonnegative()])
      .readonly(),
    /** Cases come only from topics with these prefixes, four different topics (TS-20). */
    caseTopicPrefixes: z
      .array(z.string().regex(/^[A-Z]{3}$/))
      .min(1)
      .readonly(),
  })
  .readonly();
export type Blueprint = z.infer<typeof Blueprint>;

/** One frozen state of the bank for one post, as it travels in a package and lives at the centre. */
export const BankVersion = z.string().min(1).max(64);
