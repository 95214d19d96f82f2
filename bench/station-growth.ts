import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { type Figure, spreadOf } from './figure';

const Starts = z.array(z.object({ sessions: z.number(), spans: z.array(z.number()) }));

/** A station's start after many sessions of 100 candidates, beside its start after the first one. */
export async function growthFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const counts = isQuick ? ['2', '1', '5'] : ['3', '1', '10', '100'];
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'tests/growth/start-times.ts', ...counts], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const starts = Starts.parse(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? ''));
  const first = spreadOf(starts[0]?.spans ?? []).median;
  return starts.slice(1).map(({ sessions, spans }) => {
    const { median, p95 } = spreadOf(spans);
    return {
      name: `start of the main process after ${sessions} sessions of 100 candidates`,
      measured: `${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
      against: `after 1 session: ${first.toFixed(0)} ms; at most twice that`,
      ratio: median / first,
      isMet: median <= 2 * first,
    };
  });
}
