import { z } from 'zod';
import { Epoch, SessionId, Sha256Hex, StationId } from '../../basics/ids';
import { BatchReceipt, RecordOutcome } from '../sync/records';

/**
 * The readable head of a hand-in file, signed by the station: whose records, of which session, for which centre, how
 * many, and what the sealed part behind it must be. A courier learns this and nothing else.
 */
export const HandInManifest = z
  .object({
    v: z.literal(1),
    stationId: StationId,
    sessionId: SessionId,
    /** The centre that the records are sealed to. */
    serverId: z.string().min(1).max(64),
    createdAtMs: z.number().int(),
    /** One unbroken piece of each epoch's chain. */
    chains: z
      .array(
        z
          .object({ epoch: Epoch, from: z.number().int().positive(), through: z.number().int().positive() })
          .strict()
          .readonly(),
      )
      .min(1)
      .max(50)
      .readonly(),
    records: z.number().int().positive(),
    /** Sealed pictures of the session that stay at the station for now, by hash. */
    evidence: z.array(Sha256Hex).max(5000).readonly(),
    payloadBytes: z.number().int().positive(),
    payloadSha256: Sha256Hex,
  })
  .strict()
  .readonly();
export type HandInManifest = z.infer<typeof HandInManifest>;

/** Why a file is not taken. Nothing of it is stored then. */
export const HandInRefusal = z.enum([
  'not-a-hand-in-file',
  'truncated',
  'damaged',
  'other-centre',
  'unknown-station',
  'not-authentic',
  'other-session',
]);
export type HandInRefusal = z.infer<typeof HandInRefusal>;

/** What the centre says of a chain in a file; anything but `imported` leaves its records at the station. */
export const ChainOutcome = z
  .object({
    epoch: Epoch,
    outcome: z.enum(['imported', 'gap', 'fork', 'not-authentic', 'malformed', 'unknown-station']),
    /** How far the centre has this chain. */
    receivedThrough: z.number().int().nonnegative().optional(),
    records: z.array(RecordOutcome).readonly(),
  })
  .strict()
  .readonly();
export type ChainOutcome = z.infer<typeof ChainOutcome>;

/** What goes back to the station by hand; each receipt is signed as one that comes over the line. */
export const HandInReceiptFile = z
  .object({
    v: z.literal(1),
    kind: z.literal('hand-in-receipt'),
    fileSha256: Sha256Hex,
    stationId: StationId,
    sessionId: SessionId,
    receipts: z.array(BatchReceipt).max(5000).readonly(),
  })
  .strict()
  .readonly();
export type HandInReceiptFile = z.infer<typeof HandInReceiptFile>;

export const HandInAnswer = z
  .object({
    /** `imported-before`: this very file was taken already; taking it again changed nothing. */
    outcome: z.enum(['imported', 'imported-before', 'incomplete']),
    fileSha256: Sha256Hex,
    chains: z.array(ChainOutcome).readonly(),
    receipt: HandInReceiptFile,
  })
  .strict()
  .readonly();
export type HandInAnswer = z.infer<typeof HandInAnswer>;
