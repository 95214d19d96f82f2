import { z } from 'zod';

export type Totals = { readonly passed: number; readonly failed: number };

/** What a test runner left behind: how it ended, and its own report, if it came to write one. */
export type RunnerOutcome = { readonly status: number | null; readonly report: unknown };

const count = z.int().nonnegative();

const vitestReport = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const playwrightReport = z.object({
  stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
  errors: z.array(z.unknown()),
});

/** A step that has no tests of its own (checks, build): silent when it went well, a failure when not. */
export function stepTotals(status: number | null): Totals {
  return { passed: 0, failed: status === 0 ? 0 : 1 };
}

/** Every test that did not pass counts as failed, skipped ones too, and so does a file that broke down. */
export function vitestTotals(outcome: RunnerOutcome): Totals {
  const report = vitestReport.safeParse(outcome.report);
  if (!report.success) return nothingRan;
  let passed = 0;
  let failed = 0;
  for (const file of report.data.testResults) {
    const good = file.assertionResults.filter((test) => test.status === 'passed').length;
    const bad = file.assertionResults.length - good;
    passed += good;
    failed += bad;
    if (bad === 0 && (file.status !== 'passed' || good === 0)) failed += 1;
  }
  return believed({ passed, failed }, outcome.status);
}

/** A test that passed at a second try only has failed; so has one that was never reached. */
export function playwrightTotals(outcome: RunnerOutcome): Totals {
  const report = playwrightReport.safeParse(outcome.report);
  if (!report.success) return nothingRan;
  const { stats, errors } = report.data;
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return believed({ passed: stats.expected, failed }, outcome.status);
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

const nothingRan: Totals = { passed: 0, failed: 1 };

/** A runner that ends badly, or ran nothing, is a failure whatever its report says. */
function believed(totals: Totals, status: number | null): Totals {
  if (totals.failed > 0) return totals;
  return status === 0 && totals.passed > 0 ? totals : { passed: totals.passed, failed: 1 };
}
