import type { CaseQuestion } from '../../src-shared/domain/item/item';
import { LINT_LIMITS } from './lint-limits';

export type KeyFinding = {
  readonly rule: 'key-position' | 'longest-is-key' | 'true-false-balance';
  readonly reason: string;
};

/** What a guesser could learn from a bank's keys as a whole (QB-4). Too few questions give no finding. */
export function lintKeys(questions: readonly CaseQuestion[]): readonly KeyFinding[] {
  return [...positions(questions), ...longest(questions), ...balance(questions)];
}

/** Where the key stands in the author's order: it is shuffled, but `fixedOrder` and paper copies are not. */
function positions(questions: readonly CaseQuestion[]): readonly KeyFinding[] {
  const singles = questions.filter(({ type, options }) => type === 'single' && options.length === 4);
  if (singles.length < LINT_LIMITS.leastQuestions) return [];
  const counts = [0, 1, 2, 3].map(
    (at) => singles.filter(({ options, key }) => options[at]?.id === key[0]).length,
  );
  const isUneven = counts.some(
    (count) =>
      count * 400 < singles.length * LINT_LIMITS.positionFromPercent ||
      count * 400 > singles.length * LINT_LIMITS.positionToPercent,
  );
  if (!isUneven) return [];
  const spread = counts.map((count, at) => `${'ABCD'.charAt(at)} ${count}`).join(', ');
  return [
    { rule: 'key-position', reason: `单选题答案位置不均 keys are not spread over the positions: ${spread}` },
  ];
}

function longest(questions: readonly CaseQuestion[]): readonly KeyFinding[] {
  const singles = questions.filter(({ type }) => type === 'single');
  if (singles.length < LINT_LIMITS.leastQuestions) return [];
  const count = singles.filter(isLongestKey).length;
  if (count * 100 < singles.length * LINT_LIMITS.longestIsKeyPercent) return [];
  const reason = `单选题中答案为最长选项的占 ${percent(count, singles.length)}，应低于 ${LINT_LIMITS.longestIsKeyPercent} % the key is the longest option too often: ${count} of ${singles.length}`;
  return [{ rule: 'longest-is-key', reason }];
}

function isLongestKey({ options, key }: CaseQuestion): boolean {
  const lengthOf = (text: string) => [...text].length;
  const right = options.find((option) => option.id === key[0]);
  return (
    right !== undefined &&
    options.every((option) => option === right || lengthOf(option.text) < lengthOf(right.text))
  );
}

function balance(questions: readonly CaseQuestion[]): readonly KeyFinding[] {
  const all = questions.filter(({ type }) => type === 'true-false');
  if (all.length < LINT_LIMITS.leastQuestions) return [];
  const right = all.filter(({ options, key }) => options[0]?.id === key[0]).length;
  const { trueFromPercent, trueToPercent } = LINT_LIMITS;
  if (right * 100 >= all.length * trueFromPercent && right * 100 <= all.length * trueToPercent) return [];
  const reason = `判断题“正确”占 ${percent(right, all.length)}，应在 ${trueFromPercent}–${trueToPercent} % statements that are right: ${right} of ${all.length}`;
  return [{ rule: 'true-false-balance', reason }];
}

function percent(part: number, whole: number): string {
  return `${Math.round((part * 1000) / whole) / 10} %`;
}
