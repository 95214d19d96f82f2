import { describe, expect, it } from 'vitest';
import { codeMinutes } from '../../../../src-shared/domain/staff-code/code-minutes';
import { codeUsesOf, minutesOwed } from '../../../../src-shared/domain/staff-code/code-uses';
import { actionThatEnds, codeActionsAt } from '../../../../src-shared/domain/staff-code/seat-standstill';
import { buildClock, buildEvents } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';

describe('what a code can do at a seat (RM-10, RM-11)', () => {
  it('is to re-open what the station’s stop had closed, and to unlock everything else that stands', () => {
    expect(actionThatEnds('interrupted')).toBe('reopen');
    for (const standstill of ['paused', 'covered', 'break-over'] as const) {
      expect([standstill, actionThatEnds(standstill)]).toEqual([standstill, 'unlock']);
    }
  });

  it('begins with what the seat needs, and gives minutes alone to a clock that is in force only', () => {
    expect(codeActionsAt(undefined)).toEqual(['extend']);
    expect(codeActionsAt('paused')).toEqual(['unlock', 'extend']);
    expect(codeActionsAt('covered')).toEqual(['unlock', 'extend']);
    expect(codeActionsAt('break-over')).toEqual(['unlock']);
    expect(codeActionsAt('interrupted')).toEqual(['reopen']);
  });

  it('may come with minutes for the stop, as many as anybody may give, or with none', () => {
    const policy = { ...buildPolicy(), grantTotalMinutes: 50 };
    expect(codeMinutes('reopen', policy)).toEqual({ min: 0, max: 50 });
    expect(codeMinutes('unlock', policy)).toEqual({ min: 0, max: 50 });
    expect(codeMinutes('extend', policy)).toEqual({ min: 1, max: 50 });
  });
});

describe('uses of codes in a journal', () => {
  const make = buildEvents(buildClock());

  it('of before re-opening had its own action are read as they are, and owe their minutes all the same', () => {
    const old = { ordinal: 0, action: 'unlock', minutes: 8 } as const;
    const events = [make.resumed(60_000, 'wall', { code: old })];
    expect(codeUsesOf(events)).toEqual([old]);
    expect(minutesOwed(events)).toEqual(old);
  });

  it('count when they uncovered a paper, too', () => {
    const use = { ordinal: 1, action: 'unlock', minutes: 0 } as const;
    const reopen = { ordinal: 0, action: 'reopen', minutes: 0 } as const;
    const events = [make.uncovered({ code: use }), make.resumed(60_000, 'wall', { code: reopen })];
    expect(codeUsesOf(events)).toEqual([reopen, use]);
    expect(minutesOwed(events)).toBeUndefined();
  });
});
