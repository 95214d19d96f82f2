import { mkdir, rm, writeFile } from 'node:fs/promises';
import { prepareStation } from './prepare-station';
import { runPackage, runScript, withFreshReport } from './run-step';
import { afterSecondTry, filesForSecondTry } from './second-try';
import { playwrightOutcomes, type TestOutcome, vitestOutcomes } from './test-report';
import { addTotals, failureText, stepTotals, type Totals, testTotals, totalsLine } from './test-totals';

const TOTALS_FILE = 'out/test-totals.json';
const REPORTS = 'out/test-results';
type Step = { readonly name: string; readonly totals: Totals };

const say = (sentence: string) => console.log(sentence);

await rm(TOTALS_FILE, { force: true });
const steps: Step[] = [];
const failures: TestOutcome[] = [];
const unsteady: TestOutcome[] = [];
const record = (name: string, totals: Totals) => steps.push({ name, totals });

// Every step runs even after one failed, so that one run shows everything that is wrong.
record('检查 check', stepTotals(await runScript('check', process.env)));
const built = await runScript('build', process.env);
record('构建 build', stepTotals(built));

// Camera clips, the centre's pages, and a desktop that somebody tries to get out to.
const PROGRAMS = [
  ...['ffmpeg', 'chromium', 'openbox', 'xdotool', 'xclip', 'wmctrl', 'xprop', 'pdftotext'],
  // What reads the files for the operating system as the system itself does.
  ...['systemd-analyze', 'desktop-file-validate'],
];
const station = await prepareStation(say, PROGRAMS);
try {
  const env = { ...process.env, ...station.env };
  record('单元等 vitest', await tried((files) => runVitest(env, files)));
  const canRun = built === 0 && station.isReady;
  record('端到端 e2e', await endToEnd(canRun, env, 'e2e', 1));
  record('网页 web', await endToEnd(canRun, env, 'web', 2));
} finally {
  await station.display?.stop();
}

const totals = addTotals(steps.map((step) => step.totals));
await mkdir('out', { recursive: true });
await writeFile(TOTALS_FILE, `${JSON.stringify({ passed: totals.passed, failed: totals.failed })}\n`);
list('未通过 Failed', failures);
list('第二次才通过，须查明原因 Passed at the second try only, to be looked into', unsteady);
for (const step of steps) say(`${step.name}: ${totalsLine(step.totals)}`);
say(totalsLine(totals));
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

function list(heading: string, tests: readonly TestOutcome[]): void {
  if (tests.length > 0) say([`${heading} (${tests.length}):`, ...tests.map(failureText)].join('\n'));
}

/** A few files that failed run once more, alone (docs/decisions/0049); what that changes is listed at the end. */
async function tried(run: (files: readonly string[]) => Promise<readonly TestOutcome[]>): Promise<Totals> {
  const first = await run([]);
  const files = filesForSecondTry(first);
  if (files.length > 0) say(`第二次运行 Run once more: ${files.join(', ')}`);
  const both = files.length > 0 ? afterSecondTry(first, await run(files)) : { outcomes: first, unsteady: [] };
  failures.push(...both.outcomes.filter((test) => !test.passed));
  unsteady.push(...both.unsteady);
  return testTotals(both.outcomes);
}

async function runVitest(env: NodeJS.ProcessEnv, files: readonly string[]): Promise<readonly TestOutcome[]> {
  const report = `${REPORTS}/vitest${files.length > 0 ? '-again' : ''}.json`;
  const args = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return vitestOutcomes(await withFreshReport(report, () => runPackage('vitest', 'vitest.mjs', args, env)));
}

async function endToEnd(
  canRun: boolean,
  env: NodeJS.ProcessEnv,
  folder: 'e2e' | 'web',
  workers: number,
): Promise<Totals> {
  if (!canRun) {
    say('端到端测试无法运行，按失败计。 The end-to-end tests could not be run and count as failed.');
    return stepTotals(null);
  }
  return await tried(async (files) => {
    const name = files.length > 0 ? `${folder}-again` : folder;
    const report = `${REPORTS}/${name}.json`;
    const chosen = files.length > 0 ? files : [`tests/${folder}/`];
    const args = [
      'test',
      ...chosen,
      `--workers=${files.length > 0 ? 1 : workers}`,
      `--output=${REPORTS}/${name}`,
    ];
    const run = () => runPackage('@playwright/test', 'cli.js', args, { ...env, PLAYWRIGHT_REPORT: report });
    return playwrightOutcomes(await withFreshReport(report, run));
  });
}
