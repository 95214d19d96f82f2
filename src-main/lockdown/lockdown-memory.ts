import type { AttemptId } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { IncidentId } from '../../src-shared/domain/incident/incident';
import type { LockdownSignalKind } from '../../src-shared/domain/lockdown/lockdown-signal';
import { NO_SIGNALS, type SignalTally } from '../../src-shared/domain/lockdown/signal-tally';
import type { JournalEntry } from '../journal/journal-entry';

/** A paper, or somebody's page of a class, that is covered until a proctor unlocks it. */
export type Cover = {
  /** The attempt, or the sitting of the class. */
  readonly attemptId: AttemptId;
  readonly because: LockdownSignalKind;
  /** Absent when the disk refused the line. */
  readonly incidentId: IncidentId | undefined;
  readonly at: Instant;
};

/** `count`: how many there have been; the page shows each once. */
export type Warning = {
  readonly attemptId: AttemptId;
  readonly kind: LockdownSignalKind;
  readonly count: number;
};

export type LockdownMemory = {
  /** From the first start at this seat until a proctor ends it; in the journal, so a restart does not end it. */
  isOn: boolean;
  cover: Cover | undefined;
  warning: Warning | undefined;
  tally: SignalTally;
};

export function noLockdown(): LockdownMemory {
  return { isOn: false, cover: undefined, warning: undefined, tally: NO_SIGNALS };
}

export function noteLockdown(memory: LockdownMemory, entry: JournalEntry): void {
  if (entry.kind === 'lockdown') memory.isOn = entry.isOn;
}

/** The paper of the attempt at this seat is covered. */
export function isCovered(memory: {
  readonly lockdown: LockdownMemory;
  readonly current: { readonly attemptId: AttemptId } | undefined;
}): boolean {
  const { cover } = memory.lockdown;
  return cover !== undefined && cover.attemptId === memory.current?.attemptId;
}

/** The page of the class that is on the screen is covered. */
export function studyCover(memory: {
  readonly lockdown: LockdownMemory;
  readonly study: { readonly atSeat: AttemptId | undefined };
}): Cover | undefined {
  const { cover } = memory.lockdown;
  return cover !== undefined && cover.attemptId === memory.study.atSeat ? cover : undefined;
}
