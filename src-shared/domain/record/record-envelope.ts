import { z } from 'zod';
import { Base64UrlText, Epoch, Sha256Hex, StationId } from '../../basics/ids';
import { Instant } from '../../basics/instant';

export const GENESIS_HASH = '0'.repeat(64) as Sha256Hex;

/** What this version puts into records. */
export const RecordKind = z.enum(['attempt-result', 'incident-log', 'session-close', 'hours', 'late-answer']);
export type RecordKind = z.infer<typeof RecordKind>;

/** A station may be newer than its centre, which stores what it does not know yet and sets it aside. */
const RecordKindText = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

/**
 * What is hashed. `body` is the record sealed to the centre's box key, base64url, so that neither a queue nor a
 * hand-in file tells an answer. `prevHash` chains the records of one (station, epoch); the first has 64 zeros.
 */
export const UnsignedRecord = z
  .object({
    v: z.literal(1),
    suite: z.enum(['A', 'B']),
    stationId: StationId,
    epoch: Epoch,
    seq: z.number().int().positive(),
    prevHash: Sha256Hex,
    kind: RecordKindText,
    at: Instant,
    body: Base64UrlText,
  })
  .strict()
  .readonly();
export type UnsignedRecord = z.infer<typeof UnsignedRecord>;

/** `hash` = SHA-256 of the canonical JSON of the unsigned record; `signature` = station's signature over those 32 bytes. */
export const RecordEnvelope = z
  .object({
    v: z.literal(1),
    suite: z.enum(['A', 'B']),
    stationId: StationId,
    epoch: Epoch,
    seq: z.number().int().positive(),
    prevHash: Sha256Hex,
    kind: RecordKindText,
    at: Instant,
    body: Base64UrlText,
    hash: Sha256Hex,
    signature: Base64UrlText,
  })
  .strict()
  .readonly();
export type RecordEnvelope = z.infer<typeof RecordEnvelope>;

/**
 * A record as the centre has it. One without a signature came in a batch that was signed at its end: each record names
 * the hash of the one before, so the next signature behind it in the chain vouches for it (0043).
 */
export const ReceivedRecord = RecordEnvelope.unwrap()
  .extend({ signature: Base64UrlText.optional() })
  .strict()
  .readonly();
export type ReceivedRecord = z.infer<typeof ReceivedRecord>;
