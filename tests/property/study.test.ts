import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayStudy } from '../../src-shared/domain/study/reduce-study';
import { hopefulMs } from '../../src-shared/domain/study/study-clock';
import type { StudyEvent } from '../../src-shared/domain/study/study-event';
import {
  asked,
  buildRules,
  FACE,
  MINUTE,
  minute,
  missed,
  opened,
  STAFF,
  seen,
  signedIn,
  signedOut,
  sittingId,
} from '../builders/build-study';

const rules = buildRules();

/** What may be told of one person at a minute; nonsense among it is refused by the fold, as at a station. */
const ofPerson = (no: number) =>
  fc
    .array(
      fc.record({
        at: fc.double({ min: 0, max: 240, noNaN: true }).map((one) => Math.round(one * 4) / 4),
        make: fc.constantFrom(asked, missed, seen, (who: number, at: number) => signedOut(who, at)),
      }),
      { maxLength: 12 },
    )
    .map((acts) => acts.map(({ at, make }) => make(no, at)));
const pauses = fc.array(
  fc
    .record({ at: fc.integer({ min: 0, max: 240 }), isBegin: fc.boolean() })
    .map(
      ({ at, isBegin }): StudyEvent =>
        isBegin
          ? { kind: 'paused', at: minute(at), by: STAFF, note: '样例' }
          : { kind: 'pause-ended', at: minute(at), by: STAFF },
    ),
  { maxLength: 4 },
);
const tickTimes = fc.array(fc.integer({ min: 0, max: 960 }), { maxLength: 400 });

const byTime = (events: readonly StudyEvent[]): StudyEvent[] =>
  [...events].sort((a, b) => a.at.monoMs - b.at.monoMs);
const ticksAt = (quarters: readonly number[]): StudyEvent[] =>
  quarters.map((one) => ({ kind: 'ticked', at: minute(one / 4) }));
const clockOf = (events: readonly StudyEvent[], no: number) =>
  replayStudy(events, rules)?.sittings.get(sittingId(no))?.clock;

describe('effective minutes', () => {
  it('are the same whatever the wall clock says, set forth or back at any time (CE-10, RM-17)', () => {
    const jumps = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(ofPerson(1), pauses, tickTimes, jumps, (acts, breaks, quarters, days) => {
        const events = [
          opened(),
          signedIn(1, minute(0)),
          ...byTime([...acts, ...breaks, ...ticksAt(quarters)]),
        ];
        const wrong = events.map((event, at) => {
          const wallMs = event.at.wallMs + (days[at % days.length] ?? 0) * 86_400_000;
          return { ...event, at: { ...event.at, wallMs } };
        });
        expect(clockOf(wrong, 1)?.provenMs).toBe(clockOf(events, 1)?.provenMs);
        expect(clockOf(wrong, 1)?.lostMs).toBe(clockOf(events, 1)?.lostMs);
      }),
    );
  });

  it('are never more than passed between sign-in and the last event, and never negative', () => {
    fc.assert(
      fc.property(ofPerson(1), pauses, tickTimes, (acts, breaks, quarters) => {
        const events = [
          opened(),
          signedIn(1, minute(0)),
          ...byTime([...acts, ...breaks, ...ticksAt(quarters)]),
        ];
        const clock = clockOf(events, 1);
        const last = Math.max(0, ...events.map((event) => event.at.monoMs - minute(0).monoMs));
        if (clock === undefined) throw new Error('the sign-in was refused');
        expect(clock.provenMs).toBeGreaterThanOrEqual(0);
        expect(hopefulMs(clock) + clock.lostMs).toBeLessThanOrEqual(last);
      }),
    );
  });

  it('of one person do not change with what happens to another between them', () => {
    fc.assert(
      fc.property(ofPerson(1), ofPerson(2), tickTimes, (own, others, quarters) => {
        const ticking = ticksAt(quarters);
        const alone = [opened(), signedIn(1, minute(0)), ...byTime([...own, ...ticking])];
        const together = [
          opened(),
          signedIn(1, minute(0)),
          signedIn(2, minute(0)),
          ...byTime([...own, ...ticking, ...others]),
        ];
        expect(clockOf(together, 1)).toEqual(clockOf(alone, 1));
      }),
    );
  });

  it('do not change when news of the clock comes late, twice or out of order', () => {
    fc.assert(
      fc.property(ofPerson(1), tickTimes, fc.array(fc.nat(), { maxLength: 20 }), (own, quarters, places) => {
        const inTime = [opened(), signedIn(1, minute(0)), ...byTime([...own, ...ticksAt(quarters)])];
        const noisy = [...inTime];
        for (const place of places) {
          // Old news: a tick that stands in the list already, told again at some later place.
          const at = 2 + (place % Math.max(1, noisy.length - 1));
          const told = noisy.slice(0, at).filter((event) => event.kind === 'ticked');
          const old = told[place % Math.max(1, told.length)];
          if (old !== undefined) noisy.splice(at, 0, old);
        }
        expect(clockOf(noisy, 1)).toEqual(clockOf(inTime, 1));
      }),
    );
  });

  it('never fall by being seen once more', () => {
    fc.assert(
      fc.property(ofPerson(1), tickTimes, (own, quarters) => {
        const events = [opened(), signedIn(1, minute(0)), ...byTime([...own, ...ticksAt(quarters)])];
        const before = clockOf(events, 1)?.provenMs ?? 0;
        const more: StudyEvent = { kind: 'seen', at: minute(241), sittingId: sittingId(1), proof: FACE };
        expect(clockOf([...events, more], 1)?.provenMs ?? 0).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('are the same however densely the clock is told, as long as it is never silent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 5, max: 30 }), (minutes, seconds) => {
        const events: StudyEvent[] = [opened(), signedIn(1, minute(0))];
        for (let at = seconds; at < minutes * 60; at += seconds)
          events.push({ kind: 'ticked', at: minute(at / 60) });
        expect(clockOf([...events, signedOut(1, minutes)], 1)?.provenMs).toBe(minutes * MINUTE);
      }),
    );
  });
});
