import { describe, expect, it } from 'vitest';
import { ItemId, StaffId } from '../../../../src-shared/basics/ids';
import type { AttemptEvent } from '../../../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../../../src-shared/domain/attempt/attempt-state';
import {
  answeredCount,
  earliestSubmitInMs,
  isTimeUp,
  mayAnswer,
  mayEnter,
  maySubmit,
  mayVerifyManually,
} from '../../../../src-shared/domain/attempt/may-act';
import { replayAttempt } from '../../../../src-shared/domain/attempt/reduce-attempt';
import { openLedger } from '../../../../src-shared/domain/attempt/time-ledger';
import { generatePaper } from '../../../../src-shared/domain/paper/generate-paper';
import { keysOfPaper } from '../../../../src-shared/domain/scoring/keys-of-paper';
import { buildBank } from '../../../builders/build-bank';
import { buildBlueprint } from '../../../builders/build-blueprint';
import { buildClock, buildEvents, untilStarted } from '../../../builders/build-events';
import { chosen } from '../../../builders/build-key';
import { buildPolicy } from '../../../builders/build-policy';
import { buildSeed } from '../../../builders/build-seed';

const MINUTE = 60_000;
const policy = buildPolicy();
const blueprint = buildBlueprint();
const bank = buildBank({ blueprint });
const made = generatePaper({ bank, blueprint, seed: buildSeed('may-act') });
if (!made.ok) throw new Error('the test bank has a paper');
const paper = made.value;
const keys = keysOfPaper(paper, bank.items);
if (!keys.ok) throw new Error('the test bank has the keys of its paper');
const forms = keys.value;
const idOf = (type: string) => forms.find((form) => form.type === type)?.itemId ?? ItemId.parse('none');

function fold(events: readonly AttemptEvent[]): AttemptState {
  const state = replayAttempt(events, policy);
  if (!state.ok || state.value === undefined) throw new Error(JSON.stringify(state));
  return state.value;
}

function sitting() {
  const clock = buildClock();
  const make = buildEvents(clock);
  return { clock, make, state: fold(untilStarted(make)) };
}

describe('an answer', () => {
  it.each([
    { type: 'single', options: ['b'], expected: 'fine' },
    { type: 'single', options: [], expected: 'fine' },
    { type: 'single', options: ['a', 'b'], expected: 'malformed-choice' },
    { type: 'true-false', options: ['no'], expected: 'fine' },
    { type: 'true-false', options: ['yes', 'no'], expected: 'malformed-choice' },
    { type: 'multiple', options: ['e', 'a'], expected: 'fine' },
    { type: 'multiple', options: ['a', 'a'], expected: 'malformed-choice' },
    { type: 'multiple', options: ['f'], expected: 'malformed-choice' },
  ])('to a $type question with $options is $expected (TS-4, TS-5)', ({ type, options, expected }) => {
    const { clock, state } = sitting();
    const choice = options.flatMap((option) => (option.length === 1 ? chosen(option) : [option as never]));
    const may = mayAnswer(state, paper, forms, idOf(type), choice, clock.now());
    expect(may.ok ? 'fine' : may.error).toBe(expected);
  });

  it('to a question outside the paper is refused, even one of the same bank', () => {
    const { clock, state } = sitting();
    const inPaper = new Set<string>(forms.map((form) => form.itemId));
    const outside = bank.items.find((item) => item.type === 'single' && !inPaper.has(item.id));
    const id = outside?.id ?? ItemId.parse('none');
    expect(mayAnswer(state, paper, forms, id, chosen('a'), clock.now())).toEqual({
      ok: false,
      error: 'item-not-in-paper',
    });
  });

  it('is taken until the last millisecond and refused at the deadline (RM-8)', () => {
    const { clock, state } = sitting();
    clock.pass(120 * MINUTE - 1);
    expect(mayAnswer(state, paper, forms, idOf('single'), chosen('a'), clock.now()).ok).toBe(true);
    expect(isTimeUp(state, clock.now())).toBe(false);
    clock.pass(1);
    expect(isTimeUp(state, clock.now())).toBe(true);
    expect(mayAnswer(state, paper, forms, idOf('single'), chosen('a'), clock.now())).toEqual({
      ok: false,
      error: 'time-is-up',
    });
  });

  it('means nothing before the start, after submission, and before a proctor has resumed (RM-11)', () => {
    const { clock, make, state } = sitting();
    const answer = (of: AttemptState | undefined) =>
      mayAnswer(of, paper, forms, idOf('single'), chosen('a'), clock.now());
    const submitted = fold([...untilStarted(make), make.submitted()]);
    for (const other of [undefined, fold([make.identified()]), submitted]) {
      expect(answer(other)).toEqual({ ok: false, error: 'not-now' });
    }
    clock.reboot(1_000);
    expect(answer(state)).toEqual({ ok: false, error: 'not-now' });
  });

  it('counts while at least one option is chosen', () => {
    const { make } = sitting();
    const events = [make.answered('i-1', ['a']), make.answered('i-2', ['b']), make.answered('i-1', [])];
    expect(answeredCount(fold([...untilStarted(make), ...events]))).toBe(1);
    expect(answeredCount(fold([make.identified()]))).toBe(0);
  });
});

describe('submission (RM-7)', () => {
  it('is refused at 09:29:59 and taken at 09:30:00', () => {
    const { clock, state } = sitting();
    clock.pass(29 * MINUTE + 59_000);
    expect(maySubmit(state, policy, clock.now())).toEqual({
      ok: false,
      error: { kind: 'too-early', waitMs: 1_000 },
    });
    clock.pass(1_000);
    expect(maySubmit(state, policy, clock.now()).ok).toBe(true);
  });

  it('counts from the room’s start for somebody who came late', () => {
    const clock = buildClock();
    const ledger = openLedger({ at: clock.now(), durationMs: 120 * MINUTE, elapsedAtStartMs: 25 * MINUTE });
    expect(earliestSubmitInMs(ledger, policy, clock.now())).toBe(5 * MINUTE);
    clock.pass(6 * MINUTE);
    expect(earliestSubmitInMs(ledger, policy, clock.now())).toBe(0);
  });

  it('means nothing in any other state', () => {
    const { clock, make } = sitting();
    for (const state of [undefined, fold([make.identified()])]) {
      expect(maySubmit(state, policy, clock.now())).toEqual({ ok: false, error: { kind: 'not-now' } });
    }
  });
});

describe('entering (RM-6)', () => {
  const room = buildPolicy({ startMode: 'room' });
  const startsAtMs = Date.UTC(2026, 2, 2, 1);
  const enter = (afterMs: number, by = room) =>
    mayEnter(by, { startsAtMs }, { wallMs: startsAtMs + afterMs });

  it.each([
    { afterMs: -30 * MINUTE, expected: { elapsedAtStartMs: 0, startsInMs: 30 * MINUTE } },
    { afterMs: 0, expected: { elapsedAtStartMs: 0, startsInMs: 0 } },
    { afterMs: 12 * MINUTE + 345, expected: { elapsedAtStartMs: 12 * MINUTE + 345, startsInMs: 0 } },
    { afterMs: 30 * MINUTE, expected: { elapsedAtStartMs: 30 * MINUTE, startsInMs: 0 } },
  ])('$afterMs ms after T0 is in', ({ afterMs, expected }) => {
    expect(enter(afterMs)).toEqual({ ok: true, value: expected });
  });

  it('at T+30:01 is out', () => {
    expect(enter(30 * MINUTE + 1_000)).toEqual({ ok: false, error: { kind: 'too-late' } });
  });

  it('where everybody has an own start, is never late', () => {
    expect(enter(300 * MINUTE, policy)).toEqual({ ok: true, value: { elapsedAtStartMs: 0, startsInMs: 0 } });
  });
});

describe('verifying by hand (RM-5)', () => {
  const [one, two] = [StaffId.parse('J-1'), StaffId.parse('J-2')];

  it('takes two different staff, and only when the manual path is open', () => {
    const { make } = sitting();
    const open = fold([make.identified(), make.consentRefused()]);
    expect(mayVerifyManually(open, [one, two]).ok).toBe(true);
    expect(mayVerifyManually(open, [one, one])).toEqual({ ok: false, error: { kind: 'same-person-twice' } });
    expect(mayVerifyManually(fold([make.identified()]), [one, two])).toEqual({
      ok: false,
      error: { kind: 'not-now' },
    });
  });
});
