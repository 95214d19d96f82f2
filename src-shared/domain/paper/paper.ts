import { z } from 'zod';
import { ItemId, OptionId } from '../../basics/ids';
import { Difficulty, TopicCode } from '../item/item';
import { BankVersion } from './blueprint';

const PlacedItem = z.object({ itemId: ItemId, optionIds: z.array(OptionId).readonly() }).readonly();

/** A place of the paper that was filled from another cell than the blueprint asked for (TS-22). */
export const Borrow = z
  .object({
    type: z.enum(['single', 'multiple', 'true-false', 'case']),
    wanted: z.object({ topic: TopicCode, difficulty: Difficulty }).readonly(),
    got: z.object({ topic: TopicCode, difficulty: Difficulty }).readonly(),
  })
  .readonly();
export type Borrow = z.infer<typeof Borrow>;

/**
 * One candidate's paper by reference: which items, in which order, each with its options' order (TS-23, TS-24).
 * Anybody with the bank, the blueprint and the seed makes the same value, byte for byte in canonical JSON.
 */
export const Paper = z
  .object({
    bankVersion: BankVersion,
    blueprintVersion: z.string(),
    generator: z.literal('xoshiro128ss/1'),
    seedHex: z.string().regex(/^[0-9a-f]{64}$/),
    questions: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('choice'), item: PlacedItem }).readonly(),
          z
            .object({
              kind: z.literal('case'),
              caseId: ItemId,
              items: z.array(PlacedItem).length(4).readonly(),
            })
            .readonly(),
        ]),
      )
      .readonly(),
    borrows: z.array(Borrow).readonly(),
    /** Items and cases that the same person had in an earlier paper (TS-12). */
    repeated: z.array(ItemId).readonly(),
  })
  .readonly();
export type Paper = z.infer<typeof Paper>;
