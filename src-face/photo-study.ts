import type { BorderStrip } from '../src-shared/domain/person/border-strip';
import type { PhotoStudy } from '../src-shared/domain/person/photo-check';
import type { PhotoFaces } from './find-faces';
import { eyeDistance, headPitchDegrees, headRollDegrees } from './head-tilt';
import { headYawDegrees } from './head-yaw';

/**
 * On every side, as a share of the photograph's own side: the detector misses a face that fills its picture. Grey,
 * because registered photographs are taken against white or light blue: it stands out from no person's outline.
 */
export const PADDING = { share: 0.25, grey: 128 } as const;

/** PH-6: what a registered photograph of `height` pixels measures, by the faces in it with room around. */
export function photoStudyOf(
  { faces, largest }: PhotoFaces,
  border: BorderStrip,
  height: number,
): PhotoStudy {
  const marks = largest?.marks;
  if (largest === undefined || marks === undefined) return { kind: 'no-face' };
  if (faces > 1) return { kind: 'many-faces', count: Math.min(100, faces) };
  return {
    kind: 'one-face',
    boxHeightMilli: Math.min(5000, Math.round((largest.box.height * 1000) / height)),
    rollDegrees: headRollDegrees(marks),
    yawDegrees: headYawDegrees(marks),
    pitchDegrees: headPitchDegrees(marks),
    eyePixels: Math.min(10_000, Math.round(eyeDistance(marks))),
    border,
    sharpness: largest.sharpness,
    coveredMilli: largest.covered,
  };
}
