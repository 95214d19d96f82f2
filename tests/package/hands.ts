import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type FieldBox, fieldsIn, type ScreenPicture } from './fields-on-screen';

/** Keys and eyes at a display: a packaged program has no door for a test driver, so it is used as a person uses it. */
export type Hands = {
  readonly type: (text: string) => void;
  readonly press: (...keys: readonly string[]) => void;
  readonly click: (x: number, y: number) => void;
  /** Writes what is on the screen as PNG. */
  readonly look: (file: string) => void;
  readonly see: () => ScreenPicture;
  /** The fields of a form, once there are as many as this; typing before that would be lost. */
  readonly fields: (what: string, count: number) => Promise<readonly FieldBox[]>;
  /** The screen has become another than this, and holds still. */
  readonly changedFrom: (before: ScreenPicture) => Promise<void>;
};

export function handsAt(display: string, width: number, height: number): Hands {
  const env = { ...process.env, DISPLAY: display };
  const run = (command: string, args: readonly string[]) => {
    const done = spawnSync(command, [...args], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
  };
  const size = `${width}x${height}`;
  const see = (): ScreenPicture => {
    const grab = ['-f', 'x11grab', '-video_size', size, '-i', display, '-frames:v', '1'];
    const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
    const done = spawnSync('ffmpeg', ['-loglevel', 'error', ...grab, ...raw], { env, maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`ffmpeg: ${done.stderr}`);
    return { width, height, rgb: new Uint8Array(done.stdout) };
  };
  return {
    see,
    fields: (what, count) =>
      until(what, () => {
        const found = fieldsIn(see());
        return found.length >= count ? found : undefined;
      }),
    changedFrom: async (before) => {
      let last = before;
      await until('another screen that holds still', () => {
        const now = see();
        const isStill = isSame(now, last) && !isSame(now, before);
        last = now;
        return isStill ? true : undefined;
      });
    },
    type: (text) => run('xdotool', ['type', '--delay', '15', text]),
    press: (...keys) => run('xdotool', ['key', '--delay', '40', ...keys]),
    // Without a window manager nobody else gives the window the keyboard.
    click: (x, y) => {
      run('xdotool', ['search', '--onlyvisible', '--class', 'exam-station', 'windowfocus', '--sync']);
      run('xdotool', ['mousemove', String(x), String(y), 'click', '1']);
    },
    look: (file) => {
      const grab = ['-f', 'x11grab', '-video_size', size, '-i', display, '-frames:v', '1'];
      run('ffmpeg', ['-loglevel', 'error', '-y', ...grab, file]);
    },
  };
}

function isSame(one: ScreenPicture, other: ScreenPicture): boolean {
  return Buffer.compare(one.rgb, other.rgb) === 0;
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
