import { openLab } from '../scripts/face-lab/open-lab';
import type { FaceBench } from './face-page/page';
import type { Figure } from './figure';

declare const faceBench: FaceBench; // lives in the page

/** A worker that grew by this much a check would reach 100 MB after five thousand. */
const GROWTH_KB = 20;

type Sample = { readonly checks: number; readonly kilobytes: number; readonly tensors: number };

/** Memory over a thousand checks by one worker, in an Electron in which nothing else has been measured. */
export async function memoryFigures(
  pageFolder: string,
  samples: string,
  isQuick: boolean,
): Promise<readonly Figure[]> {
  const { app, page, close } = await openLab(pageFolder, { folders: { samples }, isReady: 'faceBench' });
  const tabKilobytes = async (): Promise<number> => {
    const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
    return metrics.find(({ type }) => type === 'Tab')?.memory.workingSetSize ?? 0;
  };
  try {
    const taken: Sample[] = [];
    const step = isQuick ? 20 : 100;
    for (let checks = step; checks <= 10 * step; checks += step) {
      const tensors = await page.evaluate((n) => faceBench.keepChecking(n), step);
      taken.push({ checks, kilobytes: await tabKilobytes(), tensors });
    }
    return figuresOf(taken);
  } finally {
    await close();
  }
}

function figuresOf(samples: readonly Sample[]): readonly Figure[] {
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
