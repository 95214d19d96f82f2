import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { reduceAttempt, replayAttempt } from '../../src-shared/domain/attempt/reduce-attempt';
import { gapBetween, remainingMs } from '../../src-shared/domain/attempt/time-ledger';
import { buildClock, buildEvents, untilStarted } from '../builders/build-events';
import { buildPolicy } from '../builders/build-policy';

const policy = buildPolicy();
const MINUTE = 60_000;
const DURATION_MS = 120 * MINUTE;

/** What anybody would expect of the clock, in a few numbers and two switches. */
type Model = {
  ranMs: number;
  grantedMs: number;
  isPaused: boolean;
  isOver: boolean;
  answers: Map<string, readonly string[]>;
  movements: number;
};

type Real = {
  readonly clock: ReturnType<typeof buildClock>;
  readonly make: ReturnType<typeof buildEvents>;
  readonly events: AttemptEvent[];
  state: AttemptState;
};

/** Offers the event to the real reducer; what it refuses is not written. */
function offer(real: Real, event: AttemptEvent): boolean {
  const next = reduceAttempt(real.state, event, policy);
  if (!next.ok) return false;
  real.state = next.value;
  real.events.push(event);
  return true;
}

function check(model: Model, real: Real): void {
  const { state } = real;
  if (!('ledger' in state)) throw new Error(state.kind);
  expect(new Map<string, readonly string[]>(state.answers)).toEqual(model.answers);
  expect(state.ledger.entries).toHaveLength(model.movements);
  expect(state.kind).toBe(model.isOver ? 'submitted' : 'started');
  if (model.isOver) return;
  expect(remainingMs(state.ledger, real.clock.now())).toBe(DURATION_MS + model.grantedMs - model.ranMs);
}

class Act implements fc.Command<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly may: (model: Model) => boolean,
    private readonly event: (real: Real) => AttemptEvent | undefined,
    private readonly then: (model: Model) => void,
  ) {}
  check = (): boolean => true;
  run(model: Model, real: Real): void {
    const isExpected = !model.isOver && this.may(model);
    const before = real.state;
    const event = this.event(real);
    if (event !== undefined) expect(offer(real, event)).toBe(isExpected);
    if (isExpected) this.then(model);
    else expect(real.state).toBe(before);
    check(model, real);
  }
  toString = (): string => this.name;
}

const isRunning = (model: Model): boolean => !model.isPaused;

const commands = [
  fc.integer({ min: 0, max: 300_000 }).map(
    (ms) =>
      new Act(
        `pass ${ms}`,
        () => true,
        (real) => void real.clock.pass(ms),
        (model) => {
          if (!model.isPaused) model.ranMs += ms;
        },
      ),
  ),
  fc.integer({ min: -1e9, max: 1e9 }).map(
    (ms) =>
      new Act(
        `wall ${ms}`,
        () => true,
        (real) => void (real.state.kind === 'started' && real.clock.setWallBy(ms)),
        () => undefined,
      ),
  ),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.subarray(['a', 'b'])).map(
    ([item, chosen]) =>
      new Act(
        `answer ${item}`,
        isRunning,
        (real) => real.make.answered(`item-${item}`, chosen),
        (model) => void model.answers.set(`item-${item}`, chosen),
      ),
  ),
  fc.constant(
    new Act(
      'pause',
      isRunning,
      (real) => real.make.paused(),
      (model) => {
        model.isPaused = true;
      },
    ),
  ),
  fc.constant(
    new Act(
      'end pause',
      (model) => model.isPaused,
      (real) => real.make.pauseEnded(),
      (model) => {
        model.isPaused = false;
        model.movements += 1;
      },
    ),
  ),
  fc.integer({ min: 1, max: 10 }).map(
    (minutes) =>
      new Act(
        `grant ${minutes}`,
        () => true,
        (real) => real.make.granted(minutes),
        (model) => {
          model.grantedMs += minutes * MINUTE;
          model.movements += 1;
        },
      ),
  ),
  fc.integer({ min: 0, max: 600_000 }).map(
    (ms) =>
      new Act(
        `stop for ${ms}`,
        (model) => !model.isPaused,
        (real) => {
          if (!('ledger' in real.state) || real.state.ledger.pause !== undefined) return real.make.resumed(0);
          const { last } = real.state.ledger.segment;
          real.clock.pass(ms);
          const gap = gapBetween(last, real.clock.now());
          return real.make.resumed(gap.gapMs, gap.source);
        },
        (model) => {
          model.ranMs += ms;
          model.movements += 1;
        },
      ),
  ),
  fc.constant(
    new Act(
      'hand in',
      isRunning,
      (real) => real.make.submitted(),
      (model) => {
        model.isOver = true;
      },
    ),
  ),
  fc.constant(
    new Act(
      'collect',
      () => true,
      (real) => real.make.forced(),
      (model) => {
        model.isOver = true;
      },
    ),
  ),
];

describe('the attempt against a simple model', () => {
  it('agrees after every act: time moves by running alone, grows by grants alone, and no event is lost (RM-8)', () => {
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 40 }), (acts) => {
        const clock = buildClock();
        const make = buildEvents(clock);
        const events = untilStarted(make);
        const started = replayAttempt(events, policy);
        if (!started.ok || started.value === undefined) throw new Error('not started');
        const real: Real = { clock, make, events, state: started.value };
        fc.modelRun(
          () => ({
            model: {
              ranMs: 0,
              grantedMs: 0,
              isPaused: false,
              isOver: false,
              answers: new Map(),
              movements: 0,
            },
            real,
          }),
          acts,
        );
        expect(replayAttempt(events, policy)).toEqual({ ok: true, value: real.state });
      }),
      { numRuns: 3000 },
    );
  });
});
