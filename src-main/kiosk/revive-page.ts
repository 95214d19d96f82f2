import type { WebContents } from 'electron';
import type { Log } from '../platform/log';

/** A page that dies more often than this within a minute is not loaded again by itself: that won't mend it. */
const REVIVALS_A_MINUTE = 5;

type Page = Pick<WebContents, 'isDestroyed' | 'reload' | 'loadURL'> & {
  readonly on: (
    event: 'render-process-gone',
    heard: (event: unknown, details: { readonly reason: string }) => void,
  ) => unknown;
};

/**
 * The page holds nothing that is not in the journal: when its process is killed or runs out of memory, it is loaded
 * again and shows where the candidate was. One that keeps dying gives way to a page without a script, which tells the
 * proctor what to do and has a link to try again. `monoMs` is a clock that is never set back.
 */
export function revivePage(
  contents: Page,
  givenUpUrl: string,
  log: Log,
  monoMs: () => number,
  lost: (why: string) => void,
): void {
  let deaths: number[] = [];
  contents.on('render-process-gone', (_event, details) => {
    log('page-gone', { reason: details.reason });
    if (details.reason === 'clean-exit' || contents.isDestroyed()) return;
    lost(details.reason);
    const now = monoMs();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    if (deaths.length <= REVIVALS_A_MINUTE) contents.reload();
    else {
      log('page-given-up');
      void contents.loadURL(givenUpUrl);
    }
  });
}
