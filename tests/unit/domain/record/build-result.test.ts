import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../src-shared/basics/canonical-json';
import { StationId } from '../../../../src-shared/basics/ids';
import type { AttemptEvent } from '../../../../src-shared/domain/attempt/attempt-event';
import { replayAttempt } from '../../../../src-shared/domain/attempt/reduce-attempt';
import { AttemptResult } from '../../../../src-shared/domain/record/attempt-result';
import { buildAttemptResult } from '../../../../src-shared/domain/record/build-result';
import { buildClock, buildEvents, type EventMaker, untilStarted } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';

const context = {
  stationId: StationId.parse('ST-1'),
  bankVersion: '样例-1',
  blueprintVersion: '样例-1',
  isDemonstration: true,
};

function resultOf(events: readonly AttemptEvent[], policy = buildPolicy()): AttemptResult {
  const state = replayAttempt(events, policy);
  if (!state.ok || state.value?.kind !== 'scored') throw new Error(JSON.stringify(state));
  return buildAttemptResult(state.value, context);
}

const finish = (make: EventMaker) => [make.submitted('deadline'), make.scored(61), make.left()];

describe('the result of an attempt', () => {
  it('obeys its schema and can be written as canonical JSON', () => {
    const make = buildEvents(buildClock());
    const result = resultOf([...untilStarted(make), make.answered('i-1', ['a']), ...finish(make)]);
    expect(AttemptResult.parse(result)).toEqual(result);
    expect(canonicalJson(result)).toContain('"attemptNo":1');
    expect(result).toMatchObject({ submitCause: 'deadline', claimed: { total: 61, isPass: true } });
  });

  it('lists answers by question and leaves those out that were taken back', () => {
    const make = buildEvents(buildClock());
    const answers = [
      make.answered('i-9', ['b']),
      make.answered('i-10', ['c']),
      make.answered('i-2', ['a', 'd']),
      make.answered('i-9', []),
    ];
    const result = resultOf([...untilStarted(make), ...answers, ...finish(make)]);
    expect(result.answers).toEqual([
      { itemId: 'i-10', chosen: ['c'] },
      { itemId: 'i-2', chosen: ['a', 'd'] },
    ]);
  });

  const WITH_MOVEMENTS = buildPolicy({ liveness: { ...buildPolicy().liveness, actions: 2, tries: 2 } });
  const nothing = { kind: 'retry', reason: 'no-action', costsTry: true };

  it('says what came of the movements, and holds no number of the face for it (LW-4)', () => {
    const make = buildEvents(buildClock());
    const checkIn = [make.identified(), make.consentGiven(), make.faceAccepted()];
    const movements = [
      make.challengeJudged(nothing),
      make.challengeJudged({ kind: 'passed' }, { actions: ['blink', 'nod'], done: 2 }),
    ];
    const result = resultOf([...checkIn, ...movements, make.started(), ...finish(make)], WITH_MOVEMENTS);
    expect(AttemptResult.parse(result).identityPath).toEqual({
      kind: 'face',
      distanceMilli: 312,
      tries: 1,
      movements: { verdict: 'passed', asked: ['blink', 'nod'], done: 2, challenges: 2, isCompared: true },
    });
  });

  it('says so, too, when staff decided after movements that came to nothing (RM-5, LW-3)', () => {
    const make = buildEvents(buildClock());
    const checkIn = [make.identified(), make.consentGiven(), make.faceAccepted()];
    const byStaff = [make.manuallyVerified(), make.started(), ...finish(make)];
    const failed = [make.challengeJudged(nothing), make.challengeJudged(nothing)];
    const path = (events: readonly AttemptEvent[]) =>
      AttemptResult.parse(resultOf([...checkIn, ...events, ...byStaff], WITH_MOVEMENTS)).identityPath;
    expect(path(failed)).toMatchObject({
      kind: 'manual',
      movements: { verdict: 'no-action', asked: ['nod', 'turn-left'], done: 1, challenges: 2 },
    });
    expect(path([make.facePathLeft()])).toMatchObject({
      kind: 'manual',
      movements: { verdict: 'broken-off', asked: [], done: 0, challenges: 0 },
    });
    const refused = [make.identified(), make.consentRefused(), ...byStaff];
    expect(resultOf(refused, WITH_MOVEMENTS).identityPath).not.toHaveProperty('movements');
  });

  it('accounts for the time: duration, clock at submission with gaps, gaps, grants (RM-8, RM-11)', () => {
    const clock = buildClock();
    const make = buildEvents(clock);
    const events = untilStarted(make);
    clock.pass(600_000);
    events.push(make.heartbeat());
    clock.reboot(430_000);
    events.push(make.resumed(430_000), make.granted(8));
    clock.pass(60_000);
    expect(resultOf([...events, ...finish(make)]).time).toEqual({
      durationMs: 7_200_000,
      usedMs: 1_090_000,
      gapsMs: 430_000,
      pausedMs: 0,
      grantsMs: 480_000,
      ledger: [
        expect.objectContaining({ kind: 'gap', ms: 430_000 }),
        expect.objectContaining({ kind: 'grant', minutes: 8 }),
      ],
    });
  });

  it('tells how the person was recognised, by staff as well as by face (RM-5)', () => {
    const make = buildEvents(buildClock());
    const byHand = [make.identified(), make.consentRefused(), make.manuallyVerified(), make.started()];
    expect(resultOf([...byHand, ...finish(make)]).identityPath).toEqual({
      kind: 'manual',
      reason: 'camera-refused',
      staff: ['J-1', 'J-2'],
    });
    expect(resultOf([...untilStarted(make), ...finish(make)]).identityPath).toEqual({
      kind: 'face',
      distanceMilli: 312,
      tries: 1,
    });
  });
});
