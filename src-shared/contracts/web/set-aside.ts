import { z } from 'zod';
import { Epoch, SessionId, Sha256Hex, StationId } from '../../basics/ids';

/** Something that needs a person; the same thing again only counts up. */
export const AlarmLine = z
  .object({
    kind: z.string(),
    subject: z.string(),
    stationId: StationId.optional(),
    reason: z.string().optional(),
    times: z.number().int(),
    firstAtMs: z.number().int(),
    lastAtMs: z.number().int(),
    seen: z.object({ atMs: z.number().int(), note: z.string() }).strict().optional(),
  })
  .strict();
export type AlarmLine = z.infer<typeof AlarmLine>;

/** A record's place: which machine, which life of its journal, which number; and which of two contents. */
export const RecordName = z
  .object({ stationId: StationId, epoch: Epoch, seq: z.number().int().positive(), hash: Sha256Hex })
  .strict();
export type RecordName = z.infer<typeof RecordName>;

/**
 * `put-in-place`: of two whole results of one sitting this one counts from now on, and the other is set aside (RM-12).
 * Only for the reasons of `EITHER_MAY_STAND`.
 */
export const AsideDecision = z.enum(['rejected', 'judged-again', 'put-in-place']);
export type AsideDecision = z.infer<typeof AsideDecision>;
export const EITHER_MAY_STAND: readonly string[] = ['sitting-stored-already', 'attempt-stored-differently'];

/** A record that was kept and not counted. */
export const AsideLine = RecordName.extend({
  reason: z.string(),
  sessionId: SessionId.optional(),
  quarantinedAtMs: z.number().int(),
  /** Only what the inbox holds can be judged again; what forked from it can not. */
  isInInbox: z.boolean(),
  decision: z
    .object({ decision: AsideDecision, note: z.string(), atMs: z.number().int() })
    .strict()
    .optional(),
}).strict();
export type AsideLine = z.infer<typeof AsideLine>;

export const AsidePlace = z.object({ quarantinedAtMs: z.number().int(), hash: Sha256Hex }).strict();

/** What a result says of itself, as far as two of them are compared by. */
export const ResultFacts = z
  .object({
    stationId: StationId,
    total: z.number().int(),
    answered: z.number().int(),
    submittedAtMs: z.number().int(),
    /** The fence of RM-12: whoever holds the higher one may write. */
    seatEpoch: z.number().int(),
  })
  .strict();
export type ResultFacts = z.infer<typeof ResultFacts>;

/** The record that was set aside beside the one that counts for the same sitting; either may be missing. */
export const AsideComparison = z
  .object({ aside: ResultFacts.optional(), standing: ResultFacts.optional() })
  .strict();
export type AsideComparison = z.infer<typeof AsideComparison>;

/** A result of the same sitting that came and does not count, beside the one that does. */
export const OtherRecord = RecordName.extend({ reason: z.string(), facts: ResultFacts }).strict();
export type OtherRecord = z.infer<typeof OtherRecord>;
