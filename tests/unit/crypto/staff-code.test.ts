import { describe, expect, it } from 'vitest';
import {
  type CodeSeat,
  checkStaffCode,
  codeKeyOf,
  makeStaffCode,
  requestOf,
} from '../../../src-crypto/staff-code';
import { suiteB } from '../../../src-crypto/suite-b';
import { AttemptId, SessionId } from '../../../src-shared/basics/ids';
import { readRequest, requestText } from '../../../src-shared/domain/staff-code/staff-code';

const KEY = codeKeyOf(suiteB, new Uint8Array(32).fill(7), SessionId.parse('S-1'));
const ATTEMPT = AttemptId.parse('a'.repeat(32));
const OTHER = AttemptId.parse('b'.repeat(32));
const ORDER = { seat: 12, action: 'extend', minutes: 10 } as const;
const HERE: CodeSeat = { attemptId: ATTEMPT, wanted: ORDER, used: [], earlier: [] };
const FIRST = requestOf(suiteB, KEY, ATTEMPT, 0);
const CODE = makeStaffCode(suiteB, KEY, ORDER, FIRST);
const check = (typed: string, seat: Partial<CodeSeat> = {}) =>
  checkStaffCode(suiteB, KEY, typed, { ...HERE, ...seat });
const refused = (error: object) => ({ ok: false, error });

describe('a single-use code', () => {
  it('is twelve letters in three groups, and fits its seat, action, minutes and attempt', () => {
    expect(CODE).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(check(CODE)).toEqual({ ok: true, value: { ordinal: 0, action: 'extend', minutes: 10 } });
    expect(check(CODE.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
  });

  it('is good once: the next one is made for another request number', () => {
    const used = [{ ordinal: 0, action: 'extend', minutes: 10 }] as const;
    expect(check(CODE, { used })).toEqual(refused({ kind: 'code-used' }));
    const next = makeStaffCode(suiteB, KEY, ORDER, requestOf(suiteB, KEY, ATTEMPT, 1));
    expect(next).not.toBe(CODE);
    expect(check(next, { used })).toMatchObject({ ok: true, value: { ordinal: 1 } });
    expect(check(next)).toEqual(refused({ kind: 'code-wrong' }));
  });

  it('says what it is for when something else is wanted', () => {
    expect(check(CODE, { wanted: { ...ORDER, seat: 13 } })).toEqual(
      refused({ kind: 'code-other-seat', seat: 12 }),
    );
    expect(check(CODE, { wanted: { ...ORDER, minutes: 20 } })).toEqual(
      refused({ kind: 'code-other-minutes', minutes: 10 }),
    );
    expect(check(CODE, { wanted: { ...ORDER, action: 'unlock' } })).toEqual(
      refused({ kind: 'code-other-action', action: 'extend' }),
    );
    expect(check(CODE, { attemptId: OTHER, earlier: [ATTEMPT] })).toEqual(
      refused({ kind: 'code-other-attempt' }),
    );
    expect(check(CODE, { attemptId: OTHER })).toEqual(refused({ kind: 'code-wrong' }));
  });

  it('is another one in another session and under another key', () => {
    const session = codeKeyOf(suiteB, new Uint8Array(32).fill(7), SessionId.parse('S-2'));
    const key = codeKeyOf(suiteB, new Uint8Array(32).fill(8), SessionId.parse('S-1'));
    for (const other of [session, key]) {
      const made = makeStaffCode(suiteB, other, ORDER, FIRST);
      expect(check(made)).toEqual(refused({ kind: 'code-wrong' }));
    }
  });

  it('cannot be turned into one for more minutes, though its minutes stand in clear', () => {
    const more = makeStaffCode(suiteB, KEY, { ...ORDER, minutes: 50 }, FIRST);
    // The order of the one with the proof of the other; 18 bits of order end within the fourth letter.
    const forged = [more.slice(0, 3), CODE.slice(3)].join('');
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const outcomes = [...letters].map((last) =>
      check(forged.slice(0, -1) + last, { wanted: { ...ORDER, minutes: 50 } }),
    );
    expect(outcomes.some((one) => one.ok)).toBe(false);
  });

  it('is told from a slip of the finger, which costs nobody a try', () => {
    for (const typed of ['', CODE.slice(0, -1), `${CODE}7`, 'UUUU-UUUU-UUUU', swap(CODE)]) {
      expect(check(typed)).toEqual(refused({ kind: 'code-mistyped' }));
    }
  });
});

describe('a request number', () => {
  it('is read as it is written, and a slip is told', () => {
    const text = requestText(FIRST);
    expect(text).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
    expect(readRequest(text.toLowerCase())).toBe(FIRST);
    expect(readRequest(swap(text))).toBeUndefined();
  });

  it('is another one for every attempt and after every code', () => {
    const numbers = [ATTEMPT, OTHER].flatMap((one) => [0, 1, 2].map((n) => requestOf(suiteB, KEY, one, n)));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

/** Two neighbours that differ, changed over. */
function swap(text: string): string {
  const at = [...text].findIndex(
    (letter, i) => letter !== text[i + 1] && ![letter, text[i + 1]].includes('-'),
  );
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}
