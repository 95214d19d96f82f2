import { describe, expect, it } from 'vitest';
import { lockOut } from '../../../../src-shared/domain/account/lock-out';
import { checkNewPassword } from '../../../../src-shared/domain/account/password-rules';
import { judgeCode, maySendCode, RECOVERY_CODE } from '../../../../src-shared/domain/account/recovery-code';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a new password (ID-21)', () => {
  const person = { phone: '13800000000', documentNumber: '11010519491231002X' };
  it.each<[string, readonly string[]]>([
    ['Beton-C30', []],
    ['钢筋Gj-2026', []],
    ['short1A', ['too-short']],
    ['alllowercase', ['too-few-kinds']],
    ['13800000000', ['too-few-kinds', 'is-phone']],
    ['１３８００００００００', ['too-few-kinds', 'is-phone']],
    ['11010519491231002x', ['too-few-kinds', 'is-document']],
    ['1231002X', ['too-few-kinds', 'is-document']],
    // The last six of the number are too short by themselves; the last eight are long enough and no password.
    ['31002x', ['too-short', 'too-few-kinds', 'is-document']],
    ['Aa1-xxx', ['too-short']],
    ['Aa1-xxxx', []],
    [`Aa1${'x'.repeat(61)}`, []],
    [`Aa1${'x'.repeat(62)}`, ['too-long']],
  ])('%s', (password, faults) => {
    const found = checkNewPassword(password, person, false);
    expect(found.ok ? [] : found.error).toEqual(faults);
  });

  it('is not one of the last five', () => {
    expect(checkNewPassword('Beton-C30', person, true)).toEqual({ ok: false, error: ['was-used-before'] });
  });
});

describe('lock-out (ID-22)', () => {
  const minutes = (...list: number[]) => list.map((at) => at * MINUTE);
  it('begins with the fifth failure in 15 minutes and lasts 15 minutes', () => {
    const failures = minutes(0, 1, 2, 3, 4);
    expect(lockOut(failures.slice(0, 4), 5 * MINUTE)).toEqual({ kind: 'open' });
    expect(lockOut(failures, 5 * MINUTE)).toEqual({ kind: 'locked', untilMs: 19 * MINUTE });
    expect(lockOut(failures, 19 * MINUTE - 1).kind).toBe('locked');
    expect(lockOut(failures, 19 * MINUTE).kind).toBe('open');
    expect(lockOut([...failures].reverse(), 5 * MINUTE).kind).toBe('locked');
  });

  it('does not begin when five failures take longer', () => {
    expect(lockOut(minutes(0, 4, 8, 12, 15), 15 * MINUTE)).toEqual({ kind: 'open' });
  });

  it('after ten failures in a day lasts until a recovery', () => {
    const tenInADay = Array.from({ length: 10 }, (_, place) => place * 2.6 * HOUR);
    expect(lockOut(tenInADay, 24 * HOUR)).toEqual({ kind: 'until-recovery' });
    expect(lockOut(tenInADay, 90 * HOUR)).toEqual({ kind: 'until-recovery' });
    const tenInLonger = Array.from({ length: 10 }, (_, place) => place * 2.7 * HOUR);
    expect(lockOut(tenInLonger, 25 * HOUR)).toEqual({ kind: 'open' });
  });
});

describe('a recovery code (ID-23)', () => {
  it('is sent once a minute and ten times a day', () => {
    expect(maySendCode([], 0).ok).toBe(true);
    expect(maySendCode([0], MINUTE - 1)).toEqual({ ok: false, error: { kind: 'too-soon', waitMs: 1 } });
    expect(maySendCode([0], MINUTE).ok).toBe(true);
    const ten = Array.from({ length: RECOVERY_CODE.perDay }, (_, place) => place * HOUR);
    expect(maySendCode(ten, 12 * HOUR)).toEqual({
      ok: false,
      error: { kind: 'too-many-today', waitMs: 12 * HOUR },
    });
    expect(maySendCode(ten, 24 * HOUR).ok).toBe(true);
  });

  it('is good for five minutes, five tries and one use', () => {
    const sent = { sentAtMs: 0, triesUsed: 0, isUsed: false };
    expect(judgeCode(sent, true, 5 * MINUTE - 1).ok).toBe(true);
    expect(judgeCode(sent, false, MINUTE)).toEqual({ ok: false, error: 'wrong' });
    expect(judgeCode(sent, true, 5 * MINUTE)).toEqual({ ok: false, error: 'expired' });
    expect(judgeCode({ ...sent, triesUsed: 5 }, true, MINUTE)).toEqual({ ok: false, error: 'used-up' });
    expect(judgeCode({ ...sent, isUsed: true }, true, MINUTE)).toEqual({ ok: false, error: 'no-code' });
    expect(judgeCode(undefined, true, MINUTE)).toEqual({ ok: false, error: 'no-code' });
  });
});
