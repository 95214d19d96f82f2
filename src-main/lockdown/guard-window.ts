import { app, type BrowserWindow, type Event, screen } from 'electron';
import type { Guard, Notice } from './guard-clipboard';

/** How soon the keyboard is asked back, and after how long somebody else is said to have it. */
const RETAKE_MS = 50;
const FOREIGN_MS = 1000;
const LOOK_EVERY_MS = 700;
const RELOCK_EVERY_MS = 500;

/**
 * Run in the page with the force of a key press of its own: HTML full screen is what lets a page hold Alt+Tab and the
 * like. Asked again and again, because holding Escape for three seconds drops it.
 */
const HOLD_KEYS = `(async () => {
  if (document.fullscreenElement === null) await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
  await navigator.keyboard?.lock?.();
  return document.fullscreenElement !== null;
})()`;

/** The window fills the screen, stays in front, keeps the keyboard and is not closed. */
export function guardWindow(window: BrowserWindow, notice: Notice): Guard {
  let lostAtMs: number | undefined;
  let isForeignSaid = false;
  const nowMs = (): number => performance.now();

  const holdKeys = (): void => {
    if (window.isDestroyed() || !window.isFocused()) return;
    void window.webContents.executeJavaScript(HOLD_KEYS, true).catch(() => undefined);
  };
  const retake = (): void => {
    if (window.isDestroyed() || window.isFocused()) return;
    if (window.isMinimized()) window.restore();
    window.setAlwaysOnTop(true, 'screen-saver');
    window.moveTop();
    window.show();
    window.focus();
  };
  const onBlur = (): void => {
    lostAtMs ??= nowMs();
    setTimeout(retake, RETAKE_MS);
  };
  const onFocus = (): void => {
    holdKeys();
    if (lostAtMs === undefined) return;
    notice({ kind: 'focus-lost', awayMs: nowMs() - lostAtMs });
    lostAtMs = undefined;
    isForeignSaid = false;
  };
  const onClose = (event: Event): void => {
    event.preventDefault();
    notice({ kind: 'close-tried', by: 'window' });
  };
  const onQuit = (event: Event): void => {
    event.preventDefault();
    notice({ kind: 'close-tried', by: 'program' });
  };
  const onSignal = (): void => notice({ kind: 'close-tried', by: 'signal' });
  const onMinimise = (): void => {
    notice({ kind: 'window-changed', what: 'minimised' });
    window.restore();
  };
  const onHide = (): void => {
    notice({ kind: 'window-changed', what: 'hidden' });
    window.show();
  };

  function fill(): void {
    window.setKiosk(true);
    window.setAlwaysOnTop(true, 'screen-saver');
    // Without a window manager nobody makes a kiosk window large, whatever it says of itself.
    const { bounds } = screen.getDisplayMatching(window.getBounds());
    const own = window.getBounds();
    if (own.width !== bounds.width || own.height !== bounds.height) window.setBounds(bounds);
  }
  /** Another program can take the full screen away without a word (X11): the geometry is looked at. */
  function look(): void {
    if (window.isDestroyed()) return;
    const { bounds } = screen.getDisplayMatching(window.getBounds());
    const own = window.getBounds();
    const isWhole = own.width >= bounds.width && own.height >= bounds.height;
    if (!isWhole || !(window.isKiosk() || window.isFullScreen())) {
      notice({ kind: 'window-changed', what: isWhole ? 'left-fullscreen' : 'moved' });
      window.setKiosk(false);
      fill();
    }
    if (lostAtMs !== undefined && !window.isFocused()) {
      const awayMs = nowMs() - lostAtMs;
      if (awayMs >= FOREIGN_MS && !isForeignSaid) {
        isForeignSaid = true;
        notice({ kind: 'foreign-window', awayMs });
      }
      retake();
    }
  }

  fill();
  // Windows and macOS keep the window out of pictures of the screen; X11 has no such thing.
  window.setContentProtection(true);
  window.setMinimizable(false);
  window.setMovable(false);
  retake();
  holdKeys();
  window.on('blur', onBlur);
  window.on('focus', onFocus);
  window.on('close', onClose);
  window.on('minimize', onMinimise);
  window.on('hide', onHide);
  window.on('leave-html-full-screen', holdKeys);
  app.on('before-quit', onQuit);
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  process.on('SIGHUP', onSignal);
  const looking = setInterval(look, LOOK_EVERY_MS);
  const relocking = setInterval(holdKeys, RELOCK_EVERY_MS);
  return {
    stop: () => {
      clearInterval(looking);
      clearInterval(relocking);
      window.off('blur', onBlur);
      window.off('focus', onFocus);
      window.off('close', onClose);
      window.off('minimize', onMinimise);
      window.off('hide', onHide);
      window.off('leave-html-full-screen', holdKeys);
      app.off('before-quit', onQuit);
      process.off('SIGTERM', onSignal);
      process.off('SIGINT', onSignal);
      process.off('SIGHUP', onSignal);
      if (window.isDestroyed()) return;
      window.setContentProtection(false);
      void window.webContents
        .executeJavaScript('document.fullscreenElement === null || document.exitFullscreen()')
        .catch(() => undefined);
      window.setAlwaysOnTop(false);
    },
  };
}
