import { describe, expect, test } from 'vitest';
import { playwrightOutcomes, vitestOutcomes } from '../../../scripts/test/test-report';
import {
  addTotals,
  failureText,
  stepTotals,
  testTotals,
  totalsLine,
} from '../../../scripts/test/test-totals';

const file = (status: string, ...tests: string[]) => ({
  name: '/station/tests/a.test.ts',
  status,
  message: '',
  assertionResults: tests.map((one, index) => ({ fullName: `test ${index}`, status: one })),
});
const vitest = (status: number | null, ...testResults: object[]) =>
  testTotals(vitestOutcomes({ status, report: { testResults } }));

const spec = (title: string, status: string) => ({
  title,
  file: 'e2e/a.e2e.ts',
  line: 3,
  ok: status === 'expected' || status === 'flaky' || status === 'skipped',
  tests: [{ status, results: [{ errors: status === 'unexpected' ? [{ message: 'no such button' }] : [] }] }],
});
const report = (statuses: readonly string[], errors: unknown[] = []) => ({
  config: { rootDir: '/station/tests' },
  suites: [
    { title: 'e2e/a.e2e.ts', specs: statuses.slice(0, 1).map((one) => spec('first', one)) },
    {
      title: 'e2e/b.e2e.ts',
      specs: [],
      suites: [{ title: 'a room', specs: statuses.slice(1).map((one, index) => spec(`test ${index}`, one)) }],
    },
  ],
  errors,
});
const playwright = (status: number | null, statuses: readonly string[], errors: unknown[] = []) =>
  testTotals(playwrightOutcomes({ status, report: report(statuses, errors) }));
const good = (count: number) => Array<string>(count).fill('expected');

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
    ['no report is a failure', testTotals(vitestOutcomes({ status: 0, report: undefined })), 0, 1],
  ])('%s', (_what, totals, passed, failed) => {
    expect(totals).toEqual({ passed, failed });
  });
});

describe('the totals of an end-to-end run', () => {
  const shapeless = { status: 0, report: { suites: 'good' } };
  test.each([
    ['all passed', playwright(0, good(4)), 4, 0],
    ['one failed', playwright(1, [...good(3), 'unexpected']), 3, 1],
    ['passed at a try of the runner’s own', playwright(0, [...good(3), 'flaky']), 3, 1],
    ['never reached', playwright(1, [...good(1), 'unexpected', 'skipped', 'skipped']), 1, 3],
    ['broke down while loading', playwright(1, [], [{ message: 'syntax' }]), 0, 1],
    ['ended badly with a good report', playwright(1, good(4)), 4, 1],
    ['ran nothing', playwright(0, []), 0, 1],
    ['left no report', testTotals(playwrightOutcomes({ status: 1, report: undefined })), 0, 1],
    ['left a report of another shape', testTotals(playwrightOutcomes(shapeless)), 0, 1],
  ])('%s', (_what, totals, passed, failed) => {
    expect(totals).toEqual({ passed, failed });
  });
});

test('a failure is told by its file, its place and the first lines of its error', () => {
  const outcome = playwrightOutcomes({ status: 1, report: report(['expected', 'unexpected']) })[1];
  expect(outcome && failureText(outcome)).toMatch(
    /e2e\/a\.e2e\.ts › line 3: a room › test 0\n {4}no such button$/,
  );
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
