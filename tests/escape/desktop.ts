import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startVirtualDisplay } from '../../scripts/system/virtual-display';
import { openboxSettings } from './openbox-settings';

const run = promisify(execFile);

/** An X server with a real window manager that has the keys of a common desktop. */
export type Desktop = {
  readonly display: string;
  readonly width: number;
  readonly height: number;
  /** Output of a program on this display; empty when it fails. */
  readonly tool: (program: string, ...words: readonly string[]) => Promise<string>;
  readonly keys: (...keys: readonly string[]) => Promise<void>;
  /** A window manager's key ran this program of somebody's. */
  readonly hasRun: (marker: string) => Promise<boolean>;
  readonly clear: () => Promise<void>;
  readonly folder: string;
  readonly openForeign: () => Promise<string>;
  readonly setClipboard: (place: 'clipboard' | 'primary', text: string) => Promise<void>;
  readonly getClipboard: (place: 'clipboard' | 'primary') => Promise<string>;
  readonly stop: () => Promise<void>;
};

const WIDTH = 1280;
const HEIGHT = 800;

export async function startDesktop(): Promise<Desktop> {
  const folder = await mkdtemp(path.join(tmpdir(), 'exam-station-escape-'));
  const screen = await startVirtualDisplay({ width: WIDTH, height: HEIGHT });
  const env = { ...process.env, DISPLAY: screen.display, HOME: folder, XDG_CONFIG_HOME: folder };
  await writeFile(path.join(folder, 'rc.xml'), openboxSettings(folder));
  const manager = spawn('openbox', ['--sm-disable', '--config-file', path.join(folder, 'rc.xml')], {
    env,
    stdio: 'ignore',
  });
  const children = new Set([manager]);

  const tool = async (program: string, ...words: readonly string[]): Promise<string> =>
    run(program, [...words], { env, timeout: 10_000 }).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    );
  await until(async () => (await tool('xprop', '-root', '_NET_SUPPORTING_WM_CHECK')).includes('window id'));

  return {
    display: screen.display,
    width: WIDTH,
    height: HEIGHT,
    tool,
    folder,
    keys: async (...keys) => {
      for (const key of keys) await tool('xdotool', 'key', '--clearmodifiers', key);
    },
    hasRun: (marker) =>
      readFile(path.join(folder, `ran-${marker}`)).then(
        () => true,
        () => false,
      ),
    clear: async () => {
      for (const child of children) {
        if (child === manager) continue;
        child.kill('SIGKILL');
        children.delete(child);
      }
      for (const marker of ['run', 'terminal', 'print']) {
        await rm(path.join(folder, `ran-${marker}`), { force: true });
      }
      await tool('xdotool', 'set_desktop', '0');
    },
    openForeign: async () => {
      const child = spawn('xev', ['-geometry', '500x300+100+100', '-name', 'foreign'], {
        env,
        stdio: 'ignore',
      });
      children.add(child);
      let found = '';
      await until(async () => {
        found = (await tool('xdotool', 'search', '--name', '^foreign$')).split('\n')[0] ?? '';
        return found !== '';
      });
      return found;
    },
    setClipboard: async (place, text) => {
      const child = spawn('xclip', ['-selection', place, '-quiet'], {
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      children.add(child);
      child.stdin.end(text);
      // It is there once it can be read; a station that clears it at once never lets us see it.
      await tool('xclip', '-selection', place, '-o');
    },
    getClipboard: (place) => tool('xclip', '-selection', place, '-o'),
    stop: async () => {
      for (const child of children) child.kill('SIGKILL');
      await screen.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until it is so; the outcome when the time is over, by a clock that nobody sets. */
export async function until(isSo: () => Promise<boolean>, withinMs = 10_000): Promise<boolean> {
  const end = performance.now() + withinMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
