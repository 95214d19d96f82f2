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

function resultOf(events: readonly AttemptEvent[]): AttemptResult {
  const state = replayAttempt(events, buildPolicy());
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
