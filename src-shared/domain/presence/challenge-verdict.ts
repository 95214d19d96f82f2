import { z } from 'zod';
import { ChallengeAction } from './challenge-action';

/** Why a challenge came to nothing; each has one sentence for the person in front of the camera. */
export const ChallengeRetryReason = z.enum([
  'no-face',
  'many-faces',
  /** The face went away or jumped in mid-movement: whoever came back may be somebody else. */
  'lost-face',
  'not-still',
  'no-action',
  /** A movement was seen that had not been asked for. */
  'other-action',
  /** It was under way before anybody could have read what to do. */
  'too-early',
  'not-back',
  'not-recognised',
  /** Too few pictures a second came, or their times do not fit: a machine too slow, or not this machine's camera. */
  'stalled',
]);
export type ChallengeRetryReason = z.infer<typeof ChallengeRetryReason>;

export const ChallengeVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passed') }).readonly(),
  z.object({ kind: z.literal('retry'), reason: ChallengeRetryReason, costsTry: z.boolean() }).readonly(),
  /**
   * Staff decide at once (RM-5), without penalty (LW-3): two comparisons during the challenge said another person, or
   * the tries were used up in an earlier check-in of this session.
   */
  z.object({ kind: z.literal('failed'), reason: z.enum(['other-face', 'tries-used-up']) }).readonly(),
]);
export type ChallengeVerdict = z.infer<typeof ChallengeVerdict>;

/** What the person at the seat is told while it goes on. */
export const ChallengeProgress = z.discriminatedUnion('kind', [
  /** Look at the camera and keep still: how this person sits is being measured. */
  z.object({ kind: z.literal('settle'), done: z.number().int(), total: z.number().int() }).readonly(),
  z
    .object({
      kind: z.literal('act'),
      action: ChallengeAction,
      /** Seen; now back to the front. */
      isSeen: z.boolean(),
      remainingMs: z.number().int().nonnegative(),
      done: z.number().int(),
      total: z.number().int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('judged'),
      verdict: ChallengeVerdict,
      done: z.number().int(),
      total: z.number().int(),
    })
    .readonly(),
]);
export type ChallengeProgress = z.infer<typeof ChallengeProgress>;
