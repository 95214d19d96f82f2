/** QB-4's numbers. Shares are per cent and compared as whole numbers, so that a limit itself is never a matter of rounding. */
export const LINT_LIMITS = {
  /** Two items this alike or more, by 3-grams of their texts (Jaccard), are one item written twice. */
  duplicate: { shared: 4, of: 5 },
  /** The key is strictly the longest option in fewer than this share of single-choice questions. */
  longestIsKeyPercent: 40,
  /** True statements among true-false questions. */
  trueFromPercent: 45,
  trueToPercent: 55,
  /** A position of the key may be this many times its even share, and no less than its half. */
  positionFromPercent: 50,
  positionToPercent: 150,
  /** Statistics over fewer questions than this say nothing. */
  leastQuestions: 20,
  /** Items of a cell for each that a paper wants of it. */
  timesQuota: 2,
} as const;
