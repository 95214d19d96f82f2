import { describe, expect, it } from 'vitest';
import type { FaceGlance } from '../../../src-renderer/face/face-checker';
import type { FaceDescriptors } from '../../../src-renderer/face/face-descriptors';
import { type FrameLook, fuseFrames } from '../../../src-renderer/face/fuse-frames';
import { FaceMeasurement } from '../../../src-shared/domain/presence/face-measurement';

const MODEL = '样例模型';
const described = (values: readonly number[]): FaceDescriptors => [
  { model: MODEL, values: new Float32Array(values), isUnit: false },
];
const REFERENCE = described([0, 0]);
const at = (distanceMilli: number) => [{ model: MODEL, distanceMilli }];
const BOX = { x: 10, y: 10, width: 200, height: 200 };

function face(
  descriptor: readonly number[],
  seen: Partial<Extract<FaceGlance, { kind: 'one-face' }>> = {},
): FrameLook {
  const glance: FaceGlance = {
    kind: 'one-face',
    luma: 120,
    facePixels: 200,
    yawDegrees: 4,
    pitchDegrees: 5,
    rollDegrees: 1,
    sharpness: 200,
    coveredMilli: 0,
    scoreMilli: 900,
    box: BOX,
    ...seen,
  };
  return { glance, descriptors: described(descriptor) };
}
const nobody: FrameLook = { glance: { kind: 'no-face', luma: 60 }, descriptors: undefined };
const two: FrameLook = { glance: { kind: 'many-faces', count: 2, luma: 80 }, descriptors: undefined };

describe('fusing the frames of one check', () => {
  it('averages the descriptors before it compares, so that noise to both sides cancels out', () => {
    const fused = fuseFrames([face([0.3, 0.4]), face([0.3, -0.4])], REFERENCE, 'camera');
    expect(fused).toMatchObject({ kind: 'one-face', distances: at(300), frames: 2 });
  });

  it('gives the distance in whole thousandths with the model it was measured by', () => {
    const fused = fuseFrames([face([0.3, 0.4])], REFERENCE, 'demonstration-clip');
    expect(fused).toMatchObject({ distances: at(500), source: 'demonstration-clip' });
  });

  it('takes the median of light, size, turn and score', () => {
    const looks = [
      face([0, 0], {
        luma: 100,
        facePixels: 180,
        yawDegrees: 2,
        scoreMilli: 700,
        sharpness: 5,
        coveredMilli: 900,
      }),
      face([0, 0], { luma: 20, facePixels: 210, yawDegrees: 40, scoreMilli: 950 }),
      face([0, 0], { luma: 120, facePixels: 190, yawDegrees: 3, scoreMilli: 900 }),
    ];
    expect(fuseFrames(looks, REFERENCE, 'camera')).toMatchObject({
      luma: 100,
      facePixels: 190,
      yawDegrees: 3,
      scoreMilli: 900,
      sharpness: 200,
      coveredMilli: 0,
    });
  });

  it('leaves out frames without a face and says how many were left', () => {
    const fused = fuseFrames([nobody, face([0.1, 0]), nobody], REFERENCE, 'camera');
    expect(fused).toMatchObject({ kind: 'one-face', frames: 1, distances: at(100) });
  });

  it('lets one frame with several faces decide, and tells the largest number seen', () => {
    const three: FrameLook = { ...two, glance: { kind: 'many-faces', count: 3, luma: 80 } };
    const fused = fuseFrames([face([0, 0]), two, three], REFERENCE, 'camera');
    expect(fused).toEqual({ kind: 'many-faces', count: 3, luma: 80 });
  });

  it('is no face when no frame is usable', () => {
    expect(fuseFrames([nobody, nobody], REFERENCE, 'camera')).toEqual({ kind: 'no-face', luma: 60 });
    expect(fuseFrames([], REFERENCE, 'camera')).toEqual({ kind: 'no-face', luma: 0 });
  });

  it('leaves out a face that could not be described', () => {
    const undescribed = { ...face([0, 0]), descriptors: undefined };
    expect(fuseFrames([undescribed], REFERENCE, 'camera')).toMatchObject({ kind: 'no-face' });
  });

  it('always makes a measurement that the main process takes', () => {
    const far = fuseFrames([face([9, 9])], REFERENCE, 'camera');
    for (const fused of [
      far,
      fuseFrames([two], REFERENCE, 'camera'),
      fuseFrames([nobody], REFERENCE, 'camera'),
    ]) {
      expect(FaceMeasurement.safeParse(fused).success).toBe(true);
    }
    expect(far).toMatchObject({ distances: at(4000) });
  });
});
