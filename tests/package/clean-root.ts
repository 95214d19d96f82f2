import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

export type CleanRoot = {
  readonly path: string;
  /** Runs as root inside; throws with the output when it fails. */
  readonly run: (command: string) => string;
  /** Starts as an ordinary user who has nothing but this environment. */
  readonly startAs: (
    user: string,
    command: string,
    environment: Readonly<Record<string, string>>,
  ) => { readonly pid: number; readonly output: () => string; readonly ended: Promise<number | null> };
  readonly close: () => Promise<void>;
};

const SUITE = 'bookworm';
const MIRROR = 'http://deb.debian.org/debian';

/** Why the suite can't run here, in one sentence; undefined when it can. */
export function whyNotHere(): string | undefined {
  if (process.platform !== 'linux') return 'npm run test:package needs Linux';
  if (process.getuid?.() !== 0) return 'npm run test:package makes file systems and needs root';
  for (const program of ['debootstrap', 'dpkg-deb', 'xdotool', 'ffmpeg', 'Xvfb']) {
    if (spawnSync('which', [program]).status !== 0) return `npm run test:package needs ${program}`;
  }
  return undefined;
}

/**
 * A Debian 12 with nothing in it that Debian doesn't put there itself. The base is made once and kept in the cache;
 * each run has a layer of its own above it, which is thrown away.
 */
export async function cleanRoot(): Promise<CleanRoot> {
  const base = await debianBase();
  const folder = await mkdtemp(path.join(tmpdir(), 'clean-root-'));
  const [root, upper, work] = ['root', 'upper', 'work'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [root, upper, work]) await mkdir(one);
  const mounted: string[] = [];
  const mount = (target: string, ...args: readonly string[]) => {
    must('mount', [...args, target]);
    mounted.unshift(target);
  };
  mount(root, '-t', 'overlay', 'overlay', '-o', `lowerdir=${base},upperdir=${upper},workdir=${work}`);
  mount(path.join(root, 'proc'), '-t', 'proc', 'proc');
  mount(path.join(root, 'sys'), '-t', 'sysfs', 'sysfs');
  mount(path.join(root, 'dev'), '--bind', '/dev');
  mount(path.join(root, 'dev/shm'), '-t', 'tmpfs', '-o', 'mode=1777', 'tmpfs');
  await mkdir(path.join(root, 'tmp/.X11-unix'), { recursive: true });
  mount(path.join(root, 'tmp/.X11-unix'), '--bind', '/tmp/.X11-unix');
  await copyFile('/etc/resolv.conf', path.join(root, 'etc/resolv.conf'));
  // Services are not started while packages are set up in a root that has no init.
  await writeFile(path.join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return {
    path: root,
    run: (command) => must('chroot', [root, 'sh', '-c', command]),
    startAs: (user, command, environment) => {
      const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
      const child = spawn(
        'chroot',
        [
          `--userspec=${user}:${user}`,
          root,
          'env',
          '-i',
          `HOME=/home/${user}`,
          ...settings,
          'sh',
          '-c',
          command,
        ],
        { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
      );
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output = (output + text).slice(-20_000);
        });
      }
      const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
      return { pid: child.pid ?? 0, output: () => output, ended };
    },
    close: async () => {
      // Children of a station may hold a mount for a moment longer than the station itself.
      for (const target of mounted) spawnSync('umount', ['-l', target]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function debianBase(): Promise<string> {
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'exam-station');
  const base = path.join(cache, `clean-root-${SUITE}`);
  const isThere = await stat(path.join(base, 'etc/debian_version')).then(
    () => true,
    () => false,
  );
  if (isThere) return base;
  const making = `${base}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  must('debootstrap', ['--variant=minbase', SUITE, making, MIRROR]);
  await rename(making, base);
  return base;
}

function must(command: string, args: readonly string[]): string {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const done = spawnSync(command, [...args], { encoding: 'utf8', env: environment, maxBuffer: 1 << 26 });
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? `${done.stdout}${done.stderr}`}`);
  }
  return done.stdout;
}
