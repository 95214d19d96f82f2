import { describe, expect, it } from 'vitest';
import type { AttemptEventOf } from '../../../../src-shared/domain/attempt/attempt-event';
import {
  closeGap,
  closePause,
  elapsedMs,
  gapBetween,
  grant,
  openLedger,
  openPause,
  proposedGrantMinutes,
  remainingMs,
  tick,
} from '../../../../src-shared/domain/attempt/time-ledger';
import { buildClock, buildEvents } from '../../../builders/build-events';

const MINUTE = 60_000;

function opened(elapsedAtStartMs = 0) {
  const clock = buildClock();
  const ledger = openLedger({ at: clock.now(), durationMs: 120 * MINUTE, elapsedAtStartMs });
  return { clock, ledger };
}

describe('remaining time (RM-8)', () => {
  it('runs down with the monotonic counter and goes below 0 after the deadline', () => {
    const { clock, ledger } = opened();
    clock.pass(119 * MINUTE);
    expect(remainingMs(ledger, clock.now())).toBe(MINUTE);
    clock.pass(2 * MINUTE);
    expect(remainingMs(ledger, clock.now())).toBe(-MINUTE);
  });

  it('is not moved by the wall clock: an hour forth, an hour back, ten years back (RM-17)', () => {
    const { clock, ledger } = opened();
    clock.pass(10 * MINUTE);
    for (const jump of [60 * MINUTE, -120 * MINUTE, -10 * 365 * 24 * 60 * MINUTE]) {
      clock.setWallBy(jump);
      expect(remainingMs(ledger, clock.now())).toBe(110 * MINUTE);
      expect(remainingMs(tick(ledger, clock.now()), clock.now())).toBe(110 * MINUTE);
    }
  });

  it('of a late entry lacks what was gone at the start; the end is not moved (RM-6)', () => {
    // T0 09:00, in at 09:30:00, so the end stays at 11:00.
    const { clock, ledger } = opened(30 * MINUTE);
    expect(remainingMs(ledger, clock.now())).toBe(90 * MINUTE);
  });

  it('is the same whether the clock was noted on the way or not', () => {
    const { clock, ledger } = opened();
    let ticked = ledger;
    for (let i = 0; i < 50; i++) {
      clock.pass(5_000);
      ticked = tick(ticked, clock.now());
    }
    expect(remainingMs(ticked, clock.now())).toBe(remainingMs(ledger, clock.now()));
  });

  it('does not come back when an older instant is noted', () => {
    const { clock, ledger } = opened();
    const early = clock.now();
    clock.pass(5_000);
    const ticked = tick(ledger, clock.now());
    expect(tick(ticked, early)).toBe(ticked);
    expect(elapsedMs(ticked, early)).toBe(5_000);
  });

  it('stands at the last instant on disk while only another boot is asking', () => {
    const { clock, ledger } = opened();
    clock.pass(20 * MINUTE);
    const ticked = tick(ledger, clock.now());
    clock.reboot(10 * MINUTE);
    expect(remainingMs(ticked, clock.now())).toBe(100 * MINUTE);
    expect(tick(ticked, clock.now())).toBe(ticked);
  });
});

describe('a blackout (RM-10, RM-11)', () => {
  it('from 09:40:00 to 09:47:10 proposes 8 minutes, and the end moves from 11:00 to 11:08', () => {
    const { clock, ledger } = opened();
    clock.pass(40 * MINUTE);
    const before = tick(ledger, clock.now());
    const last = clock.now();
    clock.reboot(430_000);
    const gap = gapBetween(last, clock.now());
    expect(gap).toEqual({ gapMs: 430_000, source: 'wall' });
    expect(proposedGrantMinutes(gap.gapMs)).toBe(8);
    const make = buildEvents(clock);
    const resumed = make.resumed(gap.gapMs) as AttemptEventOf<'resumed'>;
    const after = grant(closeGap(before, resumed), make.granted(8) as AttemptEventOf<'granted'>);
    const endsAtMs = clock.now().wallMs + remainingMs(after, clock.now());
    expect(new Date(endsAtMs).toISOString()).toBe('2026-03-02T03:08:00.000Z');
  });

  it('of the program alone is measured by the monotonic counter, whatever the wall clock says', () => {
    const { clock } = opened();
    const last = clock.now();
    clock.pass(90_000);
    clock.setWallBy(-3_600_000);
    expect(gapBetween(last, clock.now())).toEqual({ gapMs: 90_000, source: 'monotonic' });
  });

  it('after which the wall clock lies in the past counts as nothing, never as time gained', () => {
    const { clock } = opened();
    const last = clock.now();
    clock.reboot(90_000);
    clock.setWallBy(-3_600_000);
    expect(gapBetween(last, clock.now())).toEqual({ gapMs: 0, source: 'wall' });
  });

  it('adds up over several lives of the station', () => {
    const { clock, ledger } = opened();
    let running = ledger;
    for (let life = 0; life < 3; life++) {
      clock.pass(10 * MINUTE);
      running = tick(running, clock.now());
      clock.reboot(2 * MINUTE);
      running = closeGap(running, buildEvents(clock).resumed(2 * MINUTE) as AttemptEventOf<'resumed'>);
    }
    clock.pass(MINUTE);
    expect(elapsedMs(running, clock.now())).toBe(37 * MINUTE);
    expect(running).toMatchObject({ closedSegmentsMs: 30 * MINUTE, gapsMs: 6 * MINUTE });
  });

  it.each([
    [0, 0],
    [1, 1],
    [60_000, 1],
    [60_001, 2],
    [430_000, 8],
    [52 * MINUTE, 52],
  ])('of %i ms proposes %i whole minutes, rounded up', (gapMs, minutes) => {
    expect(proposedGrantMinutes(gapMs)).toBe(minutes);
  });
});

describe('a pause', () => {
  function pausedAfter(minutes: number) {
    const { clock, ledger } = opened();
    const make = buildEvents(clock);
    clock.pass(minutes * MINUTE);
    return { clock, make, ledger: openPause(ledger, make.paused() as AttemptEventOf<'paused'>) };
  }

  it('stops the clock: the end moves by its length, and what is left stays (RM-8)', () => {
    const { clock, make, ledger } = pausedAfter(40);
    clock.pass(7 * MINUTE);
    expect(remainingMs(ledger, clock.now())).toBe(80 * MINUTE);
    const after = closePause(ledger, make.pauseEnded() as AttemptEventOf<'pause-ended'>);
    clock.pass(MINUTE);
    expect(remainingMs(after, clock.now())).toBe(79 * MINUTE);
    expect(after).toMatchObject({ pausedMs: 7 * MINUTE, gapsMs: 0, pause: undefined });
    expect(after.entries).toMatchObject([{ kind: 'pause', ms: 7 * MINUTE, remainingMs: 80 * MINUTE }]);
  });

  it('goes on over a reboot and loses nothing, though the wall clock was set back meanwhile (RM-17)', () => {
    const { clock, make, ledger } = pausedAfter(40);
    clock.reboot(20 * MINUTE);
    clock.setWallBy(-3_600_000);
    const after = closePause(ledger, make.pauseEnded() as AttemptEventOf<'pause-ended'>);
    expect(remainingMs(after, clock.now())).toBe(80 * MINUTE);
    expect(after.pausedMs).toBe(0);
  });

  it('keeps minutes that are given in it', () => {
    const { clock, make, ledger } = pausedAfter(40);
    clock.pass(MINUTE);
    const more = grant(ledger, make.granted(5) as AttemptEventOf<'granted'>);
    const after = closePause(more, make.pauseEnded() as AttemptEventOf<'pause-ended'>);
    expect(remainingMs(after, clock.now())).toBe(85 * MINUTE);
  });
});
