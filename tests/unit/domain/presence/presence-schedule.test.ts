import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '../../../../src-shared/domain/attempt/attempt-event';
import { reduceAttempt, replayAttempt } from '../../../../src-shared/domain/attempt/reduce-attempt';
import { PresencePolicy } from '../../../../src-shared/domain/policy/presence-policy';
import {
  intervalMs,
  isPresenceChecked,
  nextCheck,
} from '../../../../src-shared/domain/presence/presence-schedule';
import { buildClock, buildEvents, untilStarted } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';

const policy = buildPolicy();
const make = buildEvents(buildClock());
const byFace = untilStarted(make);
const byStaff = [make.identified(), make.consentRefused(), make.manuallyVerified(), make.started()];

function stateAfter(events: readonly AttemptEvent[]) {
  const state = replayAttempt(events, policy);
  if (!state.ok) throw new Error(JSON.stringify(state));
  return state.value;
}

describe('when the next look is due', () => {
  it('lies between the two bounds of the policy, wherever the dice fall', () => {
    expect(intervalMs(policy.presence, 0)).toBe(120_000);
    expect(intervalMs(policy.presence, 0.5)).toBe(360_000);
    expect(intervalMs(policy.presence, 0.999_999)).toBeLessThanOrEqual(600_000);
  });

  it('is soon after a look that was not good, and by the dice after a good one or an incident', () => {
    const soon = { inMs: 20_000, cause: 'after-miss' };
    const byDice = { inMs: 120_000, cause: 'interval' };
    expect(nextCheck(policy.presence, { kind: 'no-face' }, false, 0)).toEqual(soon);
    expect(nextCheck(policy.presence, { kind: 'cannot-tell', why: 'not-facing' }, false, 0)).toEqual(soon);
    expect(nextCheck(policy.presence, { kind: 'no-face' }, true, 0)).toEqual(byDice);
    expect(nextCheck(policy.presence, { kind: 'present' }, false, 0)).toEqual(byDice);
  });

  it.each([
    ['the longest interval below the shortest', { minSeconds: 90, maxSeconds: 60 }],
    ['more misses than looks', { misses: 3, outOf: 2 }],
  ])('no authority can set %s', (_, change) => {
    expect(PresencePolicy.safeParse({ ...policy.presence, ...change }).success).toBe(false);
  });
});

describe('who is looked at', () => {
  it('somebody who was recognised by the camera and sits the exam', () => {
    expect(isPresenceChecked(stateAfter(byFace), policy)).toBe(true);
    expect(isPresenceChecked(stateAfter(byFace.slice(0, -1)), policy)).toBe(false);
    expect(isPresenceChecked(stateAfter([...byFace, make.submitted()]), policy)).toBe(false);
  });

  it('nobody who was recognised by staff: refusing costs nothing (RM-5, LW-3)', () => {
    const state = stateAfter(byStaff);
    expect(isPresenceChecked(state, policy)).toBe(false);
    expect(reduceAttempt(state, make.presenceChecked({ kind: 'no-face' }), policy).ok).toBe(false);
  });

  it('nobody where the authority does not want it', () => {
    const off = buildPolicy({ presence: { ...policy.presence, isOn: false } });
    expect(isPresenceChecked(stateAfter(byFace), off)).toBe(false);
  });

  it('nobody who took the consent back, before the start or during the exam; answers and clock stay (LW-2)', () => {
    const answered = [...byFace, make.answered('item-1', ['a'])];
    const before = stateAfter(answered);
    const after = stateAfter([...answered, make.consentWithdrawn()]);
    expect(isPresenceChecked(after, policy)).toBe(false);
    expect(after).toEqual({ ...before, hasWithdrawnConsent: true });
    const early = [...byFace.slice(0, 3), make.consentWithdrawn(), make.started()];
    expect(isPresenceChecked(stateAfter(early), policy)).toBe(false);
    expect(stateAfter(early)?.kind).toBe('started');
  });

  it('cannot be withdrawn twice, nor by somebody who never gave it', () => {
    const twice = [...byFace, make.consentWithdrawn()];
    expect(reduceAttempt(stateAfter(twice), make.consentWithdrawn(), policy).ok).toBe(false);
    expect(reduceAttempt(stateAfter(byStaff), make.consentWithdrawn(), policy).ok).toBe(false);
  });

  it('a look changes nothing of the exam but its count and the clock on disk', () => {
    const before = stateAfter(byFace);
    const after = stateAfter([
      ...byFace,
      make.presenceChecked({ kind: 'other-face' }, 'presence-other-face'),
    ]);
    expect(after).toMatchObject({ kind: 'started', presence: { checks: 1, incidents: 1 } });
    expect({ ...after, presence: undefined }).toEqual({ ...before, presence: undefined });
  });
});
