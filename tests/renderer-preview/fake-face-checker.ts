import type { FaceChecker, FaceGlance } from '../../src-renderer/face/face-checker';
import { ok } from '../../src-shared/basics/result';

/** Sees what `?face=` says, without any network; the pictures on the screens are the demonstration clip's. */
const scene = new URLSearchParams(window.location.search).get('face') ?? 'hold';

const box = { x: 220, y: 130, width: 200, height: 200 };
const good = {
  kind: 'one-face' as const,
  luma: 120,
  facePixels: 200,
  yawDegrees: 2,
  pitchDegrees: 5,
  rollDegrees: 1,
  sharpness: 200,
  coveredMilli: 0,
  scoreMilli: 900,
  box,
};

function glanced(): FaceGlance {
  if (scene === 'far') return { ...good, facePixels: 70, box: { x: 285, y: 205, width: 70, height: 70 } };
  return good;
}

export function createFaceChecker(): FaceChecker {
  return {
    prepare: async () => ok({ backend: 'wasm' as const, loadMs: 1, tensors: 0 }),
    setReference: async () => ok(undefined),
    glance: async (frame) => {
      frame.close();
      return ok(glanced());
    },
    check: async (frames, source) => {
      for (const frame of frames) frame.close();
      const measurement = {
        kind: 'one-face' as const,
        distances: [{ model: 'preview', distanceMilli: 480 }],
        luma: 120,
        facePixels: 200,
        yawDegrees: 2,
        pitchDegrees: 5,
        rollDegrees: 1,
        sharpness: 200,
        coveredMilli: 0,
        scoreMilli: 900,
        frames: 3,
        source,
      };
      return ok({ measurement, box });
    },
    studyPhoto: async () => ok({ kind: 'no-face' as const }),
    forgetSitting: async () => ok(undefined),
    keepCapture: async () => ok(undefined),
    prepareMesh: async () => ok({ loadMs: 1, tensors: 0 }),
    mesh: async (frame) => {
      frame.close();
      return ok({ kind: 'no-face' });
    },
    dispose: () => undefined,
  };
}
