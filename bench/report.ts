import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import type { Figure } from './figure';

export type StepResult = {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly seconds: number;
  /** Why the step gave no figures; such a run is not published as whole. */
  readonly fault?: string;
};

const ROW = (f: Figure): string =>
  `| ${f.name} | ${f.measured} | ${f.against} | ${f.ratio.toFixed(2)} | ${f.isMet ? 'met' : '**missed**'} |`;

/** `docs/figures.md`: a table for each step, and how busy the machine was when the run began. */
export async function writeFigures(
  results: readonly StepResult[],
  loadAtStart: number,
  everyStep: readonly string[],
): Promise<void> {
  const missing = everyStep.filter((name) => !results.some((one) => one.name === name));
  const all = results.flatMap((result) => result.figures);
  const text = [
    '# Figures',
    '',
    'Written by `npm run bench`; no test asserts a time. Ratio: measured over limit or expectation (for throughput over',
    'the least wanted).',
    '',
    `Machine: ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}; load when`,
    `the run began ${loadAtStart.toFixed(1)}. Date: ${new Date().toISOString().slice(0, 10)}. Met: ${all.filter((f) => f.isMet).length} of ${all.length}.`,
    ...results.flatMap((result) => [
      '',
      `## ${result.name}`,
      '',
      ...(result.fault === undefined ? [] : [`Not measured: ${result.fault}`, '']),
      ...(result.figures.length === 0
        ? []
        : ['| figure | measured | against | ratio | |', '|---|---|---|---|---|', ...result.figures.map(ROW)]),
    ]),
    ...(missing.length === 0 ? [] : ['', `Not reached by this run: ${missing.join(', ')}.`]),
    '',
  ].join('\n');
  await writeFile('docs/figures.md', text);
}

/** Load of the last minute: figures of a busy machine say little. */
export function loadNow(): number {
  return loadavg()[0] ?? 0;
}
