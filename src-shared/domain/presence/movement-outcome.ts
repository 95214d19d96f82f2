import { z } from 'zod';
import { ChallengeAction } from './challenge-action';
import { ChallengeRetryReason } from './challenge-verdict';

/**
 * What came of the movements asked for at a check-in, as it goes into the signed result: whoever reads it at the centre
 * sees how far identity was established, and nothing that a face could be told by.
 */
export const MovementOutcome = z
  .object({
    /** `broken-off`: the person preferred staff before any challenge had come to an end. */
    verdict: z.enum(['passed', ...ChallengeRetryReason.options, 'other-face', 'tries-used-up', 'broken-off']),
    /** Of the last challenge: what it would have asked for in all, and how many of them were done. */
    asked: z.array(ChallengeAction).max(4).readonly(),
    done: z.number().int().min(0).max(4),
    /** Challenges put to the person at this check-in, the last included. */
    challenges: z.number().int().nonnegative(),
    /** The face was compared with the registered photograph again before the first movement and after each. */
    isCompared: z.boolean(),
  })
  .strict()
  .readonly();
export type MovementOutcome = z.infer<typeof MovementOutcome>;

/** The person was asked for movements and none was judged. */
export const BROKEN_OFF: Pick<MovementOutcome, 'verdict' | 'asked' | 'done' | 'challenges'> = {
  verdict: 'broken-off',
  asked: [],
  done: 0,
  challenges: 0,
};
