import { create } from 'zustand';
import type { SyncStrip } from '../../src-shared/contracts/ipc/sync-strip';
import { call, listen } from '../station-api';

/** What waits and what the centre has confirmed; undefined until main has said it once. */
export const useStrip = create<{ readonly strip: SyncStrip | undefined }>(() => ({ strip: undefined }));

export function followStrip(): () => void {
  let hasHeard = false;
  const stop = listen('strip', (strip) => {
    hasHeard = true;
    useStrip.setState({ strip });
  });
  void call('sync:strip', {}).then((answered) => {
    if (answered.ok && !hasHeard) useStrip.setState({ strip: answered.value });
  });
  return stop;
}
