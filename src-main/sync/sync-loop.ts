import { assertNever } from '../../src-shared/basics/assert-never';
import type { Epoch } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { SyncStrip } from '../../src-shared/contracts/ipc/sync-strip';
import type { HeartbeatAnswer } from '../../src-shared/contracts/sync/heartbeat';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import type { JournalEntry } from '../journal/journal-entry';
import type { Outbox, QueuedRecord } from '../journal/outbox';
import type { CentreClient } from './centre-client';
import { RETRY_CAP_MS } from './retry-schedule';
import { type SyncEffect, type SyncEvent, type SyncTurn, startOfSync, syncStep } from './sync-core';
import type { SyncOutcome, SyncPartners } from './take-answer';

export type SyncDeps = SyncPartners & {
  readonly outbox: Outbox;
  readonly client: Pick<CentreClient, 'sendBatch'>;
  readonly now: () => Instant;
  /** Appends to the journal and folds into the outbox; false when the disk did not take it. */
  readonly append: (entries: readonly JournalEntry[]) => Promise<boolean>;
  /** Every record of an epoch above `afterSeq`, read from the journal again. */
  readonly recordsAfter: (epoch: Epoch, afterSeq: number) => Promise<readonly QueuedRecord[]>;
};

/** Timers and dice come from outside, so that a test can run a day in a moment. */
export type SyncTimers = {
  readonly after: (ms: number, run: () => void) => () => void;
  readonly dice: () => number;
};

export type SyncLoop = {
  /** Something was queued, an exam ended, or the line came back: try soon. */
  readonly wake: () => void;
  /** A person pressed the button: try now, blocked records too. Resolves when the attempt is over. */
  readonly tryNow: () => Promise<void>;
  /** A heartbeat's answer: a mark that went back says that the centre was restored. */
  readonly hearMarks: (marks: HeartbeatAnswer['marks']) => void;
  readonly link: () => Pick<SyncStrip, 'link' | 'nextAttemptAtMs' | 'restarts'>;
  readonly stop: () => void;
};

/** Does what the pure core asks for and tells it what came of it. Runs until stopped; never gives up. */
export function startSyncLoop(
  deps: SyncDeps,
  timers: SyncTimers,
  onChange: () => void,
  onOutcome: (outcome: SyncOutcome | { readonly kind: 'restarted' }) => void,
): SyncLoop {
  const beginning = startOfSync(deps.now());
  let { state } = beginning;
  let cancelTimer: (() => void) | undefined;
  let cancelWatch: (() => void) | undefined;
  let waiters: (() => void)[] = [];
  let isStopped = false;

  function tell(event: SyncEvent): void {
    if (isStopped) return;
    const world = { ...deps, now: deps.now(), dice: timers.dice() };
    take(syncStep(state, event, world));
  }

  function take(turn: SyncTurn): void {
    const before = state;
    state = turn.state;
    for (const effect of turn.effects) perform(effect);
    if (state.step.kind === 'waiting') {
      for (const resolve of waiters) resolve();
      waiters = [];
    }
    if (before !== state) onChange();
  }

  function perform(effect: SyncEffect): void {
    switch (effect.kind) {
      case 'send':
        run(async () => {
          const { epoch, records } = effect.batch;
          const { stationId } = deps;
          const batch = { protocolVersion: PROTOCOL_VERSION, stationId, epoch, records };
          const answer = await deps.client.sendBatch(batch);
          tell({ kind: 'answered', flightNo: effect.flightNo, answer });
        });
        return;
      case 'write':
        run(async () => {
          const isWritten = await deps.append(effect.entries);
          tell({ kind: 'written', flightNo: effect.flightNo, isWritten });
        });
        return;
      case 'read-journal':
        run(async () => {
          const { flightNo, epoch } = effect;
          const records = await deps.recordsAfter(epoch, effect.afterSeq);
          tell({ kind: 'journal-read', flightNo, epoch, records });
        });
        return;
      case 'refill':
        deps.outbox.refill(effect.epoch, effect.records);
        return;
      case 'set-timer':
        cancelTimer?.();
        cancelTimer = timers.after(effect.ms, () => tell({ kind: 'timer' }));
        return;
      case 'report':
        onOutcome(effect.outcome);
        return;
      default:
        assertNever(effect);
    }
  }

  /** A part that throws leaves the core without its answer; the watchdog is there for that. */
  function run(work: () => Promise<void>): void {
    work().catch(() => onOutcome({ kind: 'retry', why: 'unreachable' }));
  }

  function watch(): void {
    cancelWatch = timers.after(RETRY_CAP_MS, () => {
      tell({ kind: 'watch' });
      if (!isStopped) watch();
    });
  }

  for (const effect of beginning.effects) perform(effect);
  watch();
  return {
    wake: () => tell({ kind: 'woken' }),
    tryNow: () =>
      new Promise((resolve) => {
        waiters.push(resolve);
        tell({ kind: 'asked' });
        if (isStopped) resolve();
      }),
    hearMarks: (marks) => tell({ kind: 'marks-heard', marks }),
    link: () => ({
      link: state.link,
      ...(state.step.kind === 'waiting' ? { nextAttemptAtMs: state.step.nextAttemptAtMs } : {}),
      ...(state.restarts === 0 ? {} : { restarts: state.restarts }),
    }),
    stop: () => {
      isStopped = true;
      cancelTimer?.();
      cancelWatch?.();
      for (const resolve of waiters) resolve();
    },
  };
}
