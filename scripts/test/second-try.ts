import type { TestOutcome } from './test-report';

/** More files than this that fail at once are not a chance matter: something is broken, and a second try hides it. */
export const SECOND_TRY_FILES = 3;

/** The files to be run once more, alone; none where a second try would prove nothing. */
export function filesForSecondTry(first: readonly TestOutcome[]): readonly string[] {
  const failed = first.filter((test) => !test.passed);
  if (failed.some((test) => test.file === '')) return [];
  const files = [...new Set(failed.map((test) => test.file))];
  return files.length > SECOND_TRY_FILES ? [] : files;
}

export type TwoTries = {
  readonly outcomes: readonly TestOutcome[];
  /** What failed first and passed then, with the error of the first try: each is a defect to be found. */
  readonly unsteady: readonly TestOutcome[];
};

/** A test passes at its second try only if that very test ran again and passed; its first error is kept. */
export function afterSecondTry(first: readonly TestOutcome[], second: readonly TestOutcome[]): TwoTries {
  const whole = second.length > 0 && second.every((test) => test.passed);
  const key = (test: TestOutcome) => `${test.file}\n${test.name}`;
  const passedThen = new Set(second.filter((test) => test.passed).map(key));
  const filesThen = new Set(second.map((test) => test.file));
  const isUnsteady = (test: TestOutcome) =>
    !test.passed &&
    whole &&
    // A file that broke down as a whole has no test of that name the second time.
    (passedThen.has(key(test)) || (test.name.startsWith('(') && filesThen.has(test.file)));
  return {
    outcomes: first.map((test) => (isUnsteady(test) ? { ...test, passed: true } : test)),
    unsteady: first.filter(isUnsteady),
  };
}
