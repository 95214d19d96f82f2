import { type BoxRun, newBoxRun } from '../../src-crypto/sealed-box';
import type { CryptoSuite } from '../../src-crypto/suite';
import type { Instant } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcEventPayload } from '../../src-shared/contracts/ipc/events';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { reduceAttempt } from '../../src-shared/domain/attempt/reduce-attempt';
import type { ChallengePlan } from '../../src-shared/domain/presence/challenge-action';
import type { ProgramReport } from '../../src-shared/domain/release/program-verdict';
import type { EvidenceFolder } from '../evidence/evidence-folder';
import type { RetentionLedger } from '../evidence/retention-ledger';
import type { AppendProblem } from '../journal/append-queue';
import type { JournalEntry } from '../journal/journal-entry';
import type { Outbox } from '../journal/outbox';
import type { DiskReserve } from '../platform/disk-reserve';
import type { Log } from '../platform/log';
import type { KeyAhead } from '../vault/key-ahead';
import type { OpenSession, StationMemory } from './station-memory';

export type DeskPorts = {
  readonly suite: CryptoSuite;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly now: () => Instant;
  readonly epoch: () => string;
  /** From 0 up to, not including, 1. */
  readonly dice: () => number;
  /** Asks the page to look at the seat. */
  readonly askPage: (question: IpcEventPayload<'presence'>) => void;
  /** Challenges as a checkout's test wrote them down; absent, and drawn, everywhere else. */
  readonly challengeOrder?: (count: number) => ChallengePlan;
  /** Asks the page for one picture. */
  readonly askPicture: (ticket: IpcEventPayload<'picture-wanted'>) => void;
  readonly evidence: EvidenceFolder;
  readonly reserve: DiskReserve;
  readonly retention: RetentionLedger;
  readonly keyAhead: KeyAhead;
  /** Appends and syncs; then folds the entries into memory, outbox and read model. The only way to the journal. */
  readonly append: (entries: readonly JournalEntry[]) => Promise<Result<readonly number[], AppendProblem>>;
  /** The view has changed. */
  readonly changed: () => void;
  /** What the look at the program's own files found; waits for it. */
  readonly program: () => Promise<ProgramReport>;
  /** A record was queued. */
  readonly wakeSync: () => void;
};

export type Desk = DeskPorts & {
  readonly memory: StationMemory;
  /** The boxes that this run of the program seals its records in. */
  readonly boxRun: BoxRun;
  /** One thing at a time: each call sees the state the one before it left. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

export function createDesk(ports: DeskPorts, memory: StationMemory): Desk {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ...ports,
    memory,
    boxRun: newBoxRun(ports.suite),
    inTurn: (work) => {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Nothing was acknowledged, so nothing may be shown as saved. */
export function notWritten(problem: AppendProblem): {
  readonly kind: 'not-written';
  readonly isDiskFull: boolean;
} {
  return { kind: 'not-written', isDiskFull: problem.isDiskFull };
}

export const NOT_NOW = { kind: 'not-now' } as const;

/**
 * The answer's road in main: events -> pure fold -> journal -> memory. An event that is out of place is refused
 * before it reaches the disk; a state is taken over only after its events are on it. `beside` goes with them, in the
 * same write.
 */
export async function record(
  desk: Desk,
  session: OpenSession,
  from: AttemptState | undefined,
  events: readonly AttemptEvent[],
  beside: (state: AttemptState) => readonly JournalEntry[] = () => [],
): Promise<Result<{ readonly state: AttemptState; readonly lastSeq: number }, StepProblem>> {
  let state = from;
  for (const event of events) {
    const next = reduceAttempt(state, event, session.opened.content.policy);
    if (!next.ok) {
      desk.log('event-refused', { event: event.kind, state: state?.kind ?? 'none' });
      return err(NOT_NOW);
    }
    state = next.value;
  }
  if (state === undefined) return err(NOT_NOW);
  const entries = events.map((event) => ({ kind: 'attempt-event', event }) as const);
  const written = await desk.append([...entries, ...beside(state)]);
  if (!written.ok) {
    desk.log('journal-append-failed', { detail: written.error.detail });
    return err(notWritten(written.error));
  }
  desk.memory.current = state;
  return ok({ state, lastSeq: written.value.at(-1) ?? 0 });
}
