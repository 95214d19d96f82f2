import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { type Figure, spreadOf } from './figure';

const Spans = z.array(z.number());
const Starts = z.array(
  z.object({
    sessions: z.number(),
    whole: Spans,
    starts: Spans,
    saves: Spans,
    searches: Spans,
    rounds: Spans,
  }),
);
type Grown = z.infer<typeof Starts>[number];

/** A station after many sessions of 100 candidates, beside the same one after its first session. */
export async function growthFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const counts = isQuick ? ['2', '1', '5'] : ['3', '1', '10', '100'];
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'tests/growth/start-times.ts', ...counts], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const [first, ...later] = Starts.parse(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? ''));
  if (first === undefined) throw new Error('nothing measured');
  return later.flatMap((grown) => [
    beside('start of the main process', grown, first, 'starts'),
    beside('an answer saved by the main process', grown, first, 'saves'),
    beside('somebody found at check-in', grown, first, 'searches'),
    beside('a try to send 100 waiting results', grown, first, 'rounds'),
    wholeReading(grown),
  ]);
}

function beside(
  what: string,
  grown: Grown,
  first: Grown,
  which: 'starts' | 'saves' | 'searches' | 'rounds',
): Figure {
  const { median, p95 } = spreadOf(grown[which]);
  const peer = spreadOf(first[which]).median;
  return {
    name: `${what} after ${grown.sessions} sessions of 100 candidates`,
    measured: `${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    against: `after 1 session: ${peer.toFixed(1)} ms; at most twice that`,
    ratio: median / peer,
    isMet: median <= 2 * peer,
  };
}

/** Once after an update of the program, which does not take up what another one folded. */
function wholeReading(grown: Grown): Figure {
  const { median } = spreadOf(grown.whole);
  return {
    name: `first start after an update, ${grown.sessions} sessions: the whole journal read and verified`,
    measured: `${median.toFixed(0)} ms`,
    against: 'no limit set',
    ratio: 1,
    isMet: true,
  };
}
