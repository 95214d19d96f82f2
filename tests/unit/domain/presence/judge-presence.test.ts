import { describe, expect, it } from 'vitest';
import type { FaceMeasurement } from '../../../../src-shared/domain/presence/face-measurement';
import { judgePresence } from '../../../../src-shared/domain/presence/judge-presence';
import { oneFace } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';

const { face } = buildPolicy();
const SAME = oneFace({ distanceMilli: face.acceptDistanceMilli });
const BETWEEN = oneFace({ distanceMilli: face.reviewDistanceMilli });
const OTHER = oneFace({ distanceMilli: face.reviewDistanceMilli + 1 });

const judge = (toPhoto: FaceMeasurement, toCapture?: FaceMeasurement) =>
  judgePresence({ kind: 'seen', toPhoto, ...(toCapture === undefined ? {} : { toCapture }) }, face);

describe('one look during the exam', () => {
  it.each([
    ['the photograph alone is similar enough', SAME, undefined],
    ['the photograph is similar, the capture is not', SAME, OTHER],
    ['an old photograph is not, the capture of today is', OTHER, SAME],
    ['the photograph is between, the capture is similar', BETWEEN, SAME],
  ])('says present when %s', (_, toPhoto, toCapture) => {
    expect(judge(toPhoto, toCapture)).toEqual({ kind: 'present' });
  });

  it.each([
    ['far from the photograph, with no capture on this station', OTHER, undefined],
    ['far from both', OTHER, OTHER],
  ])('says other face when it is %s', (_, toPhoto, toCapture) => {
    expect(judge(toPhoto, toCapture)).toEqual({ kind: 'other-face' });
  });

  it.each([
    ['between, with no capture', BETWEEN, undefined],
    ['far from the photograph and between to the capture', OTHER, BETWEEN],
    ['between to the photograph and far from the capture', BETWEEN, OTHER],
  ])('says nothing against anybody when the face is %s (LW-3)', (_, toPhoto, toCapture) => {
    expect(judge(toPhoto, toCapture)).toEqual({ kind: 'cannot-tell', why: 'not-similar-enough' });
  });

  it.each([
    [{ kind: 'no-face', luma: 120 } as const, { kind: 'no-face' }],
    [{ kind: 'many-faces', count: 2, luma: 120 } as const, { kind: 'many-faces' }],
    [{ kind: 'no-face', luma: 10 } as const, { kind: 'cannot-tell', why: 'too-dark' }],
    [oneFace({ facePixels: 40 }), { kind: 'cannot-tell', why: 'too-far' }],
    [oneFace({ yawDegrees: 60, distanceMilli: 900 }), { kind: 'cannot-tell', why: 'not-facing' }],
  ])('tells a picture that cannot be compared by what is wrong with it: %o', (measurement, verdict) => {
    expect(judge(measurement)).toEqual(verdict);
  });

  it.each(['camera-lost', 'engine-failed'] as const)(
    'cannot tell when there is nothing to see: %s',
    (why) => {
      expect(judgePresence({ kind: 'unseen', why }, face)).toEqual({ kind: 'cannot-tell', why });
    },
  );
});
