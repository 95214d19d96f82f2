import { describe, expect, test } from 'vitest';
import {
  addTotals,
  playwrightTotals,
  stepTotals,
  totalsLine,
  vitestTotals,
} from '../../../scripts/test/test-totals';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const vitest = (status: number | null, ...testResults: object[]) =>
  vitestTotals({ status, report: { testResults } });
const playwright = (status: number | null, stats: object, errors: unknown[] = []) =>
  playwrightTotals({
    status,
    report: { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors },
  });

describe('the totals of a vitest run', () => {
  test.each([
    ['all passed', vitest(0, file('passed', 'passed', 'passed'), file('passed', 'passed')), 3, 0],
    ['one failed', vitest(1, file('failed', 'passed', 'failed')), 1, 1],
    ['a skipped test counts as failed', vitest(0, file('passed', 'passed', 'pending')), 1, 1],
    ['a file that broke down counts', vitest(1, file('passed', 'passed'), file('failed')), 1, 1],
    ['a file whose clean-up failed counts', vitest(1, file('failed', 'passed')), 1, 1],
    ['a file without tests counts as failed', vitest(0, file('passed', 'passed'), file('passed')), 1, 1],
    ['an error outside of any test counts', vitest(1, file('passed', 'passed')), 1, 1],
    ['a run that was killed counts', vitest(null, file('passed', 'passed')), 1, 1],
    ['no tests at all is a failure', vitest(0), 0, 1],
    ['no report is a failure', vitestTotals({ status: 0, report: undefined }), 0, 1],
  ])('%s', (_what, totals, passed, failed) => {
    expect(totals).toEqual({ passed, failed });
  });
});

describe('the totals of an end-to-end run', () => {
  test.each([
    ['all passed', playwright(0, { expected: 4 }), 4, 0],
    ['one failed', playwright(1, { expected: 3, unexpected: 1 }), 3, 1],
    ['passed at a second try only', playwright(0, { expected: 3, flaky: 1 }), 3, 1],
    ['never reached', playwright(1, { expected: 1, unexpected: 1, skipped: 2 }), 1, 3],
    ['broke down while loading', playwright(1, {}, [{ message: 'syntax' }]), 0, 1],
    ['ended badly with a good report', playwright(1, { expected: 4 }), 4, 1],
    ['ran nothing', playwright(0, {}), 0, 1],
    ['left no report', playwrightTotals({ status: 1, report: undefined }), 0, 1],
    ['left a report of another shape', playwrightTotals({ status: 0, report: { stats: 'good' } }), 0, 1],
  ])('%s', (_what, totals, passed, failed) => {
    expect(totals).toEqual({ passed, failed });
  });
});

test('a check or build counts only when it went wrong', () => {
  expect(stepTotals(0)).toEqual({ passed: 0, failed: 0 });
  expect(stepTotals(2)).toEqual({ passed: 0, failed: 1 });
  expect(stepTotals(null)).toEqual({ passed: 0, failed: 1 });
});

test('the totals are added up and said in one line', () => {
  const all = addTotals([
    { passed: 0, failed: 0 },
    { passed: 12, failed: 0 },
    { passed: 3, failed: 2 },
  ]);
  expect(totalsLine(all)).toBe('15 passed, 2 failed');
});
