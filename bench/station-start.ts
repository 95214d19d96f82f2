import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { type Figure, type Spread, spreadOf } from './figure';

const START_LIMIT_MS = 1500;
/** A quarter of the smallest machine that a room is likely to have. */
const MEMORY_LIMIT_MIB = 1024;
const Measured = z.object({
  spans: z.array(z.number()),
  cold: z.array(z.number()),
  blank: z.array(z.number()),
  memory: z.object({ idle: z.number(), exam: z.number(), checked: z.number() }),
});

/** From the start of the program to its first screen, and the memory of all its processes. */
export async function startFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/measure/start-and-memory.ts', isQuick ? '2' : '9'],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const { spans, cold, blank, memory } = Measured.parse(
    JSON.parse(run.stdout.trim().split('\n').at(-1) ?? ''),
  );
  return [
    startFigure(spreadOf(spans)),
    besideBlank(spreadOf(spans), spreadOf(blank)),
    ...(cold.length === 0 ? [] : [coldFigure(spreadOf(cold), spreadOf(spans))]),
    memoryFigure('idle, at the staff’s screen', memory.idle),
    memoryFigure('in an exam, the face consent taken back', memory.exam),
    memoryFigure('in an exam with a look at the face every second', memory.checked),
  ];
}

function startFigure(spread: Spread): Figure {
  return {
    name: '启动 start of the program to the first screen, warm',
    measured: `median ${spread.median.toFixed(0)} ms, p95 ${spread.p95.toFixed(0)} ms`,
    against: `limit ${START_LIMIT_MS} ms`,
    ratio: spread.median / START_LIMIT_MS,
    isMet: spread.median <= START_LIMIT_MS,
  };
}

/** What is ours of a start: the rest is Electron's own, which a program on it can't take away. */
function besideBlank(start: Spread, blank: Spread): Figure {
  return {
    name: '同上，空白 Electron beside an Electron with one empty page',
    measured: `median ${start.median.toFixed(0)} ms, ours ${(start.median - blank.median).toFixed(0)} ms of it`,
    against: `empty page: median ${blank.median.toFixed(0)} ms, p95 ${blank.p95.toFixed(0)} ms; at most twice that`,
    ratio: start.median / blank.median,
    isMet: start.median <= 2 * blank.median,
  };
}

function coldFigure(cold: Spread, warm: Spread): Figure {
  return {
    name: '冷启动 the same with nothing in the disk’s cache',
    measured: `median ${cold.median.toFixed(0)} ms, p95 ${cold.p95.toFixed(0)} ms`,
    against: `no limit set; warm ${warm.median.toFixed(0)} ms`,
    ratio: cold.median / warm.median,
    isMet: true,
  };
}

function memoryFigure(state: string, mib: number): Figure {
  return {
    name: `内存 memory of all processes, ${state}`,
    measured: `${mib.toFixed(0)} MiB (PSS)`,
    against: `a quarter of 4 GiB: ${MEMORY_LIMIT_MIB} MiB`,
    ratio: mib / MEMORY_LIMIT_MIB,
    isMet: mib <= MEMORY_LIMIT_MIB,
  };
}
