import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Keys and eyes at a display: a packaged program has no door for a test driver, so it is used as a person uses it. */
export type Hands = {
  readonly type: (text: string) => void;
  readonly press: (...keys: readonly string[]) => void;
  readonly click: (x: number, y: number) => void;
  /** Writes what is on the screen as PNG. */
  readonly look: (file: string) => void;
};

export function handsAt(display: string, width: number, height: number): Hands {
  const env = { ...process.env, DISPLAY: display };
  const run = (command: string, args: readonly string[]) => {
    const done = spawnSync(command, [...args], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
  };
  return {
    type: (text) => run('xdotool', ['type', '--delay', '15', text]),
    press: (...keys) => run('xdotool', ['key', '--delay', '40', ...keys]),
    // Without a window manager nobody else gives the window the keyboard.
    click: (x, y) => {
      run('xdotool', ['search', '--onlyvisible', '--class', 'exam-station', 'windowfocus', '--sync']);
      run('xdotool', ['mousemove', String(x), String(y), 'click', '1']);
    },
    look: (file) => {
      const size = `${width}x${height}`;
      const grab = ['-f', 'x11grab', '-video_size', size, '-i', display, '-frames:v', '1'];
      run('ffmpeg', ['-loglevel', 'error', '-y', ...grab, file]);
    },
  };
}

/** Asks again until there is an answer; the limit only ends what hangs. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs = 90_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(100);
  }
  throw new Error(`never came: ${what}`);
}

export type SeenProcess = {
  readonly pid: number;
  readonly type: string;
  readonly switches: readonly string[];
  readonly uid: number;
  /** 2: system calls are filtered (seccomp-bpf). */
  readonly seccomp: number;
  readonly pidNamespace: string;
};

/** Every process of the installed program, as the kernel tells of it. */
export function programProcesses(): readonly SeenProcess[] {
  const found: SeenProcess[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const [program = '', ...switches] = readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/);
      if (!program.startsWith('/opt/exam-station/') || !program.endsWith('/exam-station')) continue;
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const number = (field: string) =>
        Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? -1);
      found.push({
        pid: Number(name),
        type: switches.find((one) => one.startsWith('--type='))?.slice('--type='.length) ?? 'main',
        switches,
        uid: number('Uid'),
        seccomp: number('Seccomp'),
        pidNamespace: readlinkSync(`/proc/${name}/ns/pid`),
      });
    } catch {
      // It ended while it was looked at.
    }
  }
  return found;
}
