import { BrowserWindow, type Display, screen } from 'electron';
import type { Guard, Notice } from './guard-clipboard';

/**
 * A second display shows a paper to the neighbour: it is covered by a black window that can't take the keyboard, and
 * it is noticed. Displays that were there before are covered as well; whether they may be is the readiness check's.
 */
export function guardDisplays(own: BrowserWindow, notice: Notice): Guard {
  const covers = new Map<number, BrowserWindow>();

  function coverOthers(): void {
    const all = screen.getAllDisplays();
    const home = screen.getDisplayMatching(own.getBounds());
    for (const display of all) {
      if (display.id !== home.id && !covers.has(display.id)) covers.set(display.id, blackWindow(display));
    }
    for (const [id, window] of covers) {
      if (all.some((display) => display.id === id && display.id !== home.id)) continue;
      window.destroy();
      covers.delete(id);
    }
  }
  const say = (what: 'added' | 'removed' | 'resized', display: Display): void => {
    coverOthers();
    notice({ kind: 'display-changed', what, displays: screen.getAllDisplays().length, label: display.label });
  };
  const added = (_event: unknown, display: Display): void => say('added', display);
  const removed = (_event: unknown, display: Display): void => say('removed', display);
  const resized = (_event: unknown, display: Display, changed: readonly string[]): void => {
    if (changed.includes('bounds') || changed.includes('scaleFactor')) say('resized', display);
  };
  coverOthers();
  screen.on('display-added', added);
  screen.on('display-removed', removed);
  screen.on('display-metrics-changed', resized);
  return {
    stop: () => {
      screen.off('display-added', added);
      screen.off('display-removed', removed);
      screen.off('display-metrics-changed', resized);
      for (const window of covers.values()) window.destroy();
      covers.clear();
    },
  };
}

function blackWindow({ bounds }: Display): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    frame: false,
    focusable: false,
    skipTaskbar: true,
    backgroundColor: '#000000',
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
  });
  window.setAlwaysOnTop(true, 'screen-saver');
  return window;
}
