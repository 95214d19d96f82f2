import { spawnSync } from 'node:child_process';
import path from 'node:path';

// `npm run check`: format and lint (with the fences between folders), types, dead code. A tool that looked at
// nothing has not passed: each step says how much it saw, and too little is a failure.

type Check = {
  readonly name: string;
  readonly package: string;
  readonly program: string;
  readonly args: readonly string[];
  /** How many files the tool looked at, told from its own output or from a run that lists them; and the least believable. */
  readonly seen: (output: string) => number;
  readonly least: number;
};

const PROJECTS = [
  'src-shared',
  'src-crypto',
  'src-face',
  'src-main',
  'src-renderer',
  'src-server',
  'src-web',
  'src-bank',
  'scripts',
  'bench',
  'tests',
];

const ourFiles = (output: string): number =>
  output.split('\n').filter((line) => line.startsWith(process.cwd()) && !line.includes('node_modules'))
    .length;

const checks: readonly Check[] = [
  {
    name: '格式、规范、边界 format, lint, fences',
    package: '@biomejs/biome',
    program: 'bin/biome',
    args: ['ci', '--error-on-warnings', '.'],
    seen: (output) => Number(/Checked (\d+) files/.exec(output)?.[1] ?? 0),
    least: 200,
  },
  {
    name: '类型 types',
    package: 'typescript',
    program: 'bin/tsc',
    args: ['-b'],
    seen: () => PROJECTS.reduce((sum, project) => sum + (filesOf(project) > 0 ? 1 : 0), 0),
    least: PROJECTS.length,
  },
  {
    name: '无用代码 dead code',
    package: 'knip',
    program: 'bin/knip.js',
    args: ['--no-progress'],
    seen: () => {
      const listed = run('knip', 'bin/knip.js', ['--no-progress', '--debug']).output;
      return new Set(listed.match(/(?:src-|scripts\/|tests\/)[\w./-]+\.tsx?/g) ?? []).size;
    },
    least: 200,
  },
];

/** How many files of ours the compiler takes into one project. */
function filesOf(project: string): number {
  return ourFiles(run('typescript', 'bin/tsc', ['-p', project, '--listFilesOnly']).output);
}

function run(
  name: string,
  program: string,
  args: readonly string[],
): { readonly status: number; readonly output: string } {
  const file = path.resolve('node_modules', name, program);
  const done = spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status: done.status ?? 1, output: `${done.stdout}${done.stderr}` };
}

let failures = 0;
for (const check of checks) {
  const startedAt = performance.now();
  const { status, output } = run(check.package, check.program, check.args);
  const seen = check.seen(output);
  const isGood = status === 0 && seen >= check.least;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${isGood ? '通过 ok  ' : '失败 FAIL'}  ${check.name}  (${seen} seen, ${seconds} s)`);
  if (isGood) continue;
  failures += 1;
  console.log(status === 0 ? `only ${seen} of at least ${check.least} were looked at` : output.slice(-8000));
}
process.exitCode = failures === 0 ? 0 : 1;
