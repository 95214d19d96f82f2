import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { remainingAt, useClock } from '../../stores/clock-store';
import { useNow } from './use-now';

/** The time left and given back, as main last said it, counted on to now. */
export function useRemaining(
  view: StationViewOf<'exam'>,
  receivedAtMs: number,
): { readonly remainingMs: number; readonly grantedMinutes: number } {
  const now = useNow(250);
  const event = useClock((state) => state.anchor);
  const { remainingMs, grantedMinutes, candidate } = view;
  const anchor = { attemptId: candidate.attemptId, remainingMs, grantedMinutes, atMs: receivedAtMs };
  return remainingAt(anchor, event, now);
}
