import type { WebContents } from 'electron';
import type { Log } from '../platform/log';

/** A page that dies this often within a minute is left alone: something is wrong that loading it again won't mend. */
const REVIVALS_A_MINUTE = 5;

/**
 * The page holds nothing that is not in the journal: when its process is killed or runs out of memory, it is loaded
 * again and shows where the candidate was. `monoMs` is a clock that is never set back.
 */
export function revivePage(
  contents: WebContents,
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
    else log('page-given-up');
  });
}
