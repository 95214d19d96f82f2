import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildLabPage, openLab } from '../scripts/face-lab/open-lab';
import type { CheckSpans, FaceBench } from './face-page/page';
import { type Figure, spreadOf } from './figure';

declare const faceBench: FaceBench; // lives in the page

const CHECK_MEDIAN_MS = 70;
const CHECK_P95_MS = 100;
const GAP_MS = 20;
const START_MS = 300;
/** A worker that grew by this much a check would reach 100 MB after five thousand. */
const GROWTH_KB = 20;

const require = createRequire(import.meta.url);

/** The face check in its worker, against its limits and against face-api as it comes, on one machine in one run. */
export async function faceFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const faceApi = path.dirname(require.resolve('@vladmandic/face-api/package.json'));
  const tfWasm = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  const pageFolder = await buildLabPage(fileURLToPath(new URL('./face-page', import.meta.url)));
  const { app, page, close } = await openLab(pageFolder, {
    folders: {
      samples: path.join(faceApi, 'demo'),
      models: path.join(faceApi, 'model'),
      tfwasm: path.join(tfWasm, 'dist'),
    },
    isReady: 'faceBench',
  });
  const runs = isQuick ? 15 : 100;
  const tabKilobytes = async (): Promise<number> => {
    const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
    return metrics.find(({ type }) => type === 'Tab')?.memory.workingSetSize ?? 0;
  };
  try {
    const start = await page.evaluate((n) => faceBench.starts('first', n), isQuick ? 3 : 9);
    const startBoth = await page.evaluate((n) => faceBench.starts('both', n), isQuick ? 3 : 9);
    const first = await page.evaluate((n) => faceBench.checks('first', n), runs);
    const second = await page.evaluate((n) => faceBench.checks('second', n), runs);
    const both = await page.evaluate((n) => faceBench.checks('both', n), runs);
    const peer = await page.evaluate((n) => faceBench.peerChecks(n), Math.ceil(runs / 3));
    const studied = await page.evaluate(() => faceBench.checkIns(6, true));
    const unstudied = await page.evaluate(() => faceBench.checkIns(6, false));
    const memory: { readonly checks: number; readonly kilobytes: number; readonly tensors: number }[] = [];
    const step = isQuick ? 20 : 100;
    for (let checks = step; checks <= 10 * step; checks += step) {
      const tensors = await page.evaluate((n) => faceBench.keepChecking(n), step);
      memory.push({ checks, kilobytes: await tabKilobytes(), tensors });
    }
    const samples = Array.from({ length: 6 }, (_, i) => `/samples/sample${i + 1}.jpg`);
    const misses = await page.evaluate((urls) => faceBench.portraitMisses(urls), samples);
    return [
      started('人脸组件启动 face worker to its first look', start.toGlance, START_MS),
      started('同上并可比对 the same, to its first comparison', start.toReference, undefined),
      started(
        '双模型可比对 with the second network, to its first comparison',
        startBoth.toReference,
        undefined,
      ),
      ...checkFigures('face-api 网络 first network', first, peer),
      ...checkFigures('第二模型 second network', second, peer),
      ...checkFigures('双模型 both networks', both, peer),
      checkIn(studied, unstudied),
      ...memoryFigures(memory),
      {
        name: `登记照片漏检 ID-photo portraits of ${misses.portraits} sample faces in which none is found`,
        measured: String(misses.missedHere),
        against: `face-api's small detector without padding: ${misses.missedByPeer}`,
        ratio: misses.missedHere / Math.max(1, misses.missedByPeer),
        isMet: misses.missedHere <= misses.missedByPeer,
      },
    ];
  } finally {
    await close();
  }
}

function started(name: string, spans: readonly number[], limit: number | undefined): Figure {
  const { median, p95 } = spreadOf(spans);
  return {
    name,
    measured: `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    against: limit === undefined ? 'no limit set' : `limit ${limit} ms (median)`,
    ratio: limit === undefined ? 1 : median / limit,
    isMet: limit === undefined || median <= limit,
  };
}

function checkFigures(name: string, ours: CheckSpans, peer: CheckSpans): readonly Figure[] {
  const spread = spreadOf(ours.spans);
  const gap = spreadOf(ours.gaps);
  const peerSpread = spreadOf(peer.spans);
  const peerGap = spreadOf(peer.gaps);
  return [
    {
      name: `一次完整比对 one full check, 640×480, ${name}`,
      measured: `median ${spread.median.toFixed(0)} ms, p95 ${spread.p95.toFixed(0)} ms`,
      against: `limit ${CHECK_MEDIAN_MS} / ${CHECK_P95_MS} ms; face-api's default ${peerSpread.median.toFixed(0)} / ${peerSpread.p95.toFixed(0)} ms`,
      ratio: spread.median / CHECK_MEDIAN_MS,
      isMet: spread.median <= CHECK_MEDIAN_MS && spread.p95 <= CHECK_P95_MS,
    },
    {
      name: `界面最长停顿 longest time without a repaint during it, ${name}`,
      measured: `median ${gap.median.toFixed(1)} ms, p95 ${gap.p95.toFixed(1)} ms`,
      against: `limit ${GAP_MS} ms; face-api on the page's thread ${peerGap.median.toFixed(0)} ms`,
      ratio: gap.p95 / GAP_MS,
      isMet: gap.p95 <= GAP_MS,
    },
  ];
}

function checkIn(studied: readonly number[], unstudied: readonly number[]): Figure {
  const before = spreadOf(studied);
  const without = spreadOf(unstudied);
  return {
    name: '连续六人签到 six check-ins in sequence, work of the networks (reference, four looks, three frames)',
    measured: `median ${before.median.toFixed(0)} ms, p95 ${before.p95.toFixed(0)} ms`,
    against: `references not made at the opening: ${without.median.toFixed(0)} ms`,
    ratio: before.median / without.median,
    isMet: before.median <= without.median,
  };
}

function memoryFigures(
  samples: readonly { readonly checks: number; readonly kilobytes: number; readonly tensors: number }[],
): readonly Figure[] {
  // The first fifth is warm-up: heaps grow until they have found their size.
  const settled = samples.slice(Math.ceil(samples.length / 5));
  const slope = slopeOf(settled.map(({ checks, kilobytes }) => [checks, kilobytes] as const));
  const tensors = new Set(samples.map((sample) => sample.tensors));
  const last = samples.at(-1);
  return [
    {
      name: `内存增长 growth of the page's process over ${last?.checks ?? 0} checks`,
      measured: `${slope.toFixed(1)} KB a check, ${Math.round((last?.kilobytes ?? 0) / 1024)} MB at the end`,
      against: `limit ${GROWTH_KB} KB a check`,
      ratio: Math.max(0, slope) / GROWTH_KB,
      isMet: slope <= GROWTH_KB,
    },
    {
      name: '张量数 tensors alive after each hundredth of them',
      measured: [...tensors].join(', '),
      against: 'always the same',
      ratio: tensors.size,
      isMet: tensors.size === 1,
    },
  ];
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (pick: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / Math.max(1, points.length);
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const across = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const along = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return along === 0 ? 0 : across / along;
}
