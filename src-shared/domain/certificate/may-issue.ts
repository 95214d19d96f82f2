import { err, ok, type Result } from '../../basics/result';
import type { Certificate } from './certificate';
import type { PostCode } from './post';

/** What the centre knows of a person and a post when a certificate is asked for (CT-7). */
export type IssueFacts = {
  readonly post: PostCode;
  readonly isTrainingCompleted: boolean;
  /** The centre's own score of a test that is not void; absent when there is none. */
  readonly confirmedTotal: number | undefined;
  /** TS-7: station and centre scored differently, and nobody has settled it. */
  readonly isScoreDisputed: boolean;
  /** RM-5, RM-13: the result stands and does not count before somebody has decided. */
  readonly isResultHeld: boolean;
  readonly hasPhoto: boolean;
  readonly certificates: readonly Certificate[];
};

export type IssueProblem =
  | 'TRAINING_NOT_COMPLETED'
  | 'NO_VALID_TEST'
  | 'BELOW_PASS_MARK'
  | 'SCORE_DISPUTED'
  | 'RESULT_HELD'
  | 'NO_PHOTO'
  | 'HAS_CERTIFICATE';

/** CT-7: training completed, test passed and not void, photograph; one living certificate for a person and a post. */
export function mayIssue(facts: IssueFacts, passMark: number): Result<void, IssueProblem> {
  if (!facts.isTrainingCompleted) return err('TRAINING_NOT_COMPLETED');
  if (facts.confirmedTotal === undefined) return err('NO_VALID_TEST');
  if (facts.isScoreDisputed) return err('SCORE_DISPUTED');
  if (facts.isResultHeld) return err('RESULT_HELD');
  if (facts.confirmedTotal < passMark) return err('BELOW_PASS_MARK');
  if (!facts.hasPhoto) return err('NO_PHOTO');
  const isLiving = (one: Certificate): boolean =>
    one.post === facts.post &&
    one.kind !== 'paper' &&
    one.revokedOn === undefined &&
    one.cancelledOn === undefined;
  return facts.certificates.some(isLiving) ? err('HAS_CERTIFICATE') : ok(undefined);
}
