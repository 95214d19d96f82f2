import { z } from 'zod';
import { AttemptId, CandidateId, Epoch, ItemId } from '../../basics/ids';

const header = {
  /** Journal sequence of the entry this was read from; never falling. */
  seq: z.number().int().positive(),
  wallMs: z.number().int(),
};

/**
 * The journal as the screens ask for it. Dexie keeps these and nothing else; it can be dropped and rebuilt from the
 * journal at any time, and is whenever its head differs.
 */
export const ReadModelEntry = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('attempt-identified'),
      ...header,
      attemptId: AttemptId,
      candidateId: CandidateId,
      seat: z.number().int(),
    })
    .readonly(),
  z.object({ kind: z.literal('attempt-started'), ...header, attemptId: AttemptId }).readonly(),
  z
    .object({
      kind: z.literal('answer-saved'),
      ...header,
      attemptId: AttemptId,
      /** That it was answered, and not what: no screen asks for that, and the page's database is never erased. */
      itemId: ItemId,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('attempt-scored'),
      ...header,
      attemptId: AttemptId,
      total: z.number().int(),
      isPass: z.boolean(),
    })
    .readonly(),
  /** A record for the centre is on disk and waits to be sent. */
  z
    .object({
      kind: z.literal('record-queued'),
      ...header,
      recordEpoch: Epoch,
      recordSeq: z.number().int(),
      attemptId: AttemptId,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('record-sent'),
      ...header,
      recordEpoch: Epoch,
      throughRecordSeq: z.number().int(),
    })
    .readonly(),
  /** The centre's signed receipt covers every record of that epoch up to this one. */
  z
    .object({
      kind: z.literal('records-acknowledged'),
      ...header,
      recordEpoch: Epoch,
      throughRecordSeq: z.number().int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('record-needs-person'),
      recordEpoch: Epoch,
      ...header,
      recordSeq: z.number().int(),
      reason: z.string().max(200),
    })
    .readonly(),
]);
export type ReadModelEntry = z.infer<typeof ReadModelEntry>;
