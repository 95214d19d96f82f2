import type { WebContents } from 'electron';
import type { Guard, Notice } from './guard-clipboard';
import type { LockShellInput } from './lock-shell';

/**
 * A file field in a page opens the desktop's own file dialog, and nothing in Electron's API forbids it. The protocol
 * of the developer tools does; nobody else speaks it in a release, where they are off.
 */
export function guardFiles(contents: WebContents, notice: Notice, log: LockShellInput['log']): Guard {
  const onMessage = (_event: unknown, method: string): void => {
    if (method === 'Page.fileChooserOpened') notice({ kind: 'page-refused', what: 'file-chooser' });
  };
  try {
    if (!contents.debugger.isAttached()) contents.debugger.attach('1.3');
    contents.debugger.on('message', onMessage);
    void contents.debugger
      .sendCommand('Page.enable')
      .then(() => contents.debugger.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true }))
      .catch(() => log('file-guard-failed'));
  } catch {
    log('file-guard-failed');
  }
  return {
    stop: () => {
      contents.debugger.off('message', onMessage);
      if (contents.debugger.isAttached()) contents.debugger.detach();
    },
  };
}
