import { mkdir, rm, writeFile } from 'node:fs/promises';
import { prepareStation } from './prepare-station';
import { runPackage, runScript, withFreshReport } from './run-step';
import {
  addTotals,
  playwrightTotals,
  stepTotals,
  type Totals,
  totalsLine,
  vitestTotals,
} from './test-totals';

const TOTALS_FILE = 'out/test-totals.json';
const VITEST_REPORT = 'out/test-results/vitest.json';
type Step = { readonly name: string; readonly totals: Totals };

const say = (sentence: string) => console.log(sentence);

await rm(TOTALS_FILE, { force: true });
const steps: Step[] = [];
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
  record('单元等 vitest', vitestTotals(await withFreshReport(VITEST_REPORT, () => runVitest(env))));
  const canRun = built === 0 && station.isReady;
  record('端到端 e2e', await endToEnd(canRun, env, 'e2e', 1));
  record('网页 web', await endToEnd(canRun, env, 'web', 2));
} finally {
  await station.display?.stop();
}

const totals = addTotals(steps.map((step) => step.totals));
await mkdir('out', { recursive: true });
await writeFile(TOTALS_FILE, `${JSON.stringify({ passed: totals.passed, failed: totals.failed })}\n`);
for (const step of steps) say(`${step.name}: ${totalsLine(step.totals)}`);
say(totalsLine(totals));
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

async function runVitest(env: NodeJS.ProcessEnv): Promise<number | null> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  return await runPackage('vitest', 'vitest.mjs', ['run', ...reporters], env);
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
  const report = `out/test-results/${folder}.json`;
  const args = ['test', `tests/${folder}/`, `--workers=${workers}`, `--output=out/test-results/${folder}`];
  const run = () => runPackage('@playwright/test', 'cli.js', args, { ...env, PLAYWRIGHT_REPORT: report });
  return playwrightTotals(await withFreshReport(report, run));
}
