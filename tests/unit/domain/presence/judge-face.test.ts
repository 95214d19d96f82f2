import { describe, expect, it } from 'vitest';
import { costsTry, judgeFace } from '../../../../src-shared/domain/presence/judge-face';
import { oneFace } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';

const { face } = buildPolicy();

describe('one look through the camera (RM-5)', () => {
  it.each([
    { measurement: { kind: 'no-face', luma: 120 } as const, reason: 'no-face', costs: false },
    { measurement: { kind: 'no-face', luma: 59 } as const, reason: 'too-dark', costs: false },
    { measurement: { kind: 'many-faces', count: 2, luma: 120 } as const, reason: 'many-faces', costs: false },
    { measurement: oneFace({ luma: 59 }), reason: 'too-dark', costs: false },
    { measurement: oneFace({ facePixels: 99 }), reason: 'too-far', costs: false },
    { measurement: oneFace({ yawDegrees: 21 }), reason: 'not-facing', costs: false },
    { measurement: oneFace({ pitchDegrees: 21 }), reason: 'not-facing', costs: false },
    { measurement: oneFace({ rollDegrees: 21 }), reason: 'not-facing', costs: false },
    { measurement: oneFace({ sharpness: 19 }), reason: 'too-blurred', costs: false },
    { measurement: oneFace({ coveredMilli: 601 }), reason: 'covered', costs: false },
    {
      measurement: oneFace({ distances: [{ model: '另一模型', distanceMilli: 1 }] }),
      reason: 'not-compared',
      costs: false,
    },
    { measurement: oneFace({ distanceMilli: 431 }), reason: 'not-similar-enough', costs: true },
    { measurement: oneFace({ distanceMilli: 530 }), reason: 'not-similar-enough', costs: true },
  ])('that is $reason is to be tried again', ({ measurement, reason, costs }) => {
    const verdict = judgeFace(measurement, face);
    expect(verdict).toEqual({ kind: 'retry', reason });
    expect(costsTry(verdict)).toBe(costs);
  });

  it('is accepted up to the accept distance and at the very bounds of a usable picture', () => {
    const verdict = judgeFace(
      oneFace({
        distanceMilli: 430,
        luma: 60,
        facePixels: 100,
        yawDegrees: 20,
        pitchDegrees: 20,
        rollDegrees: 20,
        sharpness: 20,
        coveredMilli: 600,
      }),
      face,
    );
    expect(verdict).toEqual({ kind: 'accept' });
    expect(costsTry(verdict)).toBe(false);
  });

  it('is another person above the review distance, and costs a try', () => {
    const verdict = judgeFace(oneFace({ distanceMilli: 531 }), face);
    expect(verdict).toEqual({ kind: 'no-match' });
    expect(costsTry(verdict)).toBe(true);
  });

  it('is not compared when the picture is unusable, however small the distance', () => {
    expect(judgeFace(oneFace({ distanceMilli: 1, facePixels: 40 }), face)).toMatchObject({ kind: 'retry' });
    expect(judgeFace(oneFace({ distanceMilli: 900, luma: 10 }), face)).toMatchObject({ kind: 'retry' });
  });
});
