import { z } from 'zod';

/** What a test runner left behind: how it ended, and its own report, if it came to write one. */
export type RunnerOutcome = { readonly status: number | null; readonly report: unknown };

export type TestOutcome = {
  /** Path of the test's file as its runner takes it; empty for an error outside of any file. */
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
  /** Empty for a test that passed. */
  readonly error: string;
};

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const errors = z.array(z.object({ message: z.string().default('') }));
const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.int(),
  ok: z.boolean(),
  tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors })) })),
});
type Suite = {
  readonly title: string;
  readonly specs: readonly z.infer<typeof spec>[];
  readonly suites?: readonly Suite[] | undefined;
};
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(spec), suites: z.array(suite).optional() }),
);
const playwrightReport = z.object({
  config: z.object({ rootDir: z.string() }),
  suites: z.array(suite),
  errors,
});

/** Every test that did not pass counts as failed, skipped ones too, and so does a file that broke down. */
export function vitestOutcomes(outcome: RunnerOutcome): readonly TestOutcome[] {
  const report = vitestReport.safeParse(outcome.report);
  if (!report.success) return [nothingRan];
  const tests = report.data.testResults.flatMap((file): TestOutcome[] => {
    const own = file.assertionResults.map((test) => ({
      file: file.name,
      name: test.fullName,
      passed: test.status === 'passed',
      error: test.failureMessages?.join('\n') || (test.status === 'passed' ? '' : test.status),
    }));
    const isWhole = file.status === 'passed' && own.length > 0;
    if (isWhole || own.some((test) => !test.passed)) return own;
    return [...own, { file: file.name, name: WHOLE_FILE, passed: false, error: file.message }];
  });
  return believed(tests, outcome.status);
}

/** A test that was never reached has failed as well. */
export function playwrightOutcomes(outcome: RunnerOutcome): readonly TestOutcome[] {
  const report = playwrightReport.safeParse(outcome.report);
  if (!report.success) return [nothingRan];
  const tests = report.data.suites
    .flatMap((one) => allSpecs(one, []))
    .map(({ one, titles }): TestOutcome => {
      const said = one.tests.flatMap((test) => test.results).flatMap((result) => result.errors);
      const passed = one.ok && one.tests.length > 0 && one.tests.every((test) => test.status === 'expected');
      return {
        file: `${report.data.config.rootDir}/${one.file}`,
        name: `line ${one.line}: ${[...titles, one.title].join(' › ')}`,
        passed,
        error: passed ? '' : said.map((error) => error.message).join('\n') || 'not reached',
      };
    });
  const outside = report.data.errors.map(
    (error): TestOutcome => ({ file: '', name: WHOLE_FILE, passed: false, error: error.message }),
  );
  return believed([...tests, ...outside], outcome.status);
}

const WHOLE_FILE = '(the file itself)';
const nothingRan: TestOutcome = { file: '', name: '(the run)', passed: false, error: 'it left no report' };

type FoundSpec = { readonly one: z.infer<typeof spec>; readonly titles: readonly string[] };

/** Suites lie in one another: the file, then each `describe`; the file's own title is its path. */
function allSpecs(suite: Suite, titles: readonly string[]): readonly FoundSpec[] {
  const inner = (suite.suites ?? []).flatMap((one) => allSpecs(one, [...titles, one.title]));
  return [...suite.specs.map((one) => ({ one, titles })), ...inner];
}

/** A runner that ends badly, or ran nothing, is a failure whatever its report says. */
function believed(tests: readonly TestOutcome[], status: number | null): readonly TestOutcome[] {
  if (tests.some((test) => !test.passed)) return tests;
  if (status === 0 && tests.length > 0) return tests;
  const error = tests.length === 0 ? 'nothing ran' : `it ended with ${status}`;
  return [...tests, { file: '', name: '(the run)', passed: false, error }];
}
