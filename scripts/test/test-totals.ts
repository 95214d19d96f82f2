import path from 'node:path';
import type { TestOutcome } from './test-report';

export type Totals = { readonly passed: number; readonly failed: number };

/** A step that has no tests of its own (checks, build): silent when it went well, a failure when not. */
export function stepTotals(status: number | null): Totals {
  return { passed: 0, failed: status === 0 ? 0 : 1 };
}

export function testTotals(outcomes: readonly TestOutcome[]): Totals {
  const passed = outcomes.filter((test) => test.passed).length;
  return { passed, failed: outcomes.length - passed };
}

export function addTotals(all: readonly Totals[]): Totals {
  return all.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

export function totalsLine({ passed, failed }: Totals): string {
  return `${passed} passed, ${failed} failed`;
}

/** Lines of an error that are shown at the end of a run, where whoever looks sees them first. */
const ERROR_LINES = 12;

/** One test with the first lines of its error, for the end of a run. */
export function failureText(test: TestOutcome): string {
  const where = test.file === '' ? '' : `${path.relative(process.cwd(), test.file)} › `;
  const lines = test.error.split('\n').slice(0, ERROR_LINES);
  return [`${where}${test.name}`, ...lines.map((line) => `    ${line}`)].join('\n');
}
