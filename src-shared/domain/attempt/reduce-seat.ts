import type { AttemptEvent, AttemptEventOf } from './attempt-event';
import type { AttemptState } from './attempt-state';
import { isArrivalOf, seatEpochAfter } from './seat-move';

type Started = Extract<AttemptState, { readonly kind: 'started' }>;
export type MovedOut = Extract<AttemptState, { readonly kind: 'moved-out' }>;

/**
 * RM-12: the attempt leaves this machine. The clock is not ticked: what lies between the last instant on disk and the
 * new machine's `resumed` is a gap like any other, and the proctor decides on it there.
 */
export function leaveSeat(state: Started, event: AttemptEventOf<'moved-out'>): AttemptState | undefined {
  if (event.left.from.seatEpoch !== seatEpochAfter(state.moves)) return undefined;
  return { ...state, kind: 'moved-out', left: event.left, leftAt: event.at, isSeatFree: false };
}

/** What may still happen to an attempt that has left: it arrives, or it is sent elsewhere, or its old seat is freed. */
export function reduceMovedOut(state: MovedOut, event: AttemptEvent): AttemptState | undefined {
  switch (event.kind) {
    case 'moved-out':
      // Sealed for another machine, because the first could not take it; the fence is the same.
      return event.left.from.seatEpoch === state.left.from.seatEpoch
        ? { ...state, left: event.left, leftAt: event.at }
        : undefined;
    case 'moved-in': {
      if (!isArrivalOf(state.left, event.move)) return undefined;
      const { left: _left, leftAt: _leftAt, isSeatFree: _isSeatFree, ...sitting } = state;
      return { ...sitting, kind: 'started', moves: [...state.moves, event.move] };
    }
    case 'left':
      return state.isSeatFree ? undefined : { ...state, isSeatFree: true };
    default:
      // A late write: refused here, and kept by whoever asked (RM-12).
      return undefined;
  }
}
