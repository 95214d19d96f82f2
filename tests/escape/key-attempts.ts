import type { Attempt, Stage } from './attempt';

const isForeignActive = async ({ desktop, foreignId }: Stage): Promise<boolean> =>
  (await desktop.tool('xdotool', 'getactivewindow')) === foreignId;
const isOwnActive = async ({ desktop, app }: Stage): Promise<boolean> =>
  (await desktop.tool('xdotool', 'getactivewindow')) === app.windowId;
const isGone = async ({ app, desktop }: Stage): Promise<boolean> =>
  app.hasExited() || !(await desktop.tool('xprop', '-root', '_NET_CLIENT_LIST')).includes(hex(app.windowId));
const mark = ({ app }: Stage): Promise<unknown> =>
  app.page.evaluate(() => Reflect.set(window, 'wasHere', true));
const isReloaded = ({ app }: Stage): Promise<boolean> =>
  app.page.evaluate(() => Reflect.get(window, 'wasHere') !== true).catch(() => false);

export const hex = (windowId: string): string => `0x${Number(windowId).toString(16)}`;

const press =
  (...keys: readonly string[]) =>
  ({ desktop }: Stage): Promise<void> =>
    desktop.keys(...keys);
const pressMarked =
  (key: string) =>
  async (stage: Stage): Promise<void> => {
    await mark(stage);
    await stage.desktop.keys(key);
  };

const away = { group: 'keys', counts: 'lasting', works: isForeignActive } as const;
const AWAY_TOLD = ['key-refused', 'focus-lost', 'foreign-window'] as const;
const WM_KEY =
  'a key that a window manager has taken never reaches a program; a session without one has no such key';

/** Keys of the desktop and of the browser. */
export const keyAttempts: readonly Attempt[] = [
  {
    id: 'Alt+F4',
    group: 'keys',
    counts: 'lasting',
    act: press('alt+F4'),
    works: isGone,
    told: ['key-refused', 'close-tried'],
  },
  { id: 'Alt+Tab', ...away, act: press('alt+Tab'), told: AWAY_TOLD },
  { id: 'Alt+Shift+Tab', ...away, act: press('alt+shift+Tab'), told: AWAY_TOLD },
  {
    id: 'Alt+Esc',
    group: 'keys',
    counts: 'lasting',
    act: press('alt+Escape'),
    works: async (stage) => !(await isOwnActive(stage)),
    told: AWAY_TOLD,
  },
  {
    id: 'Super+D',
    group: 'keys',
    counts: 'lasting',
    act: press('super+d'),
    works: async (stage) => !(await isOwnActive(stage)),
    told: [...AWAY_TOLD, 'window-changed'],
  },
  {
    id: 'Super+R',
    group: 'keys',
    counts: 'at-all',
    act: press('super+r'),
    works: ({ desktop }) => desktop.hasRun('run'),
    told: ['key-refused', 'focus-lost'],
    osLayer: WM_KEY,
  },
  {
    id: 'Ctrl+Alt+T',
    group: 'keys',
    counts: 'at-all',
    act: press('ctrl+alt+t'),
    works: ({ desktop }) => desktop.hasRun('terminal'),
    told: ['key-refused', 'focus-lost'],
  },
  {
    id: 'Ctrl+Alt+Right',
    group: 'keys',
    counts: 'lasting',
    act: press('ctrl+alt+Right'),
    works: async ({ desktop }) => (await desktop.tool('xdotool', 'get_desktop')) !== '0',
    told: AWAY_TOLD,
  },
  {
    id: 'Super+F2',
    group: 'keys',
    counts: 'lasting',
    act: press('super+F2'),
    works: async ({ desktop }) => (await desktop.tool('xdotool', 'get_desktop')) !== '0',
    told: AWAY_TOLD,
    osLayer: WM_KEY,
  },
  {
    id: 'PrintScreen',
    group: 'keys',
    counts: 'at-all',
    act: press('Print'),
    works: ({ desktop }) => desktop.hasRun('print'),
    told: ['key-refused'],
    osLayer: WM_KEY,
  },
  {
    id: 'Esc held, then Alt+Tab',
    ...away,
    act: async ({ desktop }) => {
      await desktop.tool('xdotool', 'keydown', 'Escape', 'sleep', '3.5', 'keyup', 'Escape');
      await desktop.keys('alt+Tab');
    },
    told: AWAY_TOLD,
  },
  {
    id: 'F11',
    group: 'keys',
    counts: 'lasting',
    act: press('F11'),
    works: async ({ desktop, app }) =>
      !(await desktop.tool('xprop', '-id', app.windowId, '_NET_WM_STATE')).includes('FULLSCREEN'),
    told: ['key-refused', 'window-changed'],
  },
  {
    id: 'Ctrl+Shift+I',
    group: 'keys',
    counts: 'at-all',
    act: press('ctrl+shift+i'),
    works: ({ app }) => app.inMain<boolean>('devtools-open'),
    told: ['key-refused'],
  },
  {
    id: 'Ctrl+R',
    group: 'keys',
    counts: 'at-all',
    act: pressMarked('ctrl+r'),
    works: isReloaded,
    told: ['key-refused'],
  },
  {
    id: 'Ctrl+Shift+R',
    group: 'keys',
    counts: 'at-all',
    act: pressMarked('ctrl+shift+r'),
    works: isReloaded,
    told: ['key-refused'],
  },
  {
    id: 'Ctrl+W',
    group: 'keys',
    counts: 'lasting',
    act: press('ctrl+w'),
    works: isGone,
    told: ['key-refused', 'close-tried'],
  },
  {
    id: 'Ctrl+Q',
    group: 'keys',
    counts: 'lasting',
    act: press('ctrl+q'),
    works: isGone,
    told: ['key-refused', 'close-tried'],
  },
  {
    id: 'Ctrl+M',
    group: 'keys',
    counts: 'lasting',
    act: press('ctrl+m'),
    works: async (stage) => !(await isOwnActive(stage)),
    told: ['key-refused', 'window-changed'],
  },
  {
    id: 'Ctrl+plus',
    group: 'keys',
    counts: 'at-all',
    act: press('ctrl+shift+equal'),
    works: async ({ app }) => (await app.inMain<number>('zoom')) !== 0,
    told: ['key-refused'],
  },
  {
    id: 'Ctrl+minus',
    group: 'keys',
    counts: 'at-all',
    act: press('ctrl+minus'),
    works: async ({ app }) => (await app.inMain<number>('zoom')) !== 0,
    told: ['key-refused'],
  },
];
