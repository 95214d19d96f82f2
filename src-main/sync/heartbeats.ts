import { signState } from '../../src-crypto/station-words';
import type { CryptoSuite } from '../../src-crypto/suite';
import type { HeartbeatAnswer, StationState } from '../../src-shared/contracts/sync/heartbeat';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import type { CentreClient } from './centre-client';
import type { SyncTimers } from './sync-loop';

export type HeartbeatDeps = {
  readonly suite: CryptoSuite;
  readonly signPrivateKey: Uint8Array;
  readonly client: Pick<CentreClient, 'sendHeartbeat'>;
  readonly state: () => Promise<StationState>;
  readonly onMarks: (marks: HeartbeatAnswer['marks']) => void;
};

/** Until the centre has said otherwise. */
const EVERY_SECONDS = 15;
/** A centre that cannot be reached is not asked more often than this: the records' own loop finds it again. */
const SILENT_SECONDS = 60;

/**
 * Says how the station is, about every 15 s, each time a little earlier or later so that a room does not beat as one.
 * What goes wrong is nothing: a heartbeat is never kept and never sent twice.
 */
export function startHeartbeats(deps: HeartbeatDeps, timers: SyncTimers): { readonly stop: () => void } {
  let cancel: () => void = () => undefined;
  let isStopped = false;

  function plan(seconds: number): void {
    if (isStopped) return;
    cancel = timers.after(Math.round(seconds * 1000 * (0.8 + 0.4 * timers.dice())), () => void beat());
  }

  async function beat(): Promise<void> {
    let next = SILENT_SECONDS;
    try {
      const state = await deps.state();
      const signature = signState(deps.suite, state, deps.signPrivateKey);
      const answer = await deps.client.sendHeartbeat({ protocolVersion: PROTOCOL_VERSION, state, signature });
      if (answer.ok) {
        next = answer.value.nextInSeconds;
        if (!isStopped) deps.onMarks(answer.value.marks);
      }
    } finally {
      plan(next);
    }
  }

  plan(EVERY_SECONDS);
  return {
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}
