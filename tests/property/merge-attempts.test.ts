import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StationId } from '../../src-shared/basics/ids';
import { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import { type AttemptTrace, mergeAttempts } from '../../src-shared/domain/attempt/merge-attempts';
import { replayAttempt } from '../../src-shared/domain/attempt/reduce-attempt';
import { traceToCarry } from '../../src-shared/domain/attempt/trace-to-carry';
import { buildClock, buildEvents, untilStarted } from '../builders/build-events';
import { buildPolicy } from '../builders/build-policy';

const HEADER = { attemptId: '0'.repeat(31).concat('1') };
const station = (n: number): StationId => StationId.parse(`ST-00000${n}`);
const EPOCH = (n: number) => String(n).repeat(16);

/** What one seat does after it took over: answers to a few questions, and sometimes the beat of the clock. */
const doing = fc.array(
  fc.record({
    item: fc.integer({ min: 1, max: 5 }),
    option: fc.constantFrom('a', 'b', 'c', ''),
    beats: fc.boolean(),
  }),
  { maxLength: 8 },
);
/** Up to three machines one after the other; each goes on late after it was left, or not. */
const history = fc.record({
  first: doing,
  seats: fc.array(fc.record({ late: doing, next: doing }), { maxLength: 3 }),
});

type Work = readonly { readonly item: number; readonly option: string; readonly beats: boolean }[];

function tracesOf(past: {
  readonly first: Work;
  readonly seats: readonly { late: Work; next: Work }[];
}): AttemptTrace[] {
  const clock = buildClock();
  const make = buildEvents(clock);
  const work = (steps: Work): AttemptEvent[] =>
    steps.flatMap(({ item, option, beats }) => {
      clock.pass(1000);
      const answered = make.answered(`Q-${item}`, option === '' ? [] : [option]);
      clock.pass(1000);
      return beats ? [answered, make.heartbeat()] : [answered];
    });
  let line: AttemptEvent[] = [...untilStarted(make), ...work(past.first)];
  const traces: AttemptTrace[] = [];
  past.seats.forEach(({ late, next }, n) => {
    const from = { stationId: station(n + 1), journalEpoch: EPOCH(n + 1), seatEpoch: n + 1 };
    const to = { stationId: station(n + 2), journalEpoch: EPOCH(n + 2), seatEpoch: n + 2 };
    const moveId = String(n).repeat(32);
    const by = ['J-1'];
    const at = clock.now();
    // An image of the seat from before it was left, which then went on by itself.
    traces.push({ stationId: station(n + 1), events: [...line, ...work(late)] });
    const left = { moveId, from, toStationId: to.stationId, by };
    const out = AttemptEvent.parse({ kind: 'moved-out', ...HEADER, at, left, note: '样例' });
    const arrived = AttemptEvent.parse({ kind: 'moved-in', ...HEADER, at, move: { moveId, from, to, by } });
    line = [...traceToCarry([...line, out]), arrived, make.resumed(0, 'monotonic'), ...work(next)];
  });
  return [...traces, { stationId: station(past.seats.length + 1), events: line }];
}

describe('merging the copies of an attempt (RM-12)', () => {
  it('gives the same whatever the order they come in, and however often', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(), { maxLength: 12 }), (past, picks) => {
        const traces = tracesOf(past);
        const merged = mergeAttempts(traces);
        const again = picks.map((pick) => traces[pick % traces.length]).filter((one) => one !== undefined);
        const shuffled = [...again, ...traces].sort((a, b) => (a.stationId < b.stationId ? 1 : -1));
        expect(mergeAttempts(shuffled)).toEqual(merged);
        expect(mergeAttempts([...traces].reverse())).toEqual(merged);
      }),
    );
  });

  it('counts what the seat with the highest fence would count alone', () => {
    fc.assert(
      fc.property(history, (past) => {
        const traces = tracesOf(past);
        const last = traces.at(-1);
        const merged = mergeAttempts(traces);
        const alone = replayAttempt(last?.events ?? [], buildPolicy());
        if (merged === undefined || !alone.ok || alone.value?.kind !== 'started') throw new Error('no state');
        const counted = new Map([...merged.answers].map(([itemId, seen]) => [itemId, seen.chosen]));
        expect(counted).toEqual(alone.value.answers);
        expect(merged.seatEpoch).toBe(past.seats.length + 1);
        expect(merged.isForked).toBe(false);
      }),
    );
  });

  it('throws no answer away: each is counted, changed later on its own line, or up for review', () => {
    fc.assert(
      fc.property(history, (past) => {
        const merged = mergeAttempts(tracesOf(past));
        if (merged === undefined) throw new Error('nothing merged');
        const inEvents = merged.events.filter((one) => one.event.kind === 'answered').length;
        const done =
          past.first.length + past.seats.reduce((sum, seat) => sum + seat.late.length + seat.next.length, 0);
        expect(inEvents).toBe(done);
        for (const one of merged.events) {
          if (!one.isLate || one.event.kind !== 'answered') continue;
          const { itemId, chosen } = one.event;
          const line = merged.review.find((review) => review.itemId === itemId);
          const same = merged.answers.get(itemId)?.chosen.join() === chosen.join();
          const isShown = line?.others.some((other) => other.chosen.join() === chosen.join()) === true;
          expect(same || isShown).toBe(true);
        }
      }),
    );
  });

  it('says that a person must decide when two machines hold one fence', () => {
    const [first] = tracesOf({ first: [], seats: [{ late: [], next: [] }] }).slice(1);
    if (first === undefined) throw new Error('no trace');
    const other = {
      stationId: station(9),
      events: first.events.map((event) =>
        event.kind === 'moved-in'
          ? { ...event, move: { ...event.move, to: { ...event.move.to, stationId: station(9) } } }
          : event,
      ),
    };
    expect(mergeAttempts([first, other])).toMatchObject({ isForked: true, seatEpoch: 2 });
    expect(mergeAttempts([other, first])).toEqual(mergeAttempts([first, other]));
  });

  it('does not merge copies of different attempts', () => {
    const [one] = tracesOf({ first: [], seats: [] });
    if (one === undefined) throw new Error('no trace');
    const strange = one.events.map((event) => ({ ...event, attemptId: 'e'.repeat(32) }) as AttemptEvent);
    expect(mergeAttempts([one, { stationId: station(2), events: strange }])).toBeUndefined();
    expect(mergeAttempts([])).toBeUndefined();
  });
});

describe('the events that travel', () => {
  it('bring another machine to the same state, with fewer heartbeats', () => {
    fc.assert(
      fc.property(doing, (work) => {
        const clock = buildClock();
        const make = buildEvents(clock);
        const events = untilStarted(make);
        for (const { item, option, beats } of work) {
          clock.pass(700);
          events.push(make.answered(`Q-${item}`, option === '' ? [] : [option]));
          clock.pass(5000);
          if (beats) events.push(make.heartbeat());
        }
        const policy = buildPolicy();
        const carried = traceToCarry(events);
        expect(replayAttempt(carried, policy)).toEqual(replayAttempt(events, policy));
        expect(carried.filter((event) => event.kind === 'heartbeat').length).toBeLessThan(2);
      }),
    );
  });
});
