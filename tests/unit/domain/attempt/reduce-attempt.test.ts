import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '../../../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../../../src-shared/domain/attempt/attempt-state';
import { reduceAttempt, replayAttempt } from '../../../../src-shared/domain/attempt/reduce-attempt';
import { remainingMs } from '../../../../src-shared/domain/attempt/time-ledger';
import { buildClock, buildEvents, untilStarted } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';

const policy = buildPolicy();

function fold(events: readonly AttemptEvent[]): AttemptState {
  const state = replayAttempt(events, policy);
  if (!state.ok || state.value === undefined) throw new Error(JSON.stringify(state));
  return state.value;
}

/** Every state of the machine with the events that lead there, and which kinds may follow. */
function statesAndFollowers() {
  const make = buildEvents(buildClock());
  const started = untilStarted(make);
  const consented = [make.identified(), make.consentGiven()];
  const manual = [make.identified(), make.consentRefused()];
  const sitting = ['answered', 'flagged', 'moved', 'heartbeat', 'resumed', 'granted', 'submitted'];
  return {
    none: { events: [], followers: ['identified'] },
    identified: {
      events: [make.identified()],
      followers: ['face-consent-given', 'face-consent-refused', 'check-in-abandoned'],
    },
    'verifying-face': {
      events: consented,
      followers: ['face-consent-refused', 'face-path-left', 'face-checked', 'check-in-abandoned'],
    },
    'verifying-manually': { events: manual, followers: ['manually-verified', 'check-in-abandoned'] },
    ready: { events: started.slice(0, 3), followers: ['started', 'check-in-abandoned'] },
    abandoned: { events: [make.identified(), make.abandoned()], followers: [] },
    started: { events: started, followers: sitting },
    submitted: { events: [...started, make.submitted()], followers: ['scored'] },
    scored: { events: [...started, make.submitted(), make.scored()], followers: ['left'] },
  } as const;
}

function oneOfEach(): AttemptEvent[] {
  const make = buildEvents(buildClock());
  return [
    make.identified(),
    make.consentGiven(),
    make.consentRefused(),
    make.facePathLeft(),
    make.faceNoMatch(),
    make.challengeJudged({ kind: 'passed' }),
    make.manuallyVerified(),
    make.abandoned(),
    make.started(),
    make.answered('item-1', ['a']),
    make.flagged(3),
    make.moved(4),
    make.heartbeat(),
    make.resumed(0, 'monotonic'),
    make.granted(1),
    make.submitted(),
    make.scored(),
    make.left(),
  ];
}

describe('the order of an attempt (RM, section 7)', () => {
  it.each(Object.entries(statesAndFollowers()))(
    'after %s only what belongs there may follow',
    (name, known) => {
      const before = replayAttempt(known.events, policy);
      if (!before.ok) throw new Error('the events of the table are legal');
      expect(before.value?.kind ?? 'none').toBe(name);
      for (const event of oneOfEach()) {
        const next = reduceAttempt(before.value, event, policy);
        expect({ event: event.kind, ok: next.ok }).toEqual({
          event: event.kind,
          ok: (known.followers as readonly string[]).includes(event.kind),
        });
        if (!next.ok) {
          expect(next.error).toEqual({ kind: 'event-out-of-place', event: event.kind, state: name });
        }
      }
    },
  );

  it('has nothing after the person has left', () => {
    const make = buildEvents(buildClock());
    const done = fold([...untilStarted(make), make.submitted(), make.scored(72), make.left()]);
    expect(done).toMatchObject({ kind: 'scored', total: 72, isPass: true, hasLeft: true });
    for (const event of oneOfEach()) expect(reduceAttempt(done, event, policy).ok).toBe(false);
  });

  it('takes no event of another attempt', () => {
    const make = buildEvents(buildClock());
    const state = fold(untilStarted(make));
    const other = { ...make.heartbeat(), attemptId: 'f'.repeat(32) } as AttemptEvent;
    expect(reduceAttempt(state, other, policy).ok).toBe(false);
  });

  it('replays nothing to no state, and stops at the first event out of place', () => {
    const make = buildEvents(buildClock());
    expect(replayAttempt([], policy)).toEqual({ ok: true, value: undefined });
    expect(replayAttempt([make.identified(), make.submitted(), make.abandoned()], policy)).toEqual({
      ok: false,
      error: { kind: 'event-out-of-place', event: 'submitted', state: 'identified' },
    });
  });
});

describe('recognising the person (RM-5)', () => {
  it('three failed comparisons hand over to staff', () => {
    const make = buildEvents(buildClock());
    const events = [make.identified(), make.consentGiven(), make.faceNoMatch(), make.faceNoMatch()];
    expect(fold(events)).toMatchObject({
      kind: 'verifying-face',
      triesUsed: 2,
      lastVerdict: { kind: 'no-match' },
    });
    expect(fold([...events, make.faceNoMatch()])).toMatchObject({
      kind: 'verifying-manually',
      because: 'tries-used-up',
    });
  });

  it('a picture that can not be used costs no try', () => {
    const make = buildEvents(buildClock());
    const looks = Array.from({ length: 20 }, () => make.faceTooDark());
    expect(fold([make.identified(), make.consentGiven(), ...looks])).toMatchObject({
      kind: 'verifying-face',
      triesUsed: 0,
      lastVerdict: { kind: 'retry', reason: 'too-dark' },
    });
  });

  it('a match keeps its distance and the tries it took', () => {
    const make = buildEvents(buildClock());
    expect(
      fold([make.identified(), make.consentGiven(), make.faceNoMatch(), make.faceAccepted(401)]),
    ).toMatchObject({
      kind: 'ready',
      identityPath: { kind: 'face', distanceMilli: 401, tries: 2 },
    });
  });

  it('refusing the face check, taking consent back or having no camera all lead to staff, with no try lost (LW-3)', () => {
    const make = buildEvents(buildClock());
    const ways = [
      [make.consentRefused()],
      [make.consentGiven(), make.consentRefused()],
      [make.consentGiven(), make.facePathLeft()],
    ];
    for (const way of ways) {
      expect(fold([make.identified(), ...way])).toMatchObject({
        kind: 'verifying-manually',
        because: 'refused',
      });
      expect(fold([make.identified(), ...way, make.manuallyVerified()])).toMatchObject({
        kind: 'ready',
        identityPath: { kind: 'manual', reason: 'camera-refused', staff: ['J-1', 'J-2'] },
      });
    }
  });

  describe('with movements asked for (policy liveness)', () => {
    const asking = { ...policy, liveness: { ...policy.liveness, actions: 2, tries: 2 } };
    const foldAsking = (events: readonly AttemptEvent[]) => {
      const state = replayAttempt(events, asking);
      if (!state.ok) throw new Error(JSON.stringify(state.error));
      return state.value;
    };
    const matched = () => {
      const make = buildEvents(buildClock());
      return { make, events: [make.identified(), make.consentGiven(), make.faceAccepted(401)] };
    };
    const costly = { kind: 'retry', reason: 'no-action', costsTry: true };

    it('a match alone is not enough; the movements are', () => {
      const { make, events } = matched();
      expect(foldAsking(events)).toMatchObject({ kind: 'challenged', challengesUsed: 0 });
      expect(foldAsking([...events, make.challengeJudged({ kind: 'passed' })])).toMatchObject({
        kind: 'ready',
        identityPath: { kind: 'face', distanceMilli: 401, tries: 1 },
      });
    });

    it('what came to nothing is counted, and in the end staff decide, never the machine alone (LW-3)', () => {
      const { make, events } = matched();
      const free = make.challengeJudged({ kind: 'retry', reason: 'no-face', costsTry: false });
      const once = [...events, free, free, make.challengeJudged(costly)];
      expect(foldAsking(once)).toMatchObject({ kind: 'challenged', challengesUsed: 1, lastVerdict: costly });
      const twice = [...once, make.challengeJudged(costly)];
      expect(foldAsking(twice)).toMatchObject({ kind: 'verifying-manually', because: 'challenge-failed' });
      expect(foldAsking([...twice, make.manuallyVerified()])).toMatchObject({ kind: 'ready' });
    });

    it('another face leads to staff at once, and so does going there oneself', () => {
      const { make, events } = matched();
      const other = make.challengeJudged({ kind: 'failed', reason: 'other-face' });
      expect(foldAsking([...events, other])).toMatchObject({ because: 'challenge-failed' });
      expect(foldAsking([...events, make.facePathLeft()])).toMatchObject({ because: 'refused' });
      expect(foldAsking([...events, make.abandoned()])).toMatchObject({ kind: 'abandoned' });
    });
  });

  it('a match without exactly one face is out of place', () => {
    const make = buildEvents(buildClock());
    const state = fold([make.identified(), make.consentGiven()]);
    const accepted = { ...make.faceTooDark(), verdict: { kind: 'accept' } } as AttemptEvent;
    expect(reduceAttempt(state, accepted, policy).ok).toBe(false);
  });
});

describe('a sitting', () => {
  it('keeps the last answer of each question, taken-back ones as empty (TS-11)', () => {
    const make = buildEvents(buildClock());
    const state = fold([
      ...untilStarted(make),
      make.answered('item-1', ['a']),
      make.answered('item-2', ['a', 'b']),
      make.answered('item-1', ['c']),
      make.answered('item-2', []),
    ]);
    expect(state.kind === 'started' && [...state.answers]).toEqual([
      ['item-1', ['c']],
      ['item-2', []],
    ]);
  });

  it('keeps flags and the place where the candidate is', () => {
    const make = buildEvents(buildClock());
    const events = [make.flagged(3), make.flagged(9), make.flagged(3, false), make.moved(41)];
    const state = fold([...untilStarted(make), ...events]);
    expect(state.kind === 'started' && [...state.flaggedNumbers]).toEqual([9]);
    expect(state).toMatchObject({ currentNumber: 41 });
  });

  it('never changes the state it was given', () => {
    const make = buildEvents(buildClock());
    const before = fold([...untilStarted(make), make.answered('item-1', ['a']), make.flagged(2)]);
    const copy = structuredClone(before);
    for (const event of oneOfEach()) reduceAttempt(before, event, policy);
    expect(before).toEqual(copy);
  });

  it('stands still after a reboot until a proctor resumes it (RM-11)', () => {
    const clock = buildClock();
    const make = buildEvents(clock);
    const state = fold([...untilStarted(make), make.answered('item-1', ['a'])]);
    clock.reboot(430_000);
    for (const event of [
      make.answered('item-1', ['b']),
      make.heartbeat(),
      make.granted(8),
      make.submitted(),
    ]) {
      expect(reduceAttempt(state, event, policy).ok).toBe(false);
    }
    const resumed = reduceAttempt(state, make.resumed(430_000), policy);
    if (!resumed.ok) throw new Error('resuming is in place');
    expect(reduceAttempt(resumed.value, make.answered('item-1', ['b']), policy).ok).toBe(true);
  });

  it('gives time back for a blackout as granted (RM-8, RM-11)', () => {
    const clock = buildClock();
    const make = buildEvents(clock);
    const events = untilStarted(make);
    clock.pass(40 * 60_000);
    events.push(make.heartbeat());
    clock.reboot(430_000);
    events.push(make.resumed(430_000), make.granted(8));
    const state = fold(events);
    if (state.kind !== 'started') throw new Error('the attempt is running');
    expect(remainingMs(state.ledger, clock.now())).toBe(128 * 60_000 - 40 * 60_000 - 430_000);
  });
});
