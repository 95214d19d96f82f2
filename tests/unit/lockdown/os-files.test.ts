import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sax from 'sax';
import { describe, expect, it } from 'vitest';
import { type OsLook, osReport } from '../../../src-main/lockdown/os-layer';
import { WEAKENING_VARIABLES } from '../../../src-shared/domain/lockdown/launch-weakness';
import { OS_MEASURES } from '../../../src-shared/domain/lockdown/os-measures';

const OS = path.resolve('resources', 'os');
const text = (file: string): string => readFileSync(path.join(OS, file), 'utf8');

/** Sections of a unit or of systemd's settings; a line that is neither a setting nor a section is refused. */
function settingsOf(file: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let section = '';
  for (const line of text(file).split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const heading = /^\[([A-Z][A-Za-z]+)\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = heading;
      continue;
    }
    const [, name, value] = /^([A-Z][A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || section === '') throw new Error(`${file}: ${line}`);
    const key = `${section}.${name}`;
    found.set(key, [...(found.get(key) ?? []), value ?? '']);
  }
  return found;
}

describe('the files of the operating system layer', () => {
  const units = ['linux/exam-station.service', 'linux/exam-station-x.service'];

  it.each(units)(
    '%s starts the station as a user of its own, again whenever it ends, and with none of the weakening variables',
    (file) => {
      const unit = settingsOf(file);
      expect(unit.get('Service.User')).toEqual(['exam']);
      expect(unit.get('Service.Restart')).toEqual(['always']);
      expect(unit.get('Service.ExecStart')?.[0]).toContain('/usr/bin/exam-station');
      expect(unit.get('Install.WantedBy')).toEqual(['graphical.target']);
      const unset = unit.get('Service.UnsetEnvironment')?.[0]?.split(' ') ?? [];
      expect([...unset].sort()).toEqual([...WEAKENING_VARIABLES].sort());
    },
  );

  it.each(units)('%s leaves it alone when the program refused how it was started', (file) => {
    const code = /REFUSED_LAUNCH_CODE = (\d+)/.exec(
      readFileSync(path.resolve('src-main', 'lockdown', 'launch-guard.ts'), 'utf8'),
    )?.[1];
    expect(code).toBeDefined();
    expect(settingsOf(file).get('Service.RestartPreventExitStatus')).toEqual([code]);
  });

  it('cage is started without the switch that lets the consoles be changed', () => {
    expect(settingsOf('linux/exam-station.service').get('Service.ExecStart')).toEqual([
      '/usr/bin/cage -- /usr/bin/exam-station',
    ]);
  });

  it('the settings of the log-in manager are settings', () => {
    expect(settingsOf('linux/logind-exam-station.conf').get('Login.NAutoVTs')).toEqual(['0']);
  });

  it('the kernel settings are names and values', () => {
    const lines = text('linux/90-exam-station.conf')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^[a-z_.]+ = \S.*$/);
  });

  it('every jump of the USB rules has its label, and every rule is well formed', () => {
    const lines = text('linux/90-exam-station.rules')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const labels = lines.flatMap((line) => /^LABEL="(\w+)"$/.exec(line)?.[1] ?? []);
    const jumps = lines.flatMap((line) => /GOTO="(\w+)"/.exec(line)?.[1] ?? []);
    expect(jumps.length).toBeGreaterThan(0);
    for (const jump of jumps) expect(labels).toContain(jump);
    for (const line of lines)
      expect(line).toMatch(/^[A-Z]+(\{\w+\})?(==|!=|=)"[^"]*"(, ?[A-Z]+(\{\w+\})?(==|!=|=)"[^"]*")*$/);
  });

  it('the station finds all measures in force where these files are installed', () => {
    const files: Readonly<Record<string, string>> = {
      '/etc/X11/xorg.conf.d/10-exam-station.conf': text('linux/10-exam-station.conf'),
      '/etc/udev/rules.d/90-exam-station.rules': text('linux/90-exam-station.rules'),
      '/proc/sys/kernel/sysrq': kernel('kernel.sysrq'),
      '/proc/sys/kernel/yama/ptrace_scope': kernel('kernel.yama.ptrace_scope'),
      '/proc/7/comm': 'xinit\n',
      '/proc/7/status': 'PPid:\t1\n',
      '/proc/9/cgroup': '0::/system.slice/exam-station-x.service\n',
      '/etc/passwd': 'exam:x:990:990::/var/lib/exam:/usr/sbin/nologin\n',
      '/etc/group': 'sudo:x:27:\n',
    };
    const look: OsLook = {
      platform: 'linux',
      userId: 990,
      processId: 9,
      parentId: 7,
      programFolder: '/opt/exam-station',
      read: (file) => files[file],
      list: (folder) =>
        Object.keys(files).flatMap((file) => (path.dirname(file) === folder ? [path.basename(file)] : [])),
      mayWrite: () => false,
    };
    const report = osReport(look);
    for (const measure of OS_MEASURES) expect([measure, report[measure]]).toEqual([measure, 'in-force']);
  });

  it('the list of allowed programs is sound XML, watches before it forbids, and names no rule twice', () => {
    const parser = sax.parser(true);
    const ids: string[] = [];
    const modes: string[] = [];
    parser.onopentag = ({ name, attributes }) => {
      if (name === 'FilePathRule') ids.push(String(attributes.Id));
      if (name === 'RuleCollection') modes.push(String(attributes.EnforcementMode));
    };
    parser.write(text('windows/applocker.xml')).close();
    expect(modes).toEqual(['AuditOnly']);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('the Windows script opens and closes every bracket and stops at the first error', () => {
    const script = text('windows/exam-shell.ps1');
    const bare = script
      .replace(/#.*$/gm, '')
      .replace(/'[^']*'/g, '')
      .replace(/"(?:`.|[^"`])*"/g, '');
    for (const [open, shut] of [
      ['{', '}'],
      ['(', ')'],
      ['[', ']'],
    ] as const) {
      expect(bare.split(open).length).toBe(bare.split(shut).length);
    }
    expect(script).toContain("$ErrorActionPreference = 'Stop'");
  });

  it.each(readdirSync(OS))('%s has instructions of one page', (system) => {
    const lines = text(`${system}/README.md`).split('\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.length).toBeLessThan(60);
  });
});

function kernel(name: string): string {
  const line = text('linux/90-exam-station.conf')
    .split('\n')
    .find((one) => one.startsWith(`${name} = `));
  return line?.slice(name.length + 3) ?? '';
}
