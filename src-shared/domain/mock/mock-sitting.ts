import type { ItemId, OptionId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { ItemKey } from '../item/item-key';
import { isWellFormedChoice, scoreItem } from '../scoring/score-item';

/**
 * A mock exam: sample questions, so that a person learns the machine and a room rehearses its load. It is a type of
 * its own and no `AttemptState`: nothing here can be journalled, sealed or sent as somebody's exam.
 */
export type MockSitting =
  /** The rules are on the screen. */
  | { readonly kind: 'ready' }
  /** The clock runs. Times are monotonic ms. */
  | {
      readonly kind: 'running';
      readonly startedMonoMs: number;
      readonly answers: ReadonlyMap<ItemId, readonly OptionId[]>;
      readonly flagged: ReadonlySet<number>;
      readonly currentNumber: number;
    }
  /** Handed in, or the time was up. */
  | {
      readonly kind: 'finished';
      readonly cause: 'candidate' | 'deadline';
      readonly answered: number;
      readonly total: number;
      readonly isPass: boolean;
    };

type Running = Extract<MockSitting, { readonly kind: 'running' }>;

export const MOCK_DURATION_MS = 15 * 60_000;
/** TS-6 of a mock: six tenths of the points, as in an exam. */
const PASS_SHARE = 0.6;

export function startMock(sitting: MockSitting, monoMs: number): Result<Running, 'not-now'> {
  if (sitting.kind !== 'ready') return err('not-now');
  return ok({
    kind: 'running',
    startedMonoMs: monoMs,
    answers: new Map(),
    flagged: new Set(),
    currentNumber: 1,
  });
}

/** Milliseconds left; 0 when the time is up. */
export function mockRemainingMs(sitting: Running, monoMs: number): number {
  return Math.max(0, MOCK_DURATION_MS - (monoMs - sitting.startedMonoMs));
}

export function answerMock(
  sitting: MockSitting,
  keys: readonly ItemKey[],
  itemId: ItemId,
  chosen: readonly OptionId[],
  monoMs: number,
): Result<Running, 'not-now' | 'time-is-up' | 'item-not-in-paper' | 'malformed-choice'> {
  if (sitting.kind !== 'running') return err('not-now');
  if (mockRemainingMs(sitting, monoMs) === 0) return err('time-is-up');
  const key = keys.find((one) => one.itemId === itemId);
  if (key === undefined) return err('item-not-in-paper');
  const isTooMany = key.type !== 'multiple' && chosen.length > 1;
  if (isTooMany || !isWellFormedChoice(key.optionIds, chosen)) return err('malformed-choice');
  return ok({ ...sitting, answers: new Map(sitting.answers).set(itemId, chosen) });
}

export function markMock(
  sitting: MockSitting,
  mark:
    | { readonly kind: 'flag'; readonly number: number; readonly isFlagged: boolean }
    | { readonly kind: 'move'; readonly number: number },
): Result<Running, 'not-now'> {
  if (sitting.kind !== 'running') return err('not-now');
  if (mark.kind === 'move') return ok({ ...sitting, currentNumber: mark.number });
  const flagged = new Set(sitting.flagged);
  if (mark.isFlagged) flagged.add(mark.number);
  else flagged.delete(mark.number);
  return ok({ ...sitting, flagged });
}

/** Scored by the rules of an exam (TS-4, TS-5); the result is for the eye and is kept nowhere. */
export function finishMock(
  sitting: MockSitting,
  keys: readonly ItemKey[],
  cause: 'candidate' | 'deadline',
): Result<MockSitting, 'not-now'> {
  if (sitting.kind !== 'running') return err('not-now');
  let total = 0;
  for (const key of keys) {
    const points = scoreItem(key, sitting.answers.get(key.itemId) ?? []);
    if (points.ok) total += points.value;
  }
  const answered = [...sitting.answers.values()].filter((chosen) => chosen.length > 0).length;
  return ok({ kind: 'finished', cause, answered, total, isPass: total >= mockPassMark(keys) });
}

export function mockPassMark(keys: readonly ItemKey[]): number {
  const whole = keys.reduce((sum, key) => sum + (key.type === 'multiple' ? 2 : 1), 0);
  return Math.ceil(whole * PASS_SHARE);
}
