import { z } from 'zod';
import { Base64UrlText, Epoch, Sha256Hex, StationId } from '../../basics/ids';
import { ReceivedRecord, RecordEnvelope } from '../../domain/record/record-envelope';

export const BATCH_MAX_RECORDS = 500;
/** Of a gzip body as it travels; the body of a batch without gzip is bounded by `BATCH_MAX_BYTES` alone. */
export const BATCH_MAX_WIRE_BYTES = 256 * 1024;
/** Of the JSON that it unpacks to: 500 results are about 0.8 MB. */
export const BATCH_MAX_BYTES = 2 * 1024 * 1024;

/** POST /sync/v1/records: the next records of one station's chain, oldest first, gzip allowed. */
export const RecordBatch = z
  .object({
    protocolVersion: z.number().int().positive(),
    stationId: StationId,
    epoch: Epoch,
    records: z.array(RecordEnvelope).min(1).max(BATCH_MAX_RECORDS).readonly(),
  })
  .strict()
  .readonly();
export type RecordBatch = z.infer<typeof RecordBatch>;

/** Content type of a batch in the form that batch-wire.ts writes: no hash, and one signature at its end. */
export const PACKED_BATCH = 'application/vnd.exam.records';

/** A batch as the centre takes it, whatever form it came in. The last record is always signed. */
export const ReceivedBatch = RecordBatch.unwrap()
  .extend({ records: z.array(ReceivedRecord).min(1).max(BATCH_MAX_RECORDS).readonly() })
  .strict()
  .readonly();
export type ReceivedBatch = z.infer<typeof ReceivedBatch>;

/** `quarantined`: kept as it came, not counted, a person must look; it does not hold up those behind it. */
export const RecordOutcome = z
  .object({
    seq: z.number().int().positive(),
    outcome: z.enum(['stored', 'already-stored', 'quarantined']),
    reason: z.string().max(200).optional(),
  })
  .readonly();
export type RecordOutcome = z.infer<typeof RecordOutcome>;

/** What a receipt signs: everything up to `receivedThrough` is committed at the centre; prune only below `durableThrough`. */
export const UnsignedReceipt = z
  .object({
    serverId: z.string().min(1).max(64),
    stationId: StationId,
    epoch: Epoch,
    receivedThrough: z.number().int().nonnegative(),
    durableThrough: z.number().int().nonnegative(),
    headHash: Sha256Hex,
    serverTimeMs: z.number().int(),
    outcomes: z.array(RecordOutcome).readonly(),
  })
  .readonly();
export type UnsignedReceipt = z.infer<typeof UnsignedReceipt>;

/** 200. `signature`: the centre's, over SHA-256 of the canonical JSON of the rest. */
export const BatchReceipt = z.object({ receipt: UnsignedReceipt, signature: Base64UrlText }).readonly();
export type BatchReceipt = z.infer<typeof BatchReceipt>;
