import { describe, expect, it } from 'vitest';
import { faceMarks } from '../../../src-face/landmark-points';
import { meanLuma } from '../../../src-face/mean-luma';
import { cameraProblemOf } from '../../../src-renderer/face/camera-problem';
import { CLIP_RATE, frameAt } from '../../../src-renderer/face/clip-clock';

describe('the light of a picture', () => {
  it('is 0 for black, 255 for white, and counts green more than red more than blue', () => {
    const light = (...rgb: readonly number[]) => meanLuma(new Uint8ClampedArray([...rgb, 255]));
    expect(light(0, 0, 0)).toBe(0);
    expect(light(255, 255, 255)).toBe(255);
    expect([light(0, 255, 0), light(255, 0, 0), light(0, 0, 255)]).toEqual([150, 76, 29]);
  });

  it('is the mean over all pixels, and 0 for none', () => {
    expect(meanLuma(new Uint8ClampedArray([0, 0, 0, 255, 200, 200, 200, 255]))).toBe(100);
    expect(meanLuma(new Uint8ClampedArray())).toBe(0);
  });
});

describe('the frame of a clip that shows at a moment', () => {
  it('changes twelve times a second and starts again at the end', () => {
    expect(CLIP_RATE).toBe(12);
    expect(frameAt(0, 24)).toBe(0);
    expect(frameAt(83, 24)).toBe(0);
    expect(frameAt(84, 24)).toBe(1);
    expect(frameAt(1999, 24)).toBe(23);
    expect(frameAt(2000, 24)).toBe(0);
  });
});

describe('what kept the camera from opening', () => {
  it.each([
    ['NotAllowedError', 'camera-refused'],
    ['SecurityError', 'camera-refused'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'no-camera'],
  ])('%s means %s', (name, kind) => {
    expect(cameraProblemOf(new DOMException('', name))).toEqual({ kind });
  });

  it('is a missing camera where the browser knows no cameras at all', () => {
    expect(cameraProblemOf(new TypeError('undefined is not an object'))).toEqual({ kind: 'no-camera' });
  });
});

describe('the marks of a face', () => {
  const landmarks = Array.from({ length: 68 }, (_, i) => ({ x: i, y: -i }));

  it('are those of the 68 that the alignment and the turn need', () => {
    expect(faceMarks(landmarks)).toEqual({
      leftEyeOuter: { x: 36, y: -36 },
      leftEyeInner: { x: 39, y: -39 },
      rightEyeInner: { x: 42, y: -42 },
      rightEyeOuter: { x: 45, y: -45 },
      noseTip: { x: 30, y: -30 },
      noseBase: { x: 33, y: -33 },
      mouthLeft: { x: 48, y: -48 },
      mouthRight: { x: 54, y: -54 },
    });
  });

  it('do not exist in a list of another length', () => {
    expect(faceMarks(landmarks.slice(0, 67))).toBeUndefined();
    expect(faceMarks([])).toBeUndefined();
  });
});
