import { describe, expect, test } from 'vitest';
import { afterSecondTry, filesForSecondTry, SECOND_TRY_FILES } from '../../../scripts/test/second-try';
import type { TestOutcome } from '../../../scripts/test/test-report';

const outcome = (file: string, name: string, passed: boolean): TestOutcome => ({
  file,
  name,
  passed,
  error: passed ? '' : `${name} went wrong`,
});

describe('a second try of a few files that failed', () => {
  test('nothing that failed, nothing to be run', () => {
    expect(filesForSecondTry([outcome('a', 'one', true)])).toEqual([]);
  });

  test('each file once', () => {
    const first = [outcome('a', 'one', false), outcome('a', 'two', false), outcome('b', 'one', true)];
    expect(filesForSecondTry(first)).toEqual(['a']);
  });

  test('many files at once are broken, not unlucky', () => {
    const files = Array.from({ length: SECOND_TRY_FILES + 1 }, (_, index) => `file ${index}`);
    expect(filesForSecondTry(files.map((file) => outcome(file, 'one', false)))).toEqual([]);
  });

  test('an error outside of any file is not tried again', () => {
    expect(filesForSecondTry([outcome('', '(the run)', false), outcome('a', 'one', false)])).toEqual([]);
  });

  test('what passes then counts, and is listed with its first error', () => {
    const first = [outcome('a', 'one', false), outcome('a', 'two', true)];
    const both = afterSecondTry(first, [outcome('a', 'one', true), outcome('a', 'two', true)]);
    expect(both.outcomes.every((one) => one.passed)).toBe(true);
    expect(both.unsteady).toEqual([outcome('a', 'one', false)]);
  });

  test('what fails again has failed', () => {
    const first = [outcome('a', 'one', false)];
    expect(afterSecondTry(first, first)).toEqual({ outcomes: first, unsteady: [] });
  });

  test('another test that fails the second time lets nothing pass', () => {
    const first = [outcome('a', 'one', false), outcome('a', 'two', true)];
    const both = afterSecondTry(first, [outcome('a', 'one', true), outcome('a', 'two', false)]);
    expect(both).toEqual({ outcomes: first, unsteady: [] });
  });

  test('a test that did not run the second time has not passed', () => {
    const first = [outcome('a', 'one', false)];
    expect(afterSecondTry(first, [outcome('a', 'another', true)]).unsteady).toEqual([]);
    expect(afterSecondTry(first, []).unsteady).toEqual([]);
  });

  test('a file that broke down as a whole passes with all its tests', () => {
    const first = [outcome('a', '(the file itself)', false)];
    const both = afterSecondTry(first, [outcome('a', 'one', true)]);
    expect(both.unsteady).toHaveLength(1);
    expect(both.outcomes[0]?.passed).toBe(true);
  });
});
