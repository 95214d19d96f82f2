import { assertNever } from '../../src-shared/basics/assert-never';
import type { SyncStrip } from '../../src-shared/contracts/ipc/sync-strip';
import { BATCH_MAX_RECORDS } from '../../src-shared/contracts/sync/records';
import { RETRY_CAP_MS, retryDelayMs } from './retry-schedule';
import { type SyncDeps, type SyncOutcome, syncOnce } from './sync-once';

/** Timers and dice come from outside, so that a test can run a day in a moment. */
export type SyncTimers = {
  readonly after: (ms: number, run: () => void) => () => void;
  readonly dice: () => number;
};

export type SyncLoop = {
  /** Something was queued, or the line came back: try soon. */
  readonly wake: () => void;
  /** A person pressed the button: try now, blocked records too. */
  readonly tryNow: () => Promise<void>;
  readonly link: () => Pick<SyncStrip, 'link' | 'nextAttemptAtMs'>;
  readonly stop: () => void;
};

/** With nothing pending the line is still looked at now and then, so that the strip tells the truth. */
const IDLE_LOOK_MS = 60_000;

/** Single flight: at most one batch of this station is on its way. Runs until stopped; never gives up. */
export function startSyncLoop(
  deps: SyncDeps,
  timers: SyncTimers,
  onChange: () => void,
  onOutcome: (outcome: SyncOutcome) => void,
): SyncLoop {
  let failures = 0;
  let limit = BATCH_MAX_RECORDS;
  let link: SyncStrip['link'] = 'unknown';
  let nextAttemptAtMs: number | undefined;
  let cancelTimer: (() => void) | undefined;
  let flight: Promise<void> | undefined;
  let isStopped = false;

  function plan(ms: number): void {
    cancelTimer?.();
    if (isStopped) return;
    nextAttemptAtMs = deps.now().wallMs + ms;
    cancelTimer = timers.after(ms, () => void fly(false));
  }

  function fly(isAskedByPerson: boolean): Promise<void> {
    flight ??= run(isAskedByPerson).finally(() => {
      flight = undefined;
      onChange();
    });
    return flight;
  }

  async function run(isAskedByPerson: boolean): Promise<void> {
    cancelTimer?.();
    nextAttemptAtMs = undefined;
    let rewinds = 0;
    while (!isStopped) {
      if (deps.outbox.nextBatch(1, isAskedByPerson) !== undefined) {
        link = 'sending';
        onChange();
      }
      const outcome = await syncOnce(deps, limit, isAskedByPerson);
      onOutcome(outcome);
      const wait = settle(outcome);
      if (outcome.kind === 'rewound' && ++rewinds > 3) return plan(retryDelayMs(++failures, timers.dice()));
      if (wait !== undefined) return plan(wait);
    }
  }

  /** Milliseconds to wait before the next attempt, or undefined to go on at once. */
  function settle(outcome: SyncOutcome): number | undefined {
    switch (outcome.kind) {
      case 'idle':
        if (link === 'sending') link = 'reachable';
        return IDLE_LOOK_MS;
      case 'progress':
        failures = 0;
        limit = Math.min(BATCH_MAX_RECORDS, limit * 2);
        link = 'reachable';
        return undefined;
      case 'rewound':
        link = 'reachable';
        return undefined;
      case 'smaller-batch':
        if (limit === 1) return retryDelayMs(++failures, timers.dice());
        limit = Math.max(1, Math.floor(limit / 2));
        return undefined;
      case 'retry':
        failures += 1;
        link =
          outcome.why === 'not-understood'
            ? 'not-understood'
            : outcome.why === 'busy'
              ? 'reachable'
              : 'unreachable';
        return retryDelayMs(failures, timers.dice(), outcome.afterSeconds);
      case 'needs-person':
        link = 'needs-person';
        return RETRY_CAP_MS;
      default:
        return assertNever(outcome);
    }
  }

  plan(0);
  return {
    wake: () => {
      if (flight === undefined) plan(0);
    },
    tryNow: () => fly(true),
    link: () => ({ link, ...(nextAttemptAtMs === undefined ? {} : { nextAttemptAtMs }) }),
    stop: () => {
      isStopped = true;
      cancelTimer?.();
    },
  };
}
