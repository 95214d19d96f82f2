/** Why a record was kept and not counted. Each names the first thing that did not hold. */
export const QUARANTINE_REASONS = [
  /** Not sealed to this centre for this place in the chain, or damaged before it was sealed. */
  'body-unreadable',
  'body-malformed',
  'other-station',
  /** A kind of record that this server does not know; looked at again by one that does. */
  'unknown-kind',
  /** The signature inside a closing is not the station's. */
  'closing-not-signed',
  /** The session is not published at the centre yet; judged again when it is. */
  'unknown-session',
  'unknown-candidate',
  'other-attempt-number',
  /** The package does not belong to the session, or has no key slot for the station. */
  'station-not-in-package',
  'demonstration-mixed-with-real',
  'other-bank',
  'other-blueprint',
  'other-policy',
  /** Not the seed that the session's key gives this candidate and attempt (TS-23). */
  'seed-wrong',
  'paper-impossible',
  'paper-differs',
  'answer-twice',
  'answer-not-of-paper',
  /** The attempt is stored with other content; the first stays. */
  'attempt-stored-differently',
  /** RM-12: the attempt had left this machine; the result under the higher fence stands. */
  'seat-fenced',
  /** Another attempt of the same candidate, session and number is stored (RM-12: two machines, one sitting). */
  'sitting-stored-already',
  /** Hours that the session's plan, the clock or the quiz do not bear out (CE-10). */
  'hours-not-in-plan',
  'hours-implausible',
  'hours-quiz-not-passed',
  /** Nobody with this document is registered, or the certificate is not theirs; judged again when that is put right. */
  'hours-unknown-person',
  'hours-unknown-certificate',
  /** CE-11: another entry holds this key. */
  'hours-key-taken',
  /** The person was somewhere else at that time, or has had all that the course gives. */
  'hours-overlap',
  'hours-over-plan',
  /** This program failed on the record. */
  'judging-failed',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];
