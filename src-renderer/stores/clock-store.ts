import { create } from 'zustand';
import type { AttemptId } from '../../src-shared/basics/ids';
import { listen } from '../station-api';

/** The last word of main on the time left; `atMs` is of `performance.now()`. */
export type ClockAnchor = {
  readonly attemptId: AttemptId;
  readonly remainingMs: number;
  readonly grantedMinutes: number;
  readonly atMs: number;
};

export const useClock = create<{ readonly anchor: ClockAnchor | undefined }>(() => ({ anchor: undefined }));

export function followClock(): () => void {
  return listen('clock', (clock) => useClock.setState({ anchor: { ...clock, atMs: performance.now() } }));
}

/**
 * Time left in ms at `nowMs`, counted on from the newer of the view and the clock event, so that the display moves
 * on when an event is late. Only a display: main alone decides when time is up (RM-8).
 */
export function remainingAt(
  view: ClockAnchor,
  event: ClockAnchor | undefined,
  nowMs: number,
): { readonly remainingMs: number; readonly grantedMinutes: number } {
  const isOfThisAttempt = event !== undefined && event.attemptId === view.attemptId;
  const anchor = isOfThisAttempt && event.atMs >= view.atMs ? event : view;
  const gone = Math.max(0, nowMs - anchor.atMs);
  return { remainingMs: Math.max(0, anchor.remainingMs - gone), grantedMinutes: anchor.grantedMinutes };
}
