import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { buildIfNeeded } from '../scripts/start/build-if-needed';
import { prepareStation } from '../scripts/test/prepare-station';
import { faceFigures } from './face';
import type { Figure } from './figure';
import { ingestFigures } from './ingest';
import { livenessFigures } from './liveness';
import { packageFigures } from './package-build';
import { paperFigures } from './papers';
import { resumeFigures } from './station-resume';
import { saveFigures } from './station-saves';

// `npm run bench`: every published figure in one run, each against its limit or peer. `-- --quick` takes fewer samples
// and writes nothing.

const isQuick = process.argv.includes('--quick');
const steps: readonly (readonly [string, () => Promise<readonly Figure[]>])[] = [
  [
    '试卷 papers',
    () => paperFigures(['resources/demo-bank/shared', 'resources/demo-bank/010-civil-constructor'], isQuick),
  ],
  ['试卷包 package', () => packageFigures(isQuick)],
  ['保存 saving', () => saveFigures(isQuick)],
  ['续考 resuming', () => resumeFigures(isQuick)],
  ['动作核验 movements', () => livenessFigures(isQuick)],
  ['入库 ingest', () => ingestFigures(isQuick)],
  ['人脸 face', () => faceFigures(isQuick)],
];

// Some figures are of the built station in a real Electron, which wants a screen.
const station = await prepareStation(console.log);
if (!station.isReady || !(await buildIfNeeded(console.log)))
  throw new Error('the station can not be started here');
Object.assign(process.env, station.env);

const figures: Figure[] = [];
for (const [at, [name, run]] of steps.entries()) {
  console.log(`[${at + 1}/${steps.length}] ${name}`);
  for (const figure of await run()) {
    figures.push(figure);
    console.log(
      `  ${figure.isMet ? '达到 met   ' : '未达 missed'}  ${figure.name}: ${figure.measured} (${figure.against})`,
    );
  }
}

if (!isQuick) {
  const rows = figures.map(
    (f) =>
      `| ${f.name} | ${f.measured} | ${f.against} | ${f.ratio.toFixed(2)} | ${f.isMet ? 'met' : '**missed**'} |`,
  );
  const text = [
    '# Figures',
    '',
    'Written by `npm run bench`; no test asserts a time. Ratio: measured over limit or expectation (for throughput over',
    'the least wanted).',
    '',
    `Machine: ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}. Date: ${new Date().toISOString().slice(0, 10)}.`,
    '',
    '| figure | measured | against | ratio | |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  await writeFile('docs/figures.md', text);
}
await station.display?.stop();
process.exitCode = figures.length > 0 ? 0 : 1;
