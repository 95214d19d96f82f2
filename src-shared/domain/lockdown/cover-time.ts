import type { GrantCause } from '../attempt/ledger-entry';
import { proposedGrantMinutes } from '../attempt/time-ledger';
import type { LockdownSignalKind } from './lockdown-signal';

/**
 * Under which cause the time of a cover may be given back (RM-10). The clock runs on while a paper is covered. What the
 * machine or the room did is a fault, and its minutes are proposed; what somebody at the seat did is proposed nothing
 * for, and the proctor may still find that it was a fault.
 */
export function coverCause(kind: LockdownSignalKind): GrantCause | undefined {
  switch (kind) {
    case 'display-changed':
    case 'machine-slept':
      return 'machine-fault';
    case 'page-lost':
    case 'clock-jump':
      return 'software-fault';
    case 'focus-lost':
    case 'foreign-window':
    case 'window-changed':
    case 'key-refused':
    case 'page-refused':
    case 'clipboard-foreign':
    case 'close-tried':
      return undefined;
  }
}

/** Whole minutes, rounded up (RM-10), and never more than may still be given. */
export function proposedForCover(kind: LockdownSignalKind, coveredMs: number, maxMinutes: number): number {
  return coverCause(kind) === undefined ? 0 : Math.min(maxMinutes, proposedGrantMinutes(coveredMs));
}
