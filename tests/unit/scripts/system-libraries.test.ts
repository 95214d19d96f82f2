import { describe, expect, test } from 'vitest';
import type { CommandOutcome, RunCommand } from '../../../scripts/system/system-command';
import { ensureSystemLibraries, type Machine } from '../../../scripts/system/system-libraries';
import { systemProblemMessage } from '../../../scripts/system/system-problem-message';

type Situation = {
  readonly platform?: NodeJS.Platform;
  readonly isRoot?: boolean;
  readonly hasApt?: boolean;
  readonly hasDisplay?: boolean;
  readonly hasXvfb?: boolean;
  readonly missing?: readonly string[];
  readonly hasFonts?: boolean;
  /** Programs the tests ask for, and those of them that are not there. */
  readonly programs?: readonly string[];
  readonly missingPrograms?: readonly string[];
  /** Package names this release has. */
  readonly release?: readonly string[];
  readonly installWorks?: boolean;
  /** What the installation puts right. */
  readonly cures?: boolean;
};

const BOOKWORM = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libx11-xcb1',
  'libatk-bridge2.0-0',
  'xvfb',
  'fonts-noto-cjk',
];
const NOBLE = BOOKWORM.map((name) => (/gtk|asound|atk/.test(name) ? `${name}t64` : name));

const done = (stdout = ''): CommandOutcome => ({ status: 0, stdout, stderr: '' });

/** A machine made of answers; it remembers what was run. */
function machineIn(situation: Situation) {
  const { isRoot = true, hasApt = true, hasDisplay = false, release = BOOKWORM, cures = true } = situation;
  const commands: string[] = [];
  let isCured = false;
  const run: RunCommand = async (command, args) => {
    const isMissing = !isCured;
    switch (command) {
      case 'ldd': {
        const missing = isMissing ? (situation.missing ?? []) : [];
        return done(
          `\tlibc.so.6 => /lib/libc.so.6 (0x1)\n${missing.map((name) => `\t${name} => not found\n`).join('')}`,
        );
      }
      case 'fc-list':
        return isMissing && situation.hasFonts === false ? done() : done('Noto Sans CJK SC\n');
      case 'apt-cache':
        return done(
          args
            .slice(1)
            .map((name) => policyOf(name, release))
            .join(''),
        );
      default:
        commands.push([command, ...args.filter((arg) => !/^(-o|DPkg::.*)$/.test(arg))].join(' '));
        if (args.includes('install') && situation.installWorks === false) {
          return { status: 100, stdout: '', stderr: 'E: Unable to fetch some archives' };
        }
        if (args.includes('install')) isCured = cures;
        return done();
    }
  };
  const machine: Machine = {
    platform: situation.platform ?? 'linux',
    isRoot,
    hasDisplay,
    isOnPath: (command) => {
      if (command === 'apt-get') return hasApt;
      if (isCured) return true;
      return command === 'Xvfb'
        ? situation.hasXvfb !== false
        : !(situation.missingPrograms ?? []).includes(command);
    },
    run,
  };
  const { programs = [] } = situation;
  const ensure = () => ensureSystemLibraries({ executable: '/opt/electron', programs, machine });
  return { commands, ensure };
}

function policyOf(name: string, release: readonly string[]): string {
  if (release.includes(name)) return `${name}:\n  Installed: (none)\n  Candidate: 1.0\n  Version table:\n`;
  // A renamed package lives on as a bare name, an unknown one is not listed at all.
  return name.endsWith('t64') ? '' : `${name}:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n`;
}

describe('the system Electron needs', () => {
  test('is left alone when nothing is lacking', async () => {
    const { ensure, commands } = machineIn({});
    expect(await ensure()).toEqual({ ok: true, value: { installed: [], advice: undefined } });
    expect(commands).toEqual([]);
  });

  test('is not looked at on other systems than Linux', async () => {
    const { ensure } = machineIn({ platform: 'win32', missing: ['anything'], hasXvfb: false });
    expect(await ensure()).toMatchObject({ ok: true });
  });

  test('is installed by root, with one look at the package lists', async () => {
    const { ensure, commands } = machineIn({ missing: ['libgtk-3.so.0'], hasXvfb: false, hasFonts: false });
    expect(await ensure()).toMatchObject({ ok: true, value: { installed: BOOKWORM } });
    expect(commands).toEqual([
      'apt-get update',
      `apt-get install -y --no-install-recommends ${BOOKWORM.join(' ')}`,
    ]);
  });

  test('is installed under the new names where packages were renamed', async () => {
    const { ensure, commands } = machineIn({ missing: ['libasound.so.2'], release: NOBLE });
    expect(await ensure()).toMatchObject({ ok: true });
    expect(commands.at(-1)).toContain('libgtk-3-0t64 libnss3 libasound2t64');
    expect(commands.at(-1)).not.toContain('xvfb');
  });

  test('is named with the exact command for a person who is not root', async () => {
    const { ensure, commands } = machineIn({ isRoot: false, missing: ['libnss3.so'], release: NOBLE });
    const outcome = await ensure();
    if (outcome.ok) throw new Error('nothing could be installed here');
    expect(systemProblemMessage(outcome.error)).toContain('libnss3.so');
    expect(systemProblemMessage(outcome.error)).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libgtk-3-0t64',
    );
    expect(commands).toEqual([]);
  });

  test('is named without a command where packages do not come from apt', async () => {
    const { ensure } = machineIn({ hasApt: false, missing: ['libnss3.so'] });
    const expected = { kind: 'packages-missing', missing: ['libnss3.so'], command: undefined };
    expect(await ensure()).toEqual({ ok: false, error: expected });
  });

  test('needs no virtual display where there is a screen', async () => {
    const { ensure, commands } = machineIn({ hasDisplay: true, hasXvfb: false });
    expect(await ensure()).toMatchObject({ ok: true });
    expect(commands).toEqual([]);
  });

  test('is good enough without a Chinese font, with advice', async () => {
    const { ensure } = machineIn({ isRoot: false, hasFonts: false });
    const outcome = await ensure();
    expect(outcome).toMatchObject({ ok: true, value: { advice: expect.stringContaining('fonts-noto-cjk') } });
  });

  test('brings the programs that only the tests call, when they are asked for', async () => {
    const programs = ['ffmpeg', 'chromium'];
    const desktop = [
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
    const installed = ['ffmpeg', 'chromium', ...desktop];
    const release = [...BOOKWORM, ...installed];
    const asked = machineIn({ programs, missingPrograms: ['chromium'], release });
    expect(await asked.ensure()).toMatchObject({ ok: true, value: { installed } });
    const unasked = machineIn({ missingPrograms: programs });
    expect(await unasked.ensure()).toMatchObject({ ok: true });
    expect(unasked.commands).toEqual([]);
  });

  test('is not called ready when the installation failed', async () => {
    const { ensure } = machineIn({ missing: ['libnss3.so'], installWorks: false });
    const error = { kind: 'install-failed', detail: 'E: Unable to fetch some archives' };
    expect(await ensure()).toMatchObject({ ok: false, error });
  });

  test('is not called ready when a library is still missing afterwards', async () => {
    const { ensure } = machineIn({ missing: ['libstrange.so.1'], cures: false });
    const error = { kind: 'install-failed', detail: expect.stringContaining('libstrange.so.1') };
    expect(await ensure()).toMatchObject({ ok: false, error });
  });
});
