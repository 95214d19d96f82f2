import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Attempt, Stage } from './attempt';
import { hex } from './key-attempts';

const outside = { group: 'outside', counts: 'lasting' } as const;

async function topmost({ desktop }: Stage): Promise<string> {
  const stacking = await desktop.tool('xprop', '-root', '_NET_CLIENT_LIST_STACKING');
  return /(0x[0-9a-f]+)\s*$/.exec(stacking)?.[1] ?? '';
}

async function rendererOf({ app }: Stage): Promise<number | undefined> {
  const children = await readFile(`/proc/${app.pid}/task/${app.pid}/children`, 'utf8').catch(() => '');
  const pending = children.trim().split(' ').map(Number);
  while (pending.length > 0) {
    const pid = pending.shift();
    if (pid === undefined || pid === 0) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('--type=renderer')) return pid;
    const below = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    pending.push(...below.trim().split(' ').map(Number));
  }
  return undefined;
}

/** What another program, another display or a person at another machine does to it. */
export const outsideAttempts: readonly Attempt[] = [
  {
    id: 'foreign window activated',
    ...outside,
    act: async ({ desktop, foreignId }) => {
      await desktop.tool('wmctrl', '-i', '-a', hex(foreignId));
    },
    works: async ({ desktop, foreignId }) => (await desktop.tool('xdotool', 'getactivewindow')) === foreignId,
    told: ['focus-lost', 'foreign-window'],
  },
  {
    id: 'foreign window on top',
    ...outside,
    act: async ({ desktop, foreignId }) => {
      await desktop.tool('wmctrl', '-i', '-r', hex(foreignId), '-b', 'add,above');
      await desktop.tool('wmctrl', '-i', '-a', hex(foreignId));
    },
    works: async (stage) => (await topmost(stage)) === hex(stage.foreignId),
    told: ['focus-lost', 'foreign-window'],
    osLayer: 'a window manager decides what lies on top; a session without one has no second window',
  },
  {
    id: 'un-fullscreened',
    ...outside,
    act: async ({ desktop, app }) => {
      await desktop.tool('wmctrl', '-i', '-r', hex(app.windowId), '-b', 'remove,fullscreen');
      await desktop.tool('xdotool', 'windowsize', app.windowId, '640', '400');
    },
    works: async ({ desktop, app }) => {
      const shape = await desktop.tool('xdotool', 'getwindowgeometry', '--shell', app.windowId);
      return !shape.includes(`WIDTH=${desktop.width}`) || !shape.includes(`HEIGHT=${desktop.height}`);
    },
    told: ['window-changed'],
  },
  {
    id: 'minimised from outside',
    ...outside,
    act: async ({ desktop, app }) => {
      await desktop.tool('xdotool', 'windowminimize', app.windowId);
    },
    works: async ({ desktop, app }) =>
      (await desktop.tool('xprop', '-id', app.windowId, '_NET_WM_STATE')).includes('HIDDEN'),
    told: ['window-changed', 'focus-lost', 'foreign-window'],
  },
  {
    id: 'root screenshot',
    group: 'outside',
    counts: 'at-all',
    act: async ({ desktop }) => {
      const picture = path.join(desktop.folder, 'screen.png');
      const words = [
        '-y',
        '-v',
        'error',
        '-f',
        'x11grab',
        '-video_size',
        `${desktop.width}x${desktop.height}`,
      ];
      await desktop.tool('ffmpeg', ...words, '-i', desktop.display, '-frames:v', '1', picture);
    },
    works: async ({ desktop }) =>
      (await readFile(path.join(desktop.folder, 'screen.png')).catch(() => Buffer.alloc(0))).length > 4000,
    told: [],
    osLayer:
      'X11 shows every program the whole screen; the session holds no other program, or Wayland is used',
  },
  {
    id: 'SIGTERM',
    ...outside,
    group: 'process',
    act: async ({ app }) => void process.kill(app.pid, 'SIGTERM'),
    works: async ({ app }) => app.hasExited(),
    told: ['close-tried'],
  },
  {
    id: 'SIGKILL',
    ...outside,
    group: 'process',
    act: async ({ app }) => void process.kill(app.pid, 'SIGKILL'),
    works: async ({ app }) => app.hasExited(),
    told: [],
    osLayer:
      'no program survives it; the service starts the station again, and a proctor has to let the exam go on',
  },
  {
    id: 'renderer killed',
    ...outside,
    group: 'process',
    act: async (stage) => {
      const pid = await rendererOf(stage);
      if (pid === undefined) throw new Error('no renderer');
      process.kill(pid, 'SIGKILL');
    },
    works: async (stage) => (await rendererOf(stage)) === undefined,
    told: ['page-lost'],
  },
];
