import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { DEBIAN_PACKAGES, namesOnThisRelease, type PackageNames } from './debian-packages';
import { type RunCommand, runCommand } from './system-command';

/** What this program asks of the machine it runs on; tests put another machine in its place. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly hasDisplay: boolean;
  readonly isOnPath: (command: string) => boolean;
  readonly run: RunCommand;
};

export type SystemLibrariesOptions = {
  /** The Electron executable, as found by `ensureElectron`. */
  readonly executable: string;
  /** Programs that only the tests call; they come with the packages under `testing`. */
  readonly programs?: readonly string[];
  readonly say?: (sentence: string) => void;
  readonly machine?: Machine;
};

export type SystemReport = {
  readonly installed: readonly string[];
  /** Something that does not stop Electron but should be put right, for the person at the machine. */
  readonly advice: string | undefined;
};

export type SystemProblem =
  /** Nothing could be installed from here; `command` puts it right where packages come from apt. */
  | {
      readonly kind: 'packages-missing';
      readonly missing: readonly string[];
      readonly command: string | undefined;
    }
  | { readonly kind: 'install-failed'; readonly command: string; readonly detail: string };

/** What is lacking, by the names a person would look for. */
type Lack = {
  readonly libraries: readonly string[];
  readonly programs: readonly string[];
  readonly needsVirtualDisplay: boolean;
  readonly needsChineseFonts: boolean;
};

/**
 * Sees to it that Electron can start and draw Chinese text here: shared libraries, a virtual display where
 * there is no screen, a Chinese font. As root on a system with apt it installs what is lacking, otherwise it
 * returns the command to type. Missing fonts alone are advice, not a problem.
 */
export async function ensureSystemLibraries(
  options: SystemLibrariesOptions,
): Promise<Result<SystemReport, SystemProblem>> {
  const machine = options.machine ?? thisMachine();
  const say = options.say ?? (() => {});
  if (machine.platform !== 'linux') return ok({ installed: [], advice: undefined });

  const lack = await findLack(options, machine);
  const wanted = packagesFor(lack);
  if (wanted.length === 0) return ok({ installed: [], advice: undefined });
  if (!machine.isOnPath('apt-get')) return unless(isBlocking(lack), lack, undefined);
  if (!machine.isRoot) {
    const names = await namesOnThisRelease(wanted, machine.run);
    return unless(isBlocking(lack), lack, `sudo apt-get update && sudo ${installCommand(names)}`);
  }
  say(
    '正在安装运行所需的系统软件包（可能需要几分钟）… Installing the system packages needed to run (this can take minutes)…',
  );
  const installed = await install(wanted, machine.run);
  if (!installed.ok) {
    return isBlocking(lack) ? installed : ok({ installed: [], advice: adviceFor(installed.error.command) });
  }
  const left = await findLack(options, machine);
  if (isBlocking(left)) {
    const detail = `still missing: ${namesOf(left).join(' ')}`;
    return err({ kind: 'install-failed', command: installCommand(installed.value), detail });
  }
  say(`已安装： Installed: ${installed.value.join(' ')}`);
  return ok({ installed: installed.value, advice: undefined });
}

async function findLack(options: SystemLibrariesOptions, machine: Machine): Promise<Lack> {
  const linked = await machine.run('ldd', [options.executable]);
  const libraries = [...linked.stdout.matchAll(/^\s*(\S+) => not found/gm)].flatMap(
    (match) => match[1] ?? [],
  );
  const fonts = await machine.run('fc-list', [':lang=zh', 'family']);
  return {
    libraries: [...new Set(libraries)],
    programs: (options.programs ?? []).filter((program) => !machine.isOnPath(program)),
    needsVirtualDisplay: !machine.hasDisplay && !machine.isOnPath('Xvfb'),
    needsChineseFonts: fonts.status !== 0 || fonts.stdout.trim() === '',
  };
}

/** One missing library means the whole list: the loader does not see those Electron opens only when needed. */
function packagesFor(lack: Lack): readonly PackageNames[] {
  return [
    ...(lack.libraries.length > 0 ? DEBIAN_PACKAGES.libraries : []),
    ...(lack.needsVirtualDisplay ? DEBIAN_PACKAGES.display : []),
    ...(lack.needsChineseFonts ? DEBIAN_PACKAGES.chineseFonts : []),
    ...(lack.programs.length > 0 ? DEBIAN_PACKAGES.testing : []),
  ];
}

function isBlocking(lack: Lack): boolean {
  return lack.libraries.length > 0 || lack.needsVirtualDisplay || lack.programs.length > 0;
}

function namesOf(lack: Lack): readonly string[] {
  return [
    ...lack.libraries,
    ...lack.programs,
    ...(lack.needsVirtualDisplay ? ['Xvfb'] : []),
    ...(lack.needsChineseFonts ? ['中文字体 a Chinese font'] : []),
  ];
}

function unless(
  isBlocked: boolean,
  lack: Lack,
  command: string | undefined,
): Result<SystemReport, SystemProblem> {
  return isBlocked
    ? err({ kind: 'packages-missing', missing: namesOf(lack), command })
    : ok({ installed: [], advice: adviceFor(command) });
}

function adviceFor(command: string | undefined): string {
  const sentence =
    '未找到中文字体，汉字可能显示为方框。 No Chinese font was found: characters may show as boxes.';
  return command ? `${sentence}\n  ${command}` : sentence;
}

async function install(
  wanted: readonly PackageNames[],
  run: RunCommand,
): Promise<Result<readonly string[], Extract<SystemProblem, { kind: 'install-failed' }>>> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  // Another package manager may be at work, as right after the machine was switched on: it is waited for.
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  const updated = await run('apt-get', [...patience, 'update'], quiet);
  const names = await namesOnThisRelease(wanted, run);
  const command = installCommand(names);
  const outcome = await run('apt-get', [...patience, ...installArguments(names)], quiet);
  if (outcome.status === 0) return ok(names);
  const detail = lastLines(`${updated.status === 0 ? '' : updated.stderr}\n${outcome.stderr}`);
  return err({ kind: 'install-failed', command: `apt-get update && ${command}`, detail });
}

function installArguments(names: readonly string[]): readonly string[] {
  return ['install', '-y', '--no-install-recommends', ...names];
}

function installCommand(names: readonly string[]): string {
  return `apt-get ${installArguments(names).join(' ')}`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join('\n');
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay: Boolean(process.env.DISPLAY),
    isOnPath: (command) =>
      (process.env.PATH ?? '').split(path.delimiter).some((folder) => canRun(folder, command)),
    run: runCommand,
  };
}

function canRun(folder: string, command: string): boolean {
  try {
    accessSync(path.join(folder, command), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
