import { assertNever } from '../../src-shared/basics/assert-never';
import type { Epoch } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { Result } from '../../src-shared/basics/result';
import type { SyncStrip } from '../../src-shared/contracts/ipc/sync-strip';
import type { HeartbeatAnswer } from '../../src-shared/contracts/sync/heartbeat';
import { BATCH_MAX_RECORDS, type BatchReceipt } from '../../src-shared/contracts/sync/records';
import type { JournalEntry } from '../journal/journal-entry';
import type { Outbox, QueuedRecord } from '../journal/outbox';
import type { CentreProblem } from './centre-client';
import { type Batch, pickBatch } from './pick-batch';
import { RETRY_CAP_MS, retryDelayMs } from './retry-schedule';
import {
  type AnswerStep,
  type Flight,
  needsPerson,
  type SyncOutcome,
  type SyncPartners,
  takeAnswer,
} from './take-answer';

/**
 * The road of records as a pure machine: `(state, event) => state and effects`. It holds no timer, line, disk or dice,
 * so that a simulator can drive years of bad luck through the very code that stations run. Single flight by its
 * shape: only `waiting` begins an attempt.
 */
export type SyncState = {
  readonly step: SyncStep;
  /** Of the attempt in hand; an answer to any other is an echo. */
  readonly flightNo: number;
  readonly failures: number;
  /** Records a batch: halved on a time-out and on 413, half as much again on success. */
  readonly limit: number;
  readonly rewinds: number;
  readonly link: SyncStrip['link'];
  readonly lastAttemptMonoMs: number;
  /** How often the watchdog had to start the loop again. */
  readonly restarts: number;
};

type SyncStep =
  /** Until a timer, a wake or a person. */
  | { readonly kind: 'waiting'; readonly nextAttemptAtMs: number }
  | { readonly kind: 'sending'; readonly flight: Flight; readonly isAsked: boolean }
  /** The outcome holds once the disk has taken what was to be written. */
  | { readonly kind: 'writing'; readonly outcome: SyncOutcome; readonly isAsked: boolean }
  /** Without a flight: a heartbeat said that the centre's mark went back. */
  | { readonly kind: 'reading'; readonly flight: Flight | undefined; readonly afterSeq: number };

export type SyncEvent =
  | { readonly kind: 'timer' }
  /** Something was queued, the line came back, an exam ended. */
  | { readonly kind: 'woken' }
  /** A person pressed the button: now, and blocked records too. */
  | { readonly kind: 'asked' }
  | {
      readonly kind: 'answered';
      readonly flightNo: number;
      readonly answer: Result<BatchReceipt, CentreProblem>;
    }
  | { readonly kind: 'written'; readonly flightNo: number; readonly isWritten: boolean }
  | {
      readonly kind: 'journal-read';
      readonly flightNo: number;
      readonly epoch: Epoch;
      readonly records: readonly QueuedRecord[];
    }
  | { readonly kind: 'marks-heard'; readonly marks: HeartbeatAnswer['marks'] }
  /** The watchdog looks, about once a cap. */
  | { readonly kind: 'watch' };

export type SyncEffect =
  | { readonly kind: 'send'; readonly flightNo: number; readonly batch: Batch }
  | { readonly kind: 'write'; readonly flightNo: number; readonly entries: readonly JournalEntry[] }
  | {
      readonly kind: 'read-journal';
      readonly flightNo: number;
      readonly epoch: Epoch;
      readonly afterSeq: number;
    }
  | { readonly kind: 'refill'; readonly epoch: Epoch; readonly records: readonly QueuedRecord[] }
  /** Replaces the timer before it. */
  | { readonly kind: 'set-timer'; readonly ms: number }
  | { readonly kind: 'report'; readonly outcome: SyncOutcome | { readonly kind: 'restarted' } };

export type SyncWorld = SyncPartners & {
  readonly outbox: Pick<Outbox, 'nextBatch' | 'hashAt' | 'isPending' | 'acknowledgedThrough' | 'state'>;
  readonly now: Instant;
  /** In [0, 1). */
  readonly dice: number;
};

export type SyncTurn = { readonly state: SyncState; readonly effects: readonly SyncEffect[] };

/** With nothing pending the queue is still looked at now and then. */
const IDLE_LOOK_MS = 60_000;
const MAX_REWINDS = 3;
export const WATCHDOG_MS = 2 * RETRY_CAP_MS;

export function startOfSync(now: Instant): SyncTurn {
  const state: SyncState = {
    step: { kind: 'waiting', nextAttemptAtMs: now.wallMs },
    flightNo: 0,
    failures: 0,
    limit: BATCH_MAX_RECORDS,
    rewinds: 0,
    link: 'unknown',
    lastAttemptMonoMs: now.monoMs,
    restarts: 0,
  };
  return { state, effects: [{ kind: 'set-timer', ms: 0 }] };
}

export function syncStep(state: SyncState, event: SyncEvent, world: SyncWorld): SyncTurn {
  const { step } = state;
  switch (event.kind) {
    case 'timer':
    case 'asked':
      return step.kind === 'waiting' ? begin(state, event.kind === 'asked', world) : unchanged(state);
    case 'woken':
      return step.kind === 'waiting' ? wait(state, 0, world) : unchanged(state);
    case 'answered': {
      if (step.kind !== 'sending' || event.flightNo !== state.flightNo) return unchanged(state);
      const taken = takeAnswer(world, world.outbox, step.flight, event.answer, world.now);
      return follow(state, taken, step.flight, step.isAsked, world);
    }
    case 'written': {
      if (step.kind !== 'writing' || event.flightNo !== state.flightNo) return unchanged(state);
      return settle(
        state,
        event.isWritten ? step.outcome : { kind: 'retry', why: 'disk' },
        step.isAsked,
        world,
      );
    }
    case 'journal-read':
      if (step.kind !== 'reading' || event.flightNo !== state.flightNo) return unchanged(state);
      return takeJournal(state, step, event, world);
    case 'marks-heard':
      return step.kind === 'waiting' ? compareMarks(state, event.marks, world) : unchanged(state);
    case 'watch':
      return watch(state, world);
    default:
      return assertNever(event);
  }
}

function begin(state: SyncState, isAsked: boolean, world: SyncWorld): SyncTurn {
  const batch = pickBatch(world.outbox, state.limit, isAsked);
  if (batch === undefined) {
    const outcome = { kind: world.outbox.state().isBlocked ? 'needs-person' : 'idle' } as const;
    return settle(state, outcome, isAsked, world);
  }
  const flightNo = state.flightNo + 1;
  const step = { kind: 'sending', flight: { batch, sentAt: world.now }, isAsked } as const;
  return {
    state: { ...state, step, flightNo, link: 'sending', lastAttemptMonoMs: world.now.monoMs },
    effects: [{ kind: 'send', flightNo, batch }],
  };
}

function follow(
  state: SyncState,
  taken: AnswerStep,
  flight: Flight,
  isAsked: boolean,
  world: SyncWorld,
): SyncTurn {
  const { flightNo } = state;
  switch (taken.kind) {
    case 'settled':
      return settle(state, taken.outcome, isAsked, world);
    case 'write':
      return {
        state: { ...state, step: { kind: 'writing', outcome: taken.outcome, isAsked } },
        effects: [{ kind: 'write', flightNo, entries: taken.entries }],
      };
    case 'read':
      return {
        state: { ...state, step: { kind: 'reading', flight, afterSeq: taken.afterSeq } },
        effects: [{ kind: 'read-journal', flightNo, epoch: taken.epoch, afterSeq: taken.afterSeq }],
      };
    default:
      return assertNever(taken);
  }
}

/** The centre was restored from a backup, or never got a batch that it confirmed in another life: it is filled up again. */
function takeJournal(
  state: SyncState,
  step: Extract<SyncStep, { kind: 'reading' }>,
  { epoch, records }: Extract<SyncEvent, { kind: 'journal-read' }>,
  world: SyncWorld,
): SyncTurn {
  if (records[0]?.envelope.seq === step.afterSeq + 1) {
    const refill = { kind: 'refill', epoch, records } as const;
    const turn = settle(state, { kind: 'rewound' }, false, world);
    return { state: turn.state, effects: [refill, ...turn.effects] };
  }
  // A mark that nothing here follows on to is not a gap that sending can close.
  if (step.flight === undefined) return wait(state, IDLE_LOOK_MS, world);
  return follow(state, needsPerson(step.flight, 'gap-not-in-journal', world.now), step.flight, false, world);
}

function compareMarks(state: SyncState, marks: HeartbeatAnswer['marks'], world: SyncWorld): SyncTurn {
  const behind = world.outbox.acknowledgedThrough().find(({ epoch, through }) => {
    const mark = marks.find((one) => one.epoch === epoch)?.receivedThrough ?? 0;
    return mark < through && !world.outbox.isPending(epoch, mark + 1);
  });
  if (behind === undefined) return unchanged(state);
  const { epoch } = behind;
  const afterSeq = marks.find((one) => one.epoch === epoch)?.receivedThrough ?? 0;
  const flightNo = state.flightNo + 1;
  return {
    state: { ...state, flightNo, step: { kind: 'reading', flight: undefined, afterSeq } },
    effects: [{ kind: 'read-journal', flightNo, epoch, afterSeq }],
  };
}

/** A loop with something to send that has not tried for twice the cap has lost its timer or its answer. */
function watch(state: SyncState, world: SyncWorld): SyncTurn {
  const idleMs = world.now.monoMs - state.lastAttemptMonoMs;
  const hasWork = world.outbox.nextBatch(1, false) !== undefined;
  if (!hasWork || idleMs <= WATCHDOG_MS) return unchanged(state);
  const afresh = {
    ...state,
    flightNo: state.flightNo + 1,
    restarts: state.restarts + 1,
    lastAttemptMonoMs: world.now.monoMs,
  };
  const turn = wait(afresh, 0, world);
  return {
    state: turn.state,
    effects: [{ kind: 'report', outcome: { kind: 'restarted' } }, ...turn.effects],
  };
}

function settle(state: SyncState, outcome: SyncOutcome, isAsked: boolean, world: SyncWorld): SyncTurn {
  const turn = afterOutcome(state, outcome, isAsked, world);
  return { state: turn.state, effects: [{ kind: 'report', outcome }, ...turn.effects] };
}

function afterOutcome(state: SyncState, outcome: SyncOutcome, isAsked: boolean, world: SyncWorld): SyncTurn {
  const failures = state.failures + 1;
  const backOff = (more: Partial<SyncState>, afterSeconds?: number) =>
    wait({ ...state, failures, ...more }, retryDelayMs(failures, world.dice, afterSeconds), world);
  switch (outcome.kind) {
    case 'idle':
      return wait(
        { ...state, link: state.link === 'sending' ? 'reachable' : state.link },
        IDLE_LOOK_MS,
        world,
      );
    case 'progress': {
      const limit = Math.min(BATCH_MAX_RECORDS, Math.ceil(state.limit * 1.5));
      return begin({ ...state, failures: 0, rewinds: 0, limit, link: 'reachable' }, isAsked, world);
    }
    case 'rewound':
      // Two centres that never agree would have the station run in circles.
      if (state.rewinds >= MAX_REWINDS) return backOff({ rewinds: 0, link: 'reachable' });
      return wait({ ...state, rewinds: state.rewinds + 1, link: 'reachable' }, 0, world);
    case 'smaller-batch':
      if (state.limit === 1) return backOff({});
      return wait({ ...state, limit: halved(state.limit) }, 0, world);
    case 'retry': {
      const limit = outcome.why === 'timed-out' ? halved(state.limit) : state.limit;
      return backOff({ limit, link: linkAfter(outcome.why) }, outcome.afterSeconds);
    }
    case 'needs-person':
      return wait({ ...state, link: 'needs-person' }, RETRY_CAP_MS, world);
    default:
      return assertNever(outcome);
  }
}

const halved = (limit: number): number => Math.max(1, Math.floor(limit / 2));

function linkAfter(why: Extract<SyncOutcome, { kind: 'retry' }>['why']): SyncStrip['link'] {
  if (why === 'not-understood') return 'not-understood';
  return why === 'busy' || why === 'disk' ? 'reachable' : 'unreachable';
}

function wait(state: SyncState, ms: number, world: SyncWorld): SyncTurn {
  return {
    state: { ...state, step: { kind: 'waiting', nextAttemptAtMs: world.now.wallMs + ms } },
    effects: [{ kind: 'set-timer', ms }],
  };
}

const unchanged = (state: SyncState): SyncTurn => ({ state, effects: [] });
