import type { StaffId } from '../../basics/ids';
import type { Instant } from '../../basics/instant';
import type { AttemptEventOf } from './attempt-event';
import type { LedgerEntry, PauseReason } from './ledger-entry';

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
  /** Time the clock stood still, pauses that are over; no part of the exam's time. */
  readonly pausedMs: number;
  readonly grantsMs: number;
  /** The life that is running: first and last instant on disk, same boot. */
  readonly segment: { readonly from: Instant; readonly last: Instant };
  /** The clock stands still since then. */
  readonly pause: OpenPause | undefined;
  /** Every pause, gap and grant, in order. */
  readonly entries: readonly LedgerEntry[];
};

export type OpenPause = {
  readonly from: Instant;
  readonly reason: PauseReason;
  readonly note: string;
  readonly by: readonly StaffId[];
  /** A break ends by itself after this long. */
  readonly limitMs: number | undefined;
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
    pausedMs: 0,
    grantsMs: 0,
    segment: { from: started.at, last: started.at },
    pause: undefined,
    entries: [],
  };
}

/**
 * Notes that the station was alive at `at` (RM-11). An instant of another boot says nothing about this segment, and
 * one behind the last is late news: both leave the ledger as it is, and so does everything during a pause.
 */
export function tick(ledger: TimeLedger, at: Instant): TimeLedger {
  const { from, last } = ledger.segment;
  if (ledger.pause !== undefined || at.bootId !== last.bootId || at.monoMs <= last.monoMs) return ledger;
  return { ...ledger, segment: { from, last: at } };
}

/** Ends the segment at its last instant on disk, counts `gapMs` as gone, and opens a new segment at `at` (RM-11). */
export function closeGap(
  ledger: TimeLedger,
  { at, gapMs, gapSource, by }: Pick<AttemptEventOf<'resumed'>, 'at' | 'gapMs' | 'gapSource' | 'by'>,
): TimeLedger {
  const closed = { ...closeSegment(ledger, at), gapsMs: ledger.gapsMs + gapMs };
  const entry = { at, ms: gapMs, source: gapSource, by: [by], remainingMs: remainingMs(closed, at) };
  return withEntry(closed, { kind: 'gap', ...entry });
}

/** Stops the clock at `at`. */
export function openPause(
  ledger: TimeLedger,
  { at, reason, note, by, limitMs }: AttemptEventOf<'paused'>,
): TimeLedger {
  const stopped = closeSegment(tick(ledger, at), at);
  return { ...stopped, pause: { from: at, reason, note, by, limitMs } };
}

/** Lets the clock run again from `at`; also when the station was down meanwhile: a clock that stands loses nothing. */
export function closePause(ledger: TimeLedger, { at, by }: AttemptEventOf<'pause-ended'>): TimeLedger {
  const { pause } = ledger;
  if (pause === undefined) return ledger;
  const { from, reason, note } = pause;
  const ms = gapBetween(from, at).gapMs;
  const running = {
    ...ledger,
    pause: undefined,
    pausedMs: ledger.pausedMs + ms,
    segment: { from: at, last: at },
  };
  const entry = { from, at, ms, reason, note, by: pause.by, endedBy: by };
  return withEntry(running, { kind: 'pause', ...entry, remainingMs: remainingMs(running, at) });
}

/** Moves the deadline by whole minutes (RM-8, RM-10). How many may be given is `mayGrant`'s to say. */
export function grant(ledger: TimeLedger, granted: AttemptEventOf<'granted'>): TimeLedger {
  const { at, minutes, cause, scope, faultId, note, by, isByCode } = granted;
  const more = { ...ledger, grantsMs: ledger.grantsMs + minutes * MINUTE_MS };
  const entry = { at, minutes, cause, scope, faultId, note, by, isByCode };
  return withEntry(more, { kind: 'grant', ...entry, remainingMs: remainingMs(more, at) });
}

/** Milliseconds until the deadline = duration + grants - elapsed (RM-8); below 0 when it has passed. */
export function remainingMs(ledger: TimeLedger, now: Instant): number {
  return ledger.durationMs + ledger.grantsMs - elapsedMs(ledger, now);
}

/**
 * Milliseconds of the exam's clock that are gone at `now`, time the station was down included, pauses not. Under
 * another boot than the running segment's it stands at the last instant on disk: the gap counts once `closeGap` has
 * said so.
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

function closeSegment(ledger: TimeLedger, at: Instant): TimeLedger {
  const closedSegmentsMs = ledger.closedSegmentsMs + segmentMs(ledger);
  return { ...ledger, closedSegmentsMs, segment: { from: at, last: at } };
}

function withEntry(ledger: TimeLedger, entry: LedgerEntry): TimeLedger {
  return { ...ledger, entries: [...ledger.entries, entry] };
}

function segmentMs({ segment }: TimeLedger): number {
  return segment.last.monoMs - segment.from.monoMs;
}
