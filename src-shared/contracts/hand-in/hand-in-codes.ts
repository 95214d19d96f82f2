import { z } from 'zod';
import { AttemptId, Epoch, StationId } from '../../basics/ids';

/** The first three characters of a result's frames. */
export const RESULT_CODE = 'KSQ';

/** Frames as they were read, in any order, of one result. */
export const CodesRequest = z
  .object({ frames: z.array(z.string().min(1).max(4000)).min(1).max(40).readonly() })
  .strict()
  .readonly();

export const CodesRefusal = z.enum([
  'not-a-code',
  'frames-missing',
  'frames-of-different-codes',
  'unknown-station',
  /** Sealed to another centre, or changed on the way. */
  'unreadable',
  'unknown-session',
  'unknown-candidate',
  'paper-impossible',
  /** What it comes out as is not what the station signed. */
  'not-authentic',
]);
export type CodesRefusal = z.infer<typeof CodesRefusal>;

/** `already-stored`: the same result is there, by whichever road it came. */
export const CodesAnswer = z
  .object({
    outcome: z.enum(['stored', 'already-stored', 'quarantined']),
    reason: z.string().max(200).optional(),
    stationId: StationId,
    epoch: Epoch,
    seq: z.number().int().positive(),
    attemptId: AttemptId,
  })
  .strict()
  .readonly();
export type CodesAnswer = z.infer<typeof CodesAnswer>;
