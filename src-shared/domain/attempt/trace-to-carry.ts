import type { AttemptEvent } from './attempt-event';

/** Events that end a running segment at the last instant on disk; the heartbeat before one is part of the clock. */
const CLOSES_SEGMENT: ReadonlySet<string> = new Set(['resumed', 'pause-ended', 'moved-out']);

/**
 * The events of an attempt that another machine needs to be in the same state, in their order. Of the heartbeats only
 * those are kept that nothing later makes superfluous: each event of the same segment ticks the clock as well (RM-11).
 */
export function traceToCarry(events: readonly AttemptEvent[]): readonly AttemptEvent[] {
  return events.filter((event, place) => {
    if (event.kind !== 'heartbeat') return true;
    const next = events[place + 1];
    return next === undefined || CLOSES_SEGMENT.has(next.kind);
  });
}
