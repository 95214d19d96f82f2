import { buildIfNeeded } from '../scripts/start/build-if-needed';
import { prepareStation } from '../scripts/test/prepare-station';
import { faceFigures } from './face';
import type { Figure } from './figure';
import { ingestFigures } from './ingest';
import { livenessFigures } from './liveness';
import { packageFigures } from './package-build';
import { paperFigures } from './papers';
import { peopleFigures } from './people';
import { loadNow, type StepResult, writeFigures } from './report';
import { resultSearchFigures } from './result-search';
import { showSteps } from './show-steps';
import { growthFigures } from './station-growth';
import { resumeFigures } from './station-resume';
import { saveFigures } from './station-saves';
import { sizeFigures } from './station-size';
import { startFigures } from './station-start';
import { voidingFigures } from './voiding';
import { watchFigures } from './watch-pages';

// `npm run bench`: every published figure in one run, each against its limit or peer. `-- --quick` takes fewer samples
// and writes nothing; `-- --only=saving` runs the steps whose name has this word, and writes nothing either.

const isQuick = process.argv.includes('--quick');
const only = process.argv.find((word) => word.startsWith('--only='))?.split('=')[1];
const everyStep: readonly (readonly [string, () => Promise<readonly Figure[]>])[] = [
  [
    '试卷 papers',
    () => paperFigures(['resources/demo-bank/shared', 'resources/demo-bank/010-civil-constructor'], isQuick),
  ],
  ['试卷包 package', () => packageFigures(isQuick)],
  ['保存 saving', () => saveFigures(isQuick)],
  ['启动 starting', () => startFigures(isQuick)],
  ['体积 size', sizeFigures],
  ['续考 resuming', () => resumeFigures(isQuick)],
  ['动作核验 movements', () => livenessFigures(isQuick)],
  ['人脸 face', () => faceFigures(isQuick)],
  ['入库 ingest', () => ingestFigures(isQuick)],
  ['增长 growth', () => growthFigures(isQuick)],
  ['成绩查询 results', () => resultSearchFigures(isQuick)],
  ['监看 watching', () => watchFigures(isQuick)],
  ['作废 voiding', () => voidingFigures(isQuick)],
  // The longest by far.
  ['人员与证书 people', () => peopleFigures(isQuick)],
];

const steps = everyStep.filter(([name]) => only === undefined || name.includes(only));
if (steps.length === 0) throw new Error(`no step is called ${only}`);

// Some figures are of the built station in a real Electron, which wants a screen.
const station = await prepareStation(console.log);
if (!station.isReady || !(await buildIfNeeded(console.log)))
  throw new Error('the station can not be started here');
Object.assign(process.env, station.env);

const loadAtStart = loadNow();
const bar = showSteps(process.stdout, steps.length);
const results: StepResult[] = [];
for (const [name, run] of steps) {
  bar.begin(name);
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  try {
    const figures = await run();
    results.push({ name, figures, seconds: seconds() });
    bar.end(figures.map(lineOf));
    // After each step, so that a run which is cut short publishes what it measured.
    if (!isQuick && only === undefined) await writeFigures(results, loadAtStart, namesOf(everyStep));
  } catch (error) {
    // One that can't be measured must not cost the others; the run as a whole has failed all the same.
    const fault = error instanceof Error ? error.message.split('\n')[0] : String(error);
    results.push({ name, figures: [], seconds: seconds(), fault: fault ?? 'unknown' });
    bar.end([`  ${fault}`]);
  }
}
bar.stop();
for (const { name, seconds } of results) console.log(`${String(seconds).padStart(5)} s  ${name}`);

if (!isQuick && only === undefined) await writeFigures(results, loadAtStart, namesOf(everyStep));
await station.display?.stop();
process.exitCode = results.length > 0 && results.every((one) => one.figures.length > 0) ? 0 : 1;

function namesOf(all: typeof everyStep): readonly string[] {
  return all.map(([name]) => name);
}

function lineOf(figure: Figure): string {
  const sign = figure.isMet ? '达到 met   ' : '未达 missed';
  return `  ${sign}  ${figure.name}: ${figure.measured} (${figure.against})`;
}
