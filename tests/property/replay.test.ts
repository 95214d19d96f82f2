import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src-shared/basics/instant';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { reduceAttempt, replayAttempt } from '../../src-shared/domain/attempt/reduce-attempt';
import { elapsedMs, gapBetween, remainingMs } from '../../src-shared/domain/attempt/time-ledger';
import { buildClock, buildEvents, untilStarted } from '../builders/build-events';
import { buildPolicy } from '../builders/build-policy';

const policy = buildPolicy();

/** What may happen while a candidate sits; `restart` is the program alone, `reboot` the machine. */
type Act =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'answer'; readonly item: number; readonly chosen: readonly string[] }
  | { readonly kind: 'flag'; readonly question: number; readonly isFlagged: boolean }
  | { readonly kind: 'move'; readonly question: number }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'look'; readonly verdict: 'present' | 'no-face' }
  | { readonly kind: 'grant'; readonly minutes: number }
  | { readonly kind: 'restart'; readonly ms: number }
  | { readonly kind: 'reboot'; readonly ms: number }
  | { readonly kind: 'wall-jump'; readonly ms: number };

const span = fc.integer({ min: 0, max: 600_000 });
const jump = fc.integer({ min: -10 * 365 * 24 * 3_600_000, max: 24 * 3_600_000 });
const withinOneBoot: fc.Arbitrary<Act>[] = [
  span.map((ms) => ({ kind: 'pass', ms })),
  fc.record({
    kind: fc.constant('answer' as const),
    item: fc.integer({ min: 1, max: 6 }),
    chosen: fc.subarray(['a', 'b', 'c', 'd']),
  }),
  fc.record({
    kind: fc.constant('flag' as const),
    question: fc.integer({ min: 1, max: 5 }),
    isFlagged: fc.boolean(),
  }),
  fc.integer({ min: 1, max: 74 }).map((question) => ({ kind: 'move', question })),
  fc.constant({ kind: 'heartbeat' }),
  fc.constantFrom('present' as const, 'no-face' as const).map((verdict): Act => ({ kind: 'look', verdict })),
  fc.integer({ min: 1, max: 10 }).map((minutes) => ({ kind: 'grant', minutes })),
  span.map((ms) => ({ kind: 'restart', ms })),
];
const oneBoot = fc.array(fc.oneof(...withinOneBoot), { maxLength: 40 });
const manyBoots = fc.array(
  fc.oneof(
    ...withinOneBoot,
    span.map((ms): Act => ({ kind: 'reboot', ms })),
  ),
  {
    maxLength: 40,
  },
);

/** Plays acts on a station and returns what its journal holds, with the clock as it is at the end. */
function play(acts: readonly Act[]): {
  readonly events: AttemptEvent[];
  readonly now: Instant;
  readonly livedMs: number;
} {
  const clock = buildClock();
  const make = buildEvents(clock);
  const events = untilStarted(make);
  let livedMs = 0;
  const lastOnDisk = () => events.at(-1)?.at ?? clock.now();
  const resume = () => {
    const gap = gapBetween(lastOnDisk(), clock.now());
    events.push(make.resumed(gap.gapMs, gap.source));
  };
  for (const act of acts) {
    switch (act.kind) {
      case 'pass':
        clock.pass(act.ms);
        livedMs += act.ms;
        break;
      case 'answer':
        events.push(make.answered(`item-${act.item}`, act.chosen));
        break;
      case 'flag':
        events.push(make.flagged(act.question, act.isFlagged));
        break;
      case 'move':
        events.push(make.moved(act.question));
        break;
      case 'heartbeat':
        events.push(make.heartbeat());
        break;
      case 'look':
        events.push(make.presenceChecked({ kind: act.verdict }));
        break;
      case 'grant':
        events.push(make.granted(act.minutes));
        break;
      case 'restart':
        clock.pass(act.ms);
        livedMs += act.ms;
        resume();
        break;
      case 'reboot':
        clock.reboot(act.ms);
        livedMs += act.ms;
        resume();
        break;
      case 'wall-jump':
        clock.setWallBy(act.ms);
        break;
    }
  }
  return { events, now: clock.now(), livedMs };
}

function stateOf(events: readonly AttemptEvent[]): Extract<AttemptState, { readonly kind: 'started' }> {
  const state = replayAttempt(events, policy);
  if (!state.ok || state.value?.kind !== 'started') throw new Error(JSON.stringify(state));
  return state.value;
}

describe('replaying a journal', () => {
  it('gives the state that was reached event by event, from any point on', () => {
    fc.assert(
      fc.property(manyBoots, fc.nat(), (acts, dice) => {
        const { events } = play(acts);
        let state: AttemptState | undefined;
        const cut = dice % events.length;
        let atCut: AttemptState | undefined;
        for (const [at, event] of events.entries()) {
          const next = reduceAttempt(state, event, policy);
          if (!next.ok) throw new Error('a played event is in place');
          state = next.value;
          if (at === cut) atCut = state;
        }
        expect(replayAttempt(events, policy)).toEqual({ ok: true, value: state });
        for (const event of events.slice(cut + 1)) {
          const next = reduceAttempt(atCut, event, policy);
          if (!next.ok) throw new Error('a played event is in place');
          atCut = next.value;
        }
        expect(atCut).toEqual(state);
      }),
    );
  });

  it('keeps the last answer to each question and no other', () => {
    fc.assert(
      fc.property(manyBoots, (acts) => {
        const expected = new Map<string, readonly string[]>();
        for (const act of acts) if (act.kind === 'answer') expected.set(`item-${act.item}`, act.chosen);
        expect(new Map<string, readonly string[]>(stateOf(play(acts).events).answers)).toEqual(expected);
      }),
    );
  });

  it('refuses what is out of place as a value, never by throwing, and leaves the state as it was', () => {
    const { events: pool } = play([{ kind: 'answer', item: 1, chosen: ['a'] }, { kind: 'heartbeat' }]);
    const make = buildEvents(buildClock());
    const rest = [
      make.consentRefused(),
      make.manuallyVerified(),
      make.submitted(),
      make.scored(),
      make.left(),
      make.abandoned(),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pool, ...rest), { maxLength: 30 }), (events) => {
        let state: AttemptState | undefined;
        for (const event of events) {
          const before = structuredClone(state);
          const next = reduceAttempt(state, event, policy);
          expect(state).toEqual(before);
          if (next.ok) state = next.value;
          else expect(next.error.kind).toBe('event-out-of-place');
        }
      }),
    );
  });
});

describe('remaining time', () => {
  it('is not changed by any jump of the wall clock within a boot (RM-17)', () => {
    const withJumps = oneBoot.chain((acts) =>
      fc
        .array(fc.record({ at: fc.nat({ max: acts.length }), ms: jump }), { minLength: 1, maxLength: 10 })
        .map((jumps) => ({
          acts,
          jumped: acts
            .flatMap((act, at): Act[] => [...jumpsAt(jumps, at), act])
            .concat(jumpsAt(jumps, acts.length)),
        })),
    );
    fc.assert(
      fc.property(withJumps, ({ acts, jumped }) => {
        const [plain, moved] = [play(acts), play(jumped)];
        expect(remainingMs(stateOf(moved.events).ledger, moved.now)).toBe(
          remainingMs(stateOf(plain.events).ledger, plain.now),
        );
      }),
    );
  });

  it('is duration and grants less all time that passed, however often the station stopped (RM-8, RM-11)', () => {
    fc.assert(
      fc.property(manyBoots, (acts) => {
        const { events, now, livedMs } = play(acts);
        const { ledger } = stateOf(events);
        expect(elapsedMs(ledger, now)).toBe(livedMs);
        const granted = acts.reduce((sum, act) => sum + (act.kind === 'grant' ? act.minutes * 60_000 : 0), 0);
        expect(remainingMs(ledger, now)).toBe(120 * 60_000 + granted - livedMs);
      }),
    );
  });

  it('is the same when heartbeats are left out', () => {
    fc.assert(
      fc.property(oneBoot, (acts) => {
        const { events, now } = play(acts);
        const silent = play(acts.filter((act) => act.kind !== 'heartbeat'));
        expect(remainingMs(stateOf(silent.events).ledger, now)).toBe(
          remainingMs(stateOf(events).ledger, now),
        );
      }),
    );
  });
});

function jumpsAt(jumps: readonly { readonly at: number; readonly ms: number }[], at: number): Act[] {
  return jumps.filter((one) => one.at === at).map(({ ms }) => ({ kind: 'wall-jump', ms }));
}
