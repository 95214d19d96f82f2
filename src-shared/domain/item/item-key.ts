import { z } from 'zod';
import { ItemId, OptionId } from '../../basics/ids';
import { ChoiceType } from './item';

/** What scoring needs of one scored item and a candidate must never see (TS-4, TS-5). */
export const ItemKey = z
  .object({
    itemId: ItemId,
    type: ChoiceType,
    optionIds: z.array(OptionId).readonly(),
    key: z.array(OptionId).min(1).readonly(),
    /** TS-8: found faulty after the test; everybody whose paper held it gets its full points. */
    isVoided: z.boolean(),
  })
  .readonly();
export type ItemKey = z.infer<typeof ItemKey>;
