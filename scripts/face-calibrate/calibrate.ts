import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src-shared/basics/seeded-random';
import { bootstrapEer } from '../../src-shared/domain/calibration/bootstrap-eer';
import { calibrate } from '../../src-shared/domain/calibration/calibrate';
import { chooseWeights, fusedSet, mayChooseWeights } from '../../src-shared/domain/calibration/fuse-sets';
import { FaceFusion } from '../../src-shared/domain/policy/face-policy';
import { withDisplay } from '../face-lab/with-display';
import { type MeasuredPortraits, measurePortraits } from './measure-pairs';
import { type PolicyValues, policyValues } from './policy-values';
import { portraitsIn } from './portrait-list';
import { type Measured, rocCsv, tableRow, thresholdText } from './report';
import { rocPlot } from './roc-plot';

// `npm run face:calibrate -- <folder>`: error rates of the station's face check on labelled portraits, and the policy
// values they justify. Nothing of a portrait leaves this machine; what is written holds distances and rates only.

const DEMO_SESSION = fileURLToPath(new URL('../../resources/demo/session/session.json', import.meta.url));
const ROUNDS = 400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'out/face-calibration' },
    /** A session file whose policy's fusion is kept where the set is too small to choose weights. */
    session: { type: 'string', default: DEMO_SESSION },
    population: { type: 'string' },
    origin: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('用法 usage: npm run face:calibrate -- <folder> [--out=…] [--population=…] [--origin=…]');
  process.exitCode = 2;
} else {
  await run(path.resolve(folder));
}

async function run(from: string): Promise<void> {
  const portraits = await portraitsIn(from);
  if (portraits.length < 2) {
    console.error(`没有照片 No portraits in ${from}`);
    process.exitCode = 2;
    return;
  }
  await withDisplay(async () => {
    const measured = await measurePortraits(from, portraits, (done) => {
      if (done % 50 === 0 || done === portraits.length) console.log(`  ${done} / ${portraits.length}`);
    });
    await report(measured, portraits.length);
  });
}

async function report(portraits: MeasuredPortraits, asked: number): Promise<void> {
  const { people, pairs, models, missed } = portraits;
  const given = FaceFusion.parse(JSON.parse(await readFile(values.session, 'utf8')).policy.face.fusion);
  const alone = models.map((model) => measure(model, portraits, [{ model, scaleMilli: 1000, weight: 1 }]));
  const isChosen = mayChooseWeights(fusedSet(pairs, given, people.length));
  const fusion = isChosen ? chooseWeights(pairs, given, people.length) : given;
  const fused = measure('融合 fusion', portraits, fusion);
  const all = fusion.length > 1 ? [...alone, fused] : alone;

  console.log(`\n${people.length} 人 people, ${portraits.found} 张 pictures with a face`);
  console.log(
    `检出失败 failure to detect: ${missed.length} / ${asked}${missed.map((file) => `\n  ${file}`).join('')}`,
  );
  console.table(Object.fromEntries(all.map((one) => [one.name, tableRow(one)])));
  console.log(
    `权重 weights: ${fusion.map(({ model, weight }) => `${model} × ${weight}`).join(', ')}${
      isChosen
        ? ' (按本组照片选定 chosen on this set)'
        : ' (照片太少，沿用原值 set too small to choose, kept)'
    }`,
  );
  const policy = policyValues(fused, fusion, {
    population: values.population ?? `${people.length} people, ${portraits.found} portraits, not described`,
    origin: values.origin ?? 'face:calibrate; origin of the pictures not stated',
  });
  await write(all, policy);
  if (policy === undefined) {
    console.log('\n不写入策略值 No policy values are written:');
    console.log(`  FAR 1 %: ${thresholdText(fused.calibration.atPercent)}`);
    console.log(`  FAR 0.1 %: ${thresholdText(fused.calibration.atPerMille)}`);
    process.exitCode = 1;
  }
}

function measure(name: string, { pairs, people }: MeasuredPortraits, fusion: FaceFusion): Measured {
  const set = fusedSet(pairs, fusion, people.length);
  const random = seededRandom(new TextEncoder().encode('face-calibrate bootstrap'));
  const eerInterval = bootstrapEer(set, ROUNDS, () => random.nextUint32() / 2 ** 32);
  return { name, set, calibration: calibrate(set), eerInterval };
}

async function write(all: readonly Measured[], policy: PolicyValues | undefined): Promise<void> {
  await mkdir(values.out, { recursive: true });
  const at = (name: string): string => path.join(values.out, name);
  await writeFile(at('roc.csv'), rocCsv(all));
  await writeFile(at('roc.svg'), rocPlot(all, '人脸核验 ROC · face check'));
  const summary = Object.fromEntries(all.map((one) => [one.name, tableRow(one)]));
  await writeFile(at('summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  // One of an earlier, larger set must not be taken for this one's.
  await rm(at('policy-face.json'), { force: true });
  if (policy !== undefined) await writeFile(at('policy-face.json'), `${JSON.stringify(policy, null, 2)}\n`);
  console.log(`\n写入 written: ${values.out}`);
}
