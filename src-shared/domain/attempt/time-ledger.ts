import type { Instant } from '../../basics/instant';
import type { AttemptEventOf } from './attempt-event';

/**
 * Where the minutes of one attempt went. Remaining time is a function of this and of the monotonic counter alone:
 * a jump of the wall clock moves nothing while the machine runs (RM-8, RM-11, RM-17). All spans in ms.
 */
export type TimeLedger = {
  readonly durationMs: number;
  readonly elapsedAtStartMs: number;
  /** Running time of the station's earlier lives, each from its first to its last instant on disk. */
  readonly closedSegmentsMs: number;
  /** Time the station was down while the clock ran on. */
  readonly gapsMs: number;
  readonly grantsMs: number;
  /** The life that is running: first and last instant on disk, same boot. */
  readonly segment: { readonly from: Instant; readonly last: Instant };
};

export type Gap = { readonly gapMs: number; readonly source: 'monotonic' | 'wall' };

const MINUTE_MS = 60_000;

/** The ledger at the moment of the start. */
export function openLedger(
  started: Pick<AttemptEventOf<'started'>, 'at' | 'durationMs' | 'elapsedAtStartMs'>,
): TimeLedger {
  return {
    durationMs: started.durationMs,
    elapsedAtStartMs: started.elapsedAtStartMs,
    closedSegmentsMs: 0,
    gapsMs: 0,
    grantsMs: 0,
    segment: { from: started.at, last: started.at },
  };
}

/**
 * Notes that the station was alive at `at` (RM-11). An instant of another boot says nothing about this segment, and
 * one behind the last is late news: both leave the ledger as it is.
 */
export function tick(ledger: TimeLedger, at: Instant): TimeLedger {
  const { from, last } = ledger.segment;
  if (at.bootId !== last.bootId || at.monoMs <= last.monoMs) return ledger;
  return { ...ledger, segment: { from, last: at } };
}

/** Ends the segment at its last instant on disk, counts `gapMs` as gone, and opens a new segment at `at` (RM-11). */
export function closeGap(ledger: TimeLedger, at: Instant, gapMs: number): TimeLedger {
  return {
    ...ledger,
    closedSegmentsMs: ledger.closedSegmentsMs + segmentMs(ledger),
    gapsMs: ledger.gapsMs + gapMs,
    segment: { from: at, last: at },
  };
}

/** Moves the deadline by whole minutes (RM-8, RM-10). How many may be given is `mayGrant`'s to say. */
export function grant(ledger: TimeLedger, minutes: number): TimeLedger {
  return { ...ledger, grantsMs: ledger.grantsMs + minutes * MINUTE_MS };
}

/** Milliseconds until the deadline = duration + grants - elapsed (RM-8); below 0 when it has passed. */
export function remainingMs(ledger: TimeLedger, now: Instant): number {
  return ledger.durationMs + ledger.grantsMs - elapsedMs(ledger, now);
}

/**
 * Milliseconds of the exam's clock that are gone at `now`, time the station was down included. Under another boot
 * than the running segment's it stands at the last instant on disk: the gap counts once `closeGap` has said so.
 */
export function elapsedMs(ledger: TimeLedger, now: Instant): number {
  const before = ledger.elapsedAtStartMs + ledger.closedSegmentsMs + ledger.gapsMs;
  return before + segmentMs(tick(ledger, now));
}

/**
 * How long the station was away between its last instant on disk and now. Exact under the same boot; after a reboot
 * the wall clock is all there is, and a clock that was set back gives 0 rather than time nobody has lived.
 */
export function gapBetween(last: Instant, now: Instant): Gap {
  if (last.bootId === now.bootId)
    return { gapMs: Math.max(0, now.monoMs - last.monoMs), source: 'monotonic' };
  return { gapMs: Math.max(0, now.wallMs - last.wallMs), source: 'wall' };
}

/** Minutes proposed for a gap: whole, rounded up (RM-10, RM-11); 7 min 10 s gives 8. */
export function proposedGrantMinutes(gapMs: number): number {
  return Math.max(0, Math.ceil(gapMs / MINUTE_MS));
}

function segmentMs({ segment }: TimeLedger): number {
  return segment.last.monoMs - segment.from.monoMs;
}
