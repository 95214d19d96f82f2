import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { type Figure, type Spread, spreadOf } from './figure';

const LIMIT_MS = 2000;
const Spans = z.array(z.object({ start: z.number(), open: z.number(), goOn: z.number() }));

/** From a SIGKILL in mid-exam to the same question on the screen, without the proctor's typing. */
export async function resumeFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/crash/station/resume-time.ts', isQuick ? '2' : '7'],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const spans = Spans.parse(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? ''));
  const figure = (name: string, spread: Spread): Figure => ({
    name,
    measured: `${spread.median.toFixed(0)} ms, p95 ${spread.p95.toFixed(0)} ms`,
    against: `limit ${LIMIT_MS} ms`,
    ratio: spread.median / LIMIT_MS,
    isMet: spread.median <= LIMIT_MS,
  });
  return [
    figure(
      'SIGKILL to the same question, typing left out',
      spreadOf(spans.map((s) => s.start + s.open + s.goOn)),
    ),
    figure('of it: SIGKILL to the proctor’s screen', spreadOf(spans.map((s) => s.start))),
    figure('of it: the password’s last key to the interrupted exam', spreadOf(spans.map((s) => s.open))),
    figure('of it: reason and face to the question', spreadOf(spans.map((s) => s.goOn))),
  ];
}
