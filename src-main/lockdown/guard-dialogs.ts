import type { WebContents } from 'electron';
import type { Guard, Notice } from './guard-clipboard';
import type { LockShellInput } from './lock-shell';

/**
 * Printing from a page opens the desktop's dialog. In every document and frame of the page the function is replaced
 * before any script runs; what is left of it tells that it was called (see page-hygiene).
 */
const NO_PRINT = `Object.defineProperty(window, 'print', {
  value: () => { top?.dispatchEvent(new Event('beforeprint')); },
  configurable: false,
  writable: false,
})`;

/**
 * A file field in a page opens the desktop's own file dialog, and nothing in Electron's API forbids it; nor printing.
 * The protocol of the developer tools does; nobody else speaks it in a release, where they are off.
 */
export function guardDialogs(contents: WebContents, notice: Notice, log: LockShellInput['log']): Guard {
  const { debugger: protocol } = contents;
  const onMessage = (_event: unknown, method: string): void => {
    if (method === 'Page.fileChooserOpened') notice({ kind: 'page-refused', what: 'file-chooser' });
  };
  const hold = async (): Promise<void> => {
    if (!protocol.isAttached()) protocol.attach('1.3');
    protocol.on('message', onMessage);
    await protocol.sendCommand('Page.enable');
    await protocol.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true });
    await protocol.sendCommand('Page.addScriptToEvaluateOnNewDocument', { source: NO_PRINT });
    // The document that is there already has had its beginning.
    await contents.executeJavaScript(`void (${NO_PRINT})`);
  };
  void hold().catch(() => log('dialog-guard-failed'));
  return {
    stop: () => {
      protocol.off('message', onMessage);
      if (protocol.isAttached()) protocol.detach();
    },
  };
}
