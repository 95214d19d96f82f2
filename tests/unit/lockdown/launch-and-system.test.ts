import { describe, expect, it } from 'vitest';
import { type OsLook, osReport } from '../../../src-main/lockdown/os-layer';
import { launchOptions } from '../../../src-main/platform/launch-options';
import { launchWeaknesses } from '../../../src-shared/domain/lockdown/launch-weakness';

const launched = (switches: readonly string[], environment = {}, isWindows = false) =>
  launchWeaknesses({ switches, environment, isWindows });

describe('how a station was started', () => {
  it.each([
    '--remote-debugging-port=9222',
    '-remote-debugging-port=9222',
    '--inspect',
    '--inspect-brk=0.0.0.0:1',
    '--load-extension=/tmp/x',
    '--no-sandbox',
    '--js-flags=--allow-natives-syntax',
    '--use-file-for-fake-video-capture=/tmp/me.mjpeg',
    '--ignore-certificate-errors',
    '--gpu-launcher=/tmp/run',
    '--disable-web-security',
  ])('%s weakens it', (one) => expect(launched([one])).toHaveLength(1));

  it.each([
    'NODE_OPTIONS',
    'ELECTRON_RUN_AS_NODE',
    'LD_PRELOAD',
    'SSLKEYLOGFILE',
    'NODE_TLS_REJECT_UNAUTHORIZED',
  ])('%s in the environment weakens it', (name) => {
    expect(launched([], { [name]: '1' })).toEqual([name]);
    expect(launched([], { [name]: '' })).toEqual([]);
  });

  it('Windows takes a slash and any case; elsewhere a path is a path', () => {
    expect(launched(['/Inspect', '/REMOTE-DEBUGGING-PORT=1'], {}, true)).toEqual([
      'inspect',
      'remote-debugging-port',
    ]);
    expect(launched(['/inspect', '/opt/exam-station'])).toEqual([]);
  });

  it('what a launcher needs is no weakness', () => {
    expect(
      launched(['--verify-journal=/data', '--lang=zh-CN', '--enable-features=UseOzonePlatform']),
    ).toEqual([]);
  });

  it('a release always looks, and no variable of a checkout switches that off', () => {
    const environment = { EXAM_STATION_GUARD_LAUNCH: '0', EXAM_STATION_KIOSK: '0' };
    expect(launchOptions(environment, true)).toMatchObject({ guardsLaunch: true, isKiosk: true });
    expect(launchOptions(environment, false)).toMatchObject({ guardsLaunch: false, isKiosk: false });
  });
});

const FILES: Readonly<Record<string, string>> = {
  '/etc/passwd':
    'root:x:0:0::/root:/bin/sh\nexam:x:990:990::/var/lib/exam:/usr/sbin/nologin\nyi:x:1000:1000::/home/yi:/bin/bash\n',
  '/etc/group': 'sudo:x:27:yi\nexam:x:990:\n',
  '/proc/50/comm': 'cage\n',
  '/proc/50/status': 'Name:\tcage\nPPid:\t1\n',
  '/proc/50/cmdline': 'cage\0--\0exam-station\0',
  '/proc/60/cgroup': '0::/system.slice/exam-station.service\n',
  '/proc/sys/kernel/sysrq': '0\n',
  '/proc/sys/kernel/yama/ptrace_scope': '2\n',
  '/etc/udev/rules.d/90-exam-station.rules': '# exam-station: no storage\n',
};

function look(changes: Partial<OsLook> = {}, files: Readonly<Record<string, string>> = {}): OsLook {
  const all = { ...FILES, ...files };
  return {
    platform: 'linux',
    userId: 990,
    processId: 60,
    parentId: 50,
    programFolder: '/opt/exam-station',
    read: (file) => all[file] || undefined,
    list: (folder) =>
      Object.keys(all).flatMap((file) =>
        file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1)] : [],
      ),
    mayWrite: () => false,
    ...changes,
  };
}

describe('what the operating system does for the lockdown', () => {
  it('is all in force in the session that is shipped', () => {
    expect([...new Set(Object.values(osReport(look())))]).toEqual(['in-force']);
  });

  it.each([
    ['own-user', look({ userId: 0 })],
    ['own-user', look({ userId: 1000 })],
    ['bare-session', look({}, { '/proc/50/comm': 'gnome-session-b' })],
    ['restart', look({}, { '/proc/60/cgroup': '0::/user.slice/user-1000.slice\n' })],
    ['no-vt-switch', look({}, { '/proc/50/cmdline': 'cage\0-s\0--\0exam-station\0' })],
    ['no-sysrq', look({}, { '/proc/sys/kernel/sysrq': '438\n' })],
    ['usb-policy', look({}, { '/etc/udev/rules.d/90-exam-station.rules': '# nothing of ours\n' })],
    ['no-tracing', look({}, { '/proc/sys/kernel/yama/ptrace_scope': '0\n' })],
    ['program-read-only', look({ mayWrite: () => true })],
  ] as const)('%s is missed when it is not there', (measure, seen) => {
    expect(osReport(seen)[measure]).toBe('absent');
  });

  it('says unknown where the system says nothing, and never more', () => {
    expect(osReport(look({ platform: 'darwin' }))).toMatchObject({
      'bare-session': 'unknown',
      restart: 'unknown',
    });
    expect(osReport(look({}, { '/proc/sys/kernel/yama/ptrace_scope': '' }))['no-tracing']).toBe('unknown');
  });
});
