import type { Instant } from '../../basics/instant';

/**
 * Effective study time of one person, by the monotonic counter alone (CE-10). Time runs from one durable tick to the
 * next and is `open` until the person is seen again: only then is it `proven` and counts. All spans in ms.
 */
export type StudyClock = {
  readonly provenMs: number;
  /** Since the last proof, in stretches that are over; not counted yet. */
  readonly openMs: number;
  /** Since the last proof, and lost because the person was not there when asked. */
  readonly lostMs: number;
  /** The stretch that is running: first and last instant on disk. Absent while nothing runs. */
  readonly running: { readonly from: Instant; readonly last: Instant } | undefined;
};

/** The clock of somebody who was seen at `at`. */
export function startClock(at: Instant): StudyClock {
  return { provenMs: 0, openMs: 0, lostMs: 0, running: { from: at, last: at } };
}

/**
 * The station was alive at `at`. After another boot, or a longer silence than `silenceMs` (the machine slept or was
 * down), the time between is nobody's: a new stretch begins. Late and repeated news changes nothing.
 */
export function tickClock(clock: StudyClock, at: Instant, silenceMs: number): StudyClock {
  const { running } = clock;
  if (running === undefined) return clock;
  const { from, last } = running;
  if (at.bootId === last.bootId && at.monoMs <= last.monoMs) return clock;
  if (at.bootId === last.bootId && at.monoMs - last.monoMs <= silenceMs) {
    return { ...clock, running: { from, last: at } };
  }
  return { ...clock, openMs: clock.openMs + spanMs(clock), running: { from: at, last: at } };
}

/** Nothing runs any more: a pause, or a station that was down. What had run stays open. */
export function stopClock(clock: StudyClock): StudyClock {
  return { ...clock, openMs: clock.openMs + spanMs(clock), running: undefined };
}

/** Runs again from `at`, if it stood. */
export function resumeClock(clock: StudyClock, at: Instant): StudyClock {
  return clock.running === undefined ? { ...clock, running: { from: at, last: at } } : clock;
}

/** The person was seen at `at`: what was open counts, and time runs from here. */
export function proveClock(clock: StudyClock, at: Instant, silenceMs: number): StudyClock {
  const ticked = tickClock(clock, at, silenceMs);
  const provenMs = ticked.provenMs + ticked.openMs + spanMs(ticked);
  return { ...ticked, provenMs, openMs: 0, running: { from: at, last: at } };
}

/** Asked and not there: nothing since the last proof counts, and nothing runs until the next one. */
export function loseClock(clock: StudyClock): StudyClock {
  return { ...clock, lostMs: clock.lostMs + clock.openMs + spanMs(clock), openMs: 0, running: undefined };
}

/** What would count if the person were seen now. For showing; `provenMs` is what counts. */
export function hopefulMs(clock: StudyClock): number {
  return clock.provenMs + clock.openMs + spanMs(clock);
}

function spanMs({ running }: StudyClock): number {
  return running === undefined ? 0 : running.last.monoMs - running.from.monoMs;
}
