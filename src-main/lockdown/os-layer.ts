import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import type { MeasureState, OsReport } from '../../src-shared/domain/lockdown/os-measures';

/** What of the operating system is looked at; another one only in tests. */
export type OsLook = {
  readonly platform: NodeJS.Platform;
  readonly userId: number | undefined;
  readonly processId: number;
  readonly parentId: number;
  readonly programFolder: string;
  /** Text of a file, undefined when it can't be read. */
  readonly read: (file: string) => string | undefined;
  readonly list: (folder: string) => readonly string[];
  readonly mayWrite: (path: string) => boolean;
};

export function thisSystem(programFolder: string): OsLook {
  return {
    platform: process.platform,
    userId: process.getuid?.(),
    processId: process.pid,
    parentId: process.ppid,
    programFolder,
    read: (file) => orUndefined(() => readFileSync(file, 'utf8')),
    list: (folder) => orUndefined(() => readdirSync(folder)) ?? [],
    mayWrite: (path) => orUndefined(() => accessSync(path, constants.W_OK) ?? true) ?? false,
  };
}

/**
 * Which measures of the operating system layer are in force now, as far as the system tells (resources/os). Windows
 * and macOS tell a program of an ordinary user next to nothing: there it is `unknown`, and somebody has to look.
 */
export function osReport(look: OsLook): OsReport {
  const programReadOnly = stateOf(!look.mayWrite(look.programFolder));
  if (look.platform !== 'linux') {
    return {
      'own-user': 'unknown',
      'bare-session': 'unknown',
      restart: 'unknown',
      'no-vt-switch': look.platform === 'win32' ? 'in-force' : 'unknown',
      'no-sysrq': look.platform === 'win32' ? 'in-force' : 'unknown',
      'usb-policy': 'unknown',
      'no-tracing': 'unknown',
      'program-read-only': programReadOnly,
    };
  }
  const parents = parentNames(look);
  const isCage = parents.includes('cage');
  const isBareX = parents.includes('exam-station-x') || parents.includes('xinit');
  return {
    'own-user': stateOf(look.userId !== undefined && look.userId !== 0 && !isAdministrator(look)),
    'bare-session': stateOf(isCage || isBareX),
    restart: stateOf(/exam-station[^/]*\.service/.test(look.read(`/proc/${look.processId}/cgroup`) ?? '')),
    'no-vt-switch': stateOf(
      (isCage && !cageSwitches(look)) ||
        configSays(look, '/etc/X11/xorg.conf.d', /^\s*Option\s+"DontVTSwitch"\s+"(?:true|on|1|yes)"/im),
    ),
    'no-sysrq': numberIs(look, '/proc/sys/kernel/sysrq', (value) => value === 0),
    'usb-policy': stateOf(
      configSays(look, '/etc/udev/rules.d', /exam-station/) ||
        (look.read('/etc/usbguard/rules.conf') ?? '') !== '',
    ),
    'no-tracing': numberIs(look, '/proc/sys/kernel/yama/ptrace_scope', (value) => value >= 1),
    'program-read-only': programReadOnly,
  };
}

const stateOf = (isInForce: boolean): MeasureState => (isInForce ? 'in-force' : 'absent');

function numberIs(look: OsLook, file: string, isRight: (value: number) => boolean): MeasureState {
  const text = look.read(file);
  return text === undefined ? 'unknown' : stateOf(isRight(Number(text.trim())));
}

function configSays(look: OsLook, folder: string, wanted: RegExp): boolean {
  return look.list(folder).some((name) => wanted.test(look.read(`${folder}/${name}`) ?? ''));
}

/** Groups by which Debian and others let a user become root. */
function isAdministrator(look: OsLook): boolean {
  const name = /^([^:]+):[^:]*:(\d+):/gm;
  const users = [...(look.read('/etc/passwd') ?? '').matchAll(name)];
  const own = users.find((match) => Number(match[2]) === look.userId)?.[1];
  if (own === undefined) return false;
  return (look.read('/etc/group') ?? '').split('\n').some((line) => {
    const [group, , , members = ''] = line.split(':');
    return ['sudo', 'wheel', 'adm', 'docker'].includes(group ?? '') && members.split(',').includes(own);
  });
}

/** Names of the programs that started this one, nearest first; eight are more than any session has. */
function parentNames(look: OsLook): readonly string[] {
  const names: string[] = [];
  let id = look.parentId;
  for (let step = 0; step < 8 && id > 1; step += 1) {
    names.push((look.read(`/proc/${id}/comm`) ?? '').trim());
    id = Number(/^PPid:\s*(\d+)/m.exec(look.read(`/proc/${id}/status`) ?? '')?.[1] ?? 0);
  }
  return names;
}

/** `cage -s` lets the consoles be switched. */
function cageSwitches(look: OsLook): boolean {
  let id = look.parentId;
  for (let step = 0; step < 8 && id > 1; step += 1) {
    if ((look.read(`/proc/${id}/comm`) ?? '').trim() === 'cage') {
      return (look.read(`/proc/${id}/cmdline`) ?? '').split('\0').some((part) => /^-[a-z]*s/.test(part));
    }
    id = Number(/^PPid:\s*(\d+)/m.exec(look.read(`/proc/${id}/status`) ?? '')?.[1] ?? 0);
  }
  return false;
}

function orUndefined<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
