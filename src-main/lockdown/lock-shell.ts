import { type BrowserWindow, globalShortcut, Menu, powerMonitor, powerSaveBlocker } from 'electron';
import type { LockdownSignal } from '../../src-shared/domain/lockdown/lockdown-signal';
import { type Guard, guardClipboard } from './guard-clipboard';
import { guardDialogs } from './guard-dialogs';
import { guardDisplays } from './guard-displays';
import { guardKeys } from './guard-keys';
import { guardWindow } from './guard-window';

export type LockShell = {
  /** Called with every change of the station's mind; the same word twice does nothing. */
  readonly follow: (isOn: boolean) => void;
  readonly isOn: () => boolean;
};

export type LockShellInput = {
  readonly window: () => BrowserWindow | undefined;
  /** A window in a checkout is watched by nobody: it can be left at any time, and everybody sees it. */
  readonly isKiosk: boolean;
  readonly notice: (signal: LockdownSignal) => void;
  readonly log: (event: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;
};

/** Keys that some window managers hand over on request. Where they do not, the page holds them (keyboard lock). */
const ASKED_FOR = ['Alt+Tab', 'Alt+F4', 'Super+D', 'Control+Alt+T', 'PrintScreen', 'Alt+PrintScreen'];

/**
 * Holds the machine while the station is locked down. Each guard starts and stops as one; what a guard can't hold it
 * at least notices, and what none can (keys of the window manager, SIGKILL, pictures of the whole screen) is the
 * operating system layer's: see docs/lockdown.md.
 */
export function createLockShell(input: LockShellInput): LockShell {
  const { notice } = input;
  let guards: readonly Guard[] = [];
  let isOn = false;

  function hold(window: BrowserWindow): readonly Guard[] {
    return [
      guardWindow(window, notice),
      guardKeys(window.webContents, notice),
      guardClipboard(notice),
      guardDisplays(window, notice),
      guardDialogs(window.webContents, notice, input.log),
      holdMachine(notice),
    ];
  }

  return {
    isOn: () => isOn,
    follow: (wanted) => {
      const window = input.window();
      if (!input.isKiosk || wanted === isOn || window === undefined || window.isDestroyed()) return;
      isOn = wanted;
      if (wanted) guards = hold(window);
      else for (const guard of guards) guard.stop();
      input.log('lock-shell', { isOn });
    },
  };
}

/** The machine stays awake, has no menu, and says when it was put to sleep all the same. */
function holdMachine(notice: LockShellInput['notice']): Guard {
  Menu.setApplicationMenu(null);
  const blocker = powerSaveBlocker.start('prevent-display-sleep');
  const slept = (): void => notice({ kind: 'machine-slept', what: 'suspend' });
  const locked = (): void => notice({ kind: 'machine-slept', what: 'lock-screen' });
  powerMonitor.on('suspend', slept);
  powerMonitor.on('lock-screen', locked);
  for (const keys of ASKED_FOR) globalShortcut.register(keys, () => notice({ kind: 'key-refused', keys }));
  return {
    stop: () => {
      for (const keys of ASKED_FOR) globalShortcut.unregister(keys);
      powerMonitor.off('suspend', slept);
      powerMonitor.off('lock-screen', locked);
      powerSaveBlocker.stop(blocker);
    },
  };
}
