import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sandboxArguments } from '../../scripts/system/sandbox-support';
import { type Desktop, until } from './desktop';
import type { Apps } from './tested-apps';

export type LaunchAttempt = {
  readonly id: string;
  readonly switches: (port: number) => readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Answers on this port when the switch was obeyed; without one it is enough that the program runs on. */
  readonly opens: 'port' | 'nothing';
};

/** Started by somebody who can change its command line; no driver is attached, because a driver is such a switch. */
export const launchAttempts: readonly LaunchAttempt[] = [
  { id: '--remote-debugging-port', switches: (port) => [`--remote-debugging-port=${port}`], opens: 'port' },
  { id: '--inspect', switches: (port) => [`--inspect=127.0.0.1:${port}`], opens: 'port' },
  { id: '--load-extension', switches: () => ['--load-extension=/tmp'], opens: 'nothing' },
  {
    id: '--use-file-for-fake-video-capture',
    switches: () => [
      '--use-fake-device-for-media-stream',
      '--use-file-for-fake-video-capture=/tmp/clip.mjpeg',
    ],
    opens: 'nothing',
  },
  { id: '--disable-web-security', switches: () => ['--disable-web-security'], opens: 'nothing' },
  { id: '--js-flags', switches: () => ['--js-flags=--expose-gc'], opens: 'nothing' },
  {
    id: 'NODE_TLS_REJECT_UNAUTHORIZED',
    switches: () => [],
    environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    opens: 'nothing',
  },
];

export type LaunchOutcome = {
  readonly id: string;
  readonly control: boolean;
  readonly works: readonly boolean[];
  /** The program said which switch it refused. */
  readonly isNamed: boolean;
};

export async function runLaunchAttempts(input: {
  readonly attempts: readonly LaunchAttempt[];
  readonly repeats: number;
  readonly apps: Apps;
  readonly desktop: Desktop;
  readonly say: (line: string) => void;
}): Promise<readonly LaunchOutcome[]> {
  const outcomes: LaunchOutcome[] = [];
  for (const attempt of input.attempts) {
    const control = await launchOnce(input.apps, input.desktop, attempt, 'control');
    const tries = [];
    for (let i = 0; i < input.repeats; i += 1) {
      tries.push(await launchOnce(input.apps, input.desktop, attempt, 'hardened'));
    }
    const outcome = {
      id: attempt.id,
      control: control.works,
      works: tries.map((one) => one.works),
      isNamed: tries.every((one) => one.said.includes(attempt.id.replace(/^--/, ''))),
    };
    input.say(
      `${attempt.id}: control ${control.works}, station ${outcome.works.join(' ')}, named ${outcome.isNamed}`,
    );
    outcomes.push(outcome);
  }
  return outcomes;
}

async function launchOnce(
  apps: Apps,
  desktop: Desktop,
  attempt: LaunchAttempt,
  name: 'control' | 'hardened',
): Promise<{ readonly works: boolean; readonly said: string }> {
  const data = await mkdtemp(path.join(tmpdir(), 'exam-station-launch-'));
  const port = await freePort();
  const folder = name === 'hardened' ? '.' : path.resolve('tests/escape/unhardened');
  const own =
    name === 'hardened'
      ? { EXAM_STATION_DATA: data, EXAM_STATION_KIOSK: '1', EXAM_STATION_GUARD_LAUNCH: '1' }
      : { CONTROL_DATA: data };
  const child = spawn(apps.executable, [...sandboxArguments(), ...attempt.switches(port), folder], {
    env: { ...process.env, ...apps.environment, DISPLAY: desktop.display, ...own, ...attempt.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-20_000);
  });
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const hasWindow = async (): Promise<boolean> =>
    (await desktop.tool('xdotool', 'search', '--onlyvisible', '--pid', String(child.pid))) !== '';
  try {
    await until(async () => hasExited() || (await hasWindow()), 20_000);
    const works =
      attempt.opens === 'nothing' ? !hasExited() : !hasExited() && (await until(() => answers(port), 3000));
    return { works, said };
  } finally {
    if (!hasExited()) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/json/version`).then(
    (answer) => answer.ok,
    () => false,
  );

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
