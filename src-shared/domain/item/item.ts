import { z } from 'zod';
import { ItemId, LocalDate, OptionId, Sha256Hex } from '../../basics/ids';

/** Leaf topic code of a post's tree, such as `POS.SCH` (QB-5). */
export const TopicCode = z.string().regex(/^[A-Z]{3}\.[A-Z]{3}$/);

/** The post's code, such as `010` 土建施工员 (rule book 4.1; the project's own code). */
export const PostCode = z.string().regex(/^\d{3}$/);

export const ChoiceType = z.enum(['single', 'multiple', 'true-false']);
export type ChoiceType = z.infer<typeof ChoiceType>;

export const Difficulty = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Difficulty = z.infer<typeof Difficulty>;

export const ItemOption = z.object({ id: OptionId, text: z.string().min(1).max(500) }).readonly();
export type ItemOption = z.infer<typeof ItemOption>;

/**
 * A picture of a stem, by the hash of its bytes, which travel in the package. The alternative text is required: it is
 * what a person who can't see it has to answer from, so it says what the picture shows and not what follows from it.
 */
export const ItemPicture = z
  .object({
    sha256: Sha256Hex,
    mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
    widthPx: z.number().int().min(1).max(8000),
    heightPx: z.number().int().min(1).max(8000),
    alt: z.string().trim().min(1).max(2000),
  })
  .strict()
  .readonly();
export type ItemPicture = z.infer<typeof ItemPicture>;

const pictures = z.array(ItemPicture).min(1).max(4).readonly().optional();

const question = {
  pictures,
  id: ItemId,
  stem: z.string().min(1).max(4000),
  options: z.array(ItemOption).min(2).max(6).readonly(),
  key: z.array(OptionId).min(1).readonly(),
  difficulty: Difficulty,
  level: z.enum(['remember', 'understand', 'apply']),
  rationale: z.string().min(1).max(4000),
  source: z.string().min(1).max(500),
  fixedOrder: z.boolean().optional(),
};

const authored = {
  version: z.number().int().positive(),
  posts: z.array(PostCode).min(1).readonly(),
  topic: TopicCode,
  author: z.string().min(1).max(100),
  reviewer: z.string().min(1).max(100),
  status: z.enum(['draft', 'approved', 'retired']),
  enemyGroup: z.string().min(1).max(100).optional(),
  /** First and last day on which it may be asked, both included (QB-4). */
  validFrom: LocalDate.optional(),
  validTo: LocalDate.optional(),
  licence: z.string().min(1).max(100),
};

/** A question that stands alone: it counts towards the 40, 10 or 20 of TS-2. */
export const ChoiceItem = z.object({ type: ChoiceType, ...question, ...authored }).readonly();
export type ChoiceItem = z.infer<typeof ChoiceItem>;

/** One of the four questions of a case. */
export const CaseQuestion = z.object({ type: ChoiceType, ...question }).readonly();
export type CaseQuestion = z.infer<typeof CaseQuestion>;

/** 案例题: a stem and 2 single, 1 multiple, 1 true/false, in this order (TS-2, TS-3: 1+1+2+1 points). */
export const CaseItem = z
  .object({
    type: z.literal('case'),
    pictures,
    id: ItemId,
    stem: z.string().min(1).max(8000),
    difficulty: Difficulty,
    items: z.array(CaseQuestion).length(4).readonly(),
    ...authored,
  })
  .readonly();
export type CaseItem = z.infer<typeof CaseItem>;

/** An item as its author wrote it, with its key: never leaves the vault, the bank tools and the centre (QB-4). */
export const Item = z.discriminatedUnion('type', [
  z.object({ type: z.literal('single'), ...question, ...authored }).readonly(),
  z.object({ type: z.literal('multiple'), ...question, ...authored }).readonly(),
  z.object({ type: z.literal('true-false'), ...question, ...authored }).readonly(),
  CaseItem,
]);
export type Item = z.infer<typeof Item>;
