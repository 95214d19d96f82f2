import { z } from 'zod';
import { AttemptId, Base64UrlText, PackageId, SessionId } from '../../basics/ids';
import { AttemptEvent } from '../attempt/attempt-event';
import { SeatLeft } from '../attempt/seat-move';

/**
 * What stands in clear on a move file: where it comes from and where it may go, nothing of the person or the answers.
 * It is bound to the sealed body: under another head the body does not open.
 */
export const MoveHead = z
  .object({
    format: z.literal('exam-seat-move'),
    formatVersion: z.literal(1),
    suite: z.enum(['A', 'B']),
    sessionId: SessionId,
    packageId: PackageId,
    attemptId: AttemptId,
    left: SeatLeft,
    /** The old machine's public signing key. The centre knows whose it is; the new machine keeps it. */
    signPublicKey: Base64UrlText,
  })
  .strict()
  .readonly();
export type MoveHead = z.infer<typeof MoveHead>;

/** The attempt as events: the other machine folds them as if they had happened there. */
export const MoveBody = z
  .object({ events: z.array(AttemptEvent).min(1).max(20_000).readonly() })
  .strict()
  .readonly();
export type MoveBody = z.infer<typeof MoveBody>;
