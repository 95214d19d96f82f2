import { z } from 'zod';
import { ItemId, OptionId, PackageId, SessionId, StationId } from '../../basics/ids';
import { Incident } from '../incident/incident';

/**
 * RM-12: an answer that came at a seat its attempt had left, as it goes to the centre, sealed like a result. It counts
 * for nothing, and nothing is thrown away: `incident` is the line of the room's record, which says that it came and
 * never what it was; the rest is for whoever reviews the attempt.
 */
export const LateAnswer = z
  .object({
    kind: z.literal('late-answer'),
    stationId: StationId,
    sessionId: SessionId,
    packageId: PackageId,
    incident: Incident,
    /** The fence of the seat at which it came. */
    seatEpoch: z.number().int().positive(),
    itemId: ItemId,
    chosen: z.array(OptionId).max(6).readonly(),
    isDemonstration: z.boolean(),
  })
  .strict()
  .readonly();
export type LateAnswer = z.infer<typeof LateAnswer>;
