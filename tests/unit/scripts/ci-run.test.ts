import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

type Pretence = {
  /** What `npm test` does, as shell lines. */
  readonly test: string;
  readonly install?: string;
  /** Packages that are installed already. */
  readonly installed?: readonly string[];
  /** A totals file of an earlier run. */
  readonly stale?: string;
};

/** Runs the script in an empty checkout whose npm and apt are pretended. */
function runScript(pretence: Pretence) {
  const folder = temporaryFolder();
  const programs = path.join(folder, 'programs');
  const program = (name: string, lines: string) => {
    writeFileSync(path.join(programs, name), `#!/bin/sh\n${lines}\n`);
    chmodSync(path.join(programs, name), 0o755);
  };
  for (const place of ['.ci', 'scripts/system', 'programs', 'out'])
    mkdirSync(path.join(folder, place), { recursive: true });
  for (const file of ['.ci/run', 'scripts/system/debian-packages.json']) {
    cpSync(path.join(REPOSITORY, file), path.join(folder, file));
  }
  if (pretence.stale) writeFileSync(path.join(folder, 'out/test-totals.json'), pretence.stale);
  program('npm', `if [ "$1" = ci ]; then ${pretence.install ?? 'exit 0'}; else ${pretence.test}; fi`);
  program('id', 'echo 0');
  program(
    'dpkg-query',
    `case " ${(pretence.installed ?? []).join(' ')} " in *" $3 "*) printf installed;; esac`,
  );
  program('apt-cache', 'case "$2" in *t64) ;; *) echo "  Candidate: 1.0";; esac');
  program('apt-get', `echo "$@" | sed 's/-o [^ ]* //' >> ${folder}/apt.log`);
  const env = { ...process.env, PATH: `${programs}:${process.env.PATH}` };
  const run = spawnSync(path.join(folder, '.ci/run'), { env, encoding: 'utf8', cwd: folder });
  const log = path.join(folder, 'apt.log');
  return {
    status: run.status,
    lastLine: run.stdout.trimEnd().split('\n').at(-1),
    apt: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [],
  };
}

const writes = (passed: number, failed: number) =>
  `echo '{"passed":${passed},"failed":${failed}}' > out/test-totals.json`;

describe.runIf(process.platform === 'linux')('the continuous integration script', () => {
  test('ends with the totals alone on the last line', () => {
    const { status, lastLine } = runScript({ test: `${writes(12, 0)}; echo chatter` });
    expect({ status, lastLine }).toEqual({ status: 0, lastLine: '12 passed, 0 failed' });
  });

  test.each([
    ['a test failed', { test: `${writes(12, 1)}; exit 1` }, '12 passed, 1 failed'],
    ['nothing ran', { test: writes(0, 0) }, '0 passed, 0 failed'],
    ['the run ended badly with good totals', { test: `${writes(5, 0)}; exit 1` }, '5 passed, 0 failed'],
    ['the run left no totals', { test: 'exit 0' }, '0 passed, 1 failed'],
    [
      'the run left no totals but an earlier one did',
      { test: 'exit 0', stale: '{"passed":9,"failed":0}' },
      '0 passed, 1 failed',
    ],
    [
      'the packages of the project could not be installed',
      { test: writes(3, 0), install: 'exit 1' },
      '0 passed, 1 failed',
    ],
  ])('fails when %s', (_what, pretence, lastLine) => {
    const run = runScript(pretence);
    expect(run.lastLine).toBe(lastLine);
    expect(run.status).not.toBe(0);
  });

  test('installs only what is lacking, after one look at the package lists', () => {
    const installed = [
      'libgtk-3-0',
      'libnss3',
      'libasound2',
      'libgbm1',
      'libxss1',
      'libx11-xcb1',
      'fonts-noto-cjk',
      'ffmpeg',
      'chromium',
      'openbox',
      'xdotool',
      'xclip',
      'wmctrl',
      'x11-utils',
      'poppler-utils',
      'systemd',
      'desktop-file-utils',
      'postgresql',
    ];
    expect(runScript({ test: writes(1, 0), installed }).apt).toEqual([
      'update -q',
      'install -qy --no-install-recommends libatk-bridge2.0-0 xvfb',
    ]);
  });

  test('does not touch apt when nothing is lacking', () => {
    const names = JSON.parse(
      readFileSync(path.join(REPOSITORY, 'scripts/system/debian-packages.json'), 'utf8'),
    );
    const installed = Object.values<string[][]>(names).flat().flat();
    expect(runScript({ test: writes(1, 0), installed }).apt).toEqual([]);
  });
});
