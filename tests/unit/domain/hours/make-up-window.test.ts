import { describe, expect, it } from 'vitest';
import { mayMakeUp } from '../../../../src-shared/domain/hours/make-up-window';

describe('making up for a year (CE-4r)', () => {
  const window = { from: '2022-03-10', to: '2023-03-09' };
  it.each([
    ['2022-03-09', { ok: false, error: { kind: 'out-of-window', ...window } }],
    ['2022-03-10', { ok: true, value: window }],
    ['2023-03-09', { ok: true, value: window }],
    ['2023-03-10', { ok: false, error: { kind: 'out-of-window', ...window } }],
  ])('2021 of a certificate of 2020-03-10, on %s', (date, expected) => {
    expect(mayMakeUp('2020-03-10', 2021, date)).toEqual(expected);
  });

  it.each([2020, 2019])('has no year %i before the first anniversary (CE-0)', (label) => {
    expect(mayMakeUp('2020-03-10', label, '2021-03-10')).toEqual({
      ok: false,
      error: { kind: 'no-such-year' },
    });
  });

  it('falls on the 28th where the issue date was the 29th of February (CE-L)', () => {
    const late = { from: '2022-02-28', to: '2023-02-27' };
    expect(mayMakeUp('2020-02-29', 2021, '2022-02-28')).toEqual({ ok: true, value: late });
  });
});
