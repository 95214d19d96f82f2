import { z } from 'zod';
import { Epoch } from '../../basics/ids';
import { ReadModelEntry } from '../../domain/read-model/read-model-entry';

/** Number of rows, and a sum over them that does not depend on their order. */
export const ModelDigest = z
  .object({ rows: z.number().int().nonnegative(), sum: z.string().max(32) })
  .readonly();
export type ModelDigest = z.infer<typeof ModelDigest>;

export const ReadModelBatch = z
  .object({
    epoch: Epoch,
    /** Sequence of the journal's last entry. The model is complete when it has seen everything up to here. */
    headSeq: z.number().int().nonnegative(),
    /** The batch stands for everything in the journal above `afterSeq` through `throughSeq`, whatever of it is shown. */
    afterSeq: z.number().int().nonnegative(),
    throughSeq: z.number().int().nonnegative(),
    entries: z.array(ReadModelEntry).readonly(),
    /** More follow above `throughSeq`. */
    hasMore: z.boolean(),
    /** What a model that has read through `headSeq` must come to; with the last page of a pull only. */
    digest: ModelDigest.optional(),
  })
  .readonly();
export type ReadModelBatch = z.infer<typeof ReadModelBatch>;
