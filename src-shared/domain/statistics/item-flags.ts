import type { ItemStatistics } from './item-statistics';

/** A reason for a person to look at a question. A flag decides nothing. */
export type ItemFlag =
  | 'too-hard'
  | 'too-easy'
  | 'negative-discrimination'
  | 'distractor-unchosen'
  | 'key-suspect';

export const TOO_HARD_BELOW = 0.2;
export const TOO_EASY_ABOVE = 0.95;

/**
 * How many papers must have held a question before a flag may be raised.
 * - difficulty: from 20, the standard error of p is at most 0.11;
 * - discrimination: from 30, that of r is about 0.19, so a weak question still comes out negative by chance at times;
 * - unchosen distractor: from 60, nobody means less than 5 % of candidates at 95 % confidence (rule of three, 3/n);
 * - suspect key: from 30, with at least 10 choosers of the wrong option, below which two or three candidates make the mean.
 */
export const FLAG_MINIMUM_N: Readonly<Record<ItemFlag, number>> = {
  'too-hard': 20,
  'too-easy': 20,
  'negative-discrimination': 30,
  'distractor-unchosen': 60,
  'key-suspect': 30,
};
export const SUSPECT_MINIMUM_CHOOSERS = 10;

/** Differences below this are rounding, not people. */
const ROUNDING = 1e-9;

/** The flags of a question, in the order of the type; none below the minimum n of each. */
export function itemFlags(statistics: ItemStatistics): readonly ItemFlag[] {
  const { n, difficulty, discrimination } = statistics;
  const isRaised: Readonly<Record<ItemFlag, boolean>> = {
    'too-hard': difficulty < TOO_HARD_BELOW,
    'too-easy': difficulty > TOO_EASY_ABOVE,
    'negative-discrimination': discrimination !== undefined && discrimination < 0,
    'distractor-unchosen': statistics.options.some((option) => !option.isKey && option.count === 0),
    'key-suspect': isKeySuspect(statistics),
  };
  return (Object.keys(isRaised) as ItemFlag[]).filter((flag) => isRaised[flag] && n >= FLAG_MINIMUM_N[flag]);
}

/**
 * The choosers of some wrong option did better on the rest of their papers than those of every right one: the key may
 * name the wrong option. In a multiple-choice question each right option is compared for itself.
 */
function isKeySuspect({ options }: ItemStatistics): boolean {
  const restOfKeys = options.flatMap(({ isKey, meanRest }) =>
    isKey && meanRest !== undefined ? [meanRest] : [],
  );
  const bestOfKeys = Math.max(...restOfKeys, Number.NEGATIVE_INFINITY);
  return options.some(
    ({ isKey, count, meanRest }) =>
      !isKey &&
      count >= SUSPECT_MINIMUM_CHOOSERS &&
      meanRest !== undefined &&
      meanRest > bestOfKeys + ROUNDING,
  );
}
