import { assertNever } from '../../basics/assert-never';
import type { FacePolicy } from '../policy/face-policy';
import type { FaceMeasurement, FaceRetryReason, FaceVerdict } from './face-measurement';
import { fuseDistances } from './fuse-distances';

type OneFace = Extract<FaceMeasurement, { readonly kind: 'one-face' }>;

/**
 * One look through the camera against the registered photograph (RM-5, LW-3). Whether the picture can be compared at
 * all comes first; a value equal to its bound is within it.
 */
export function judgeFace(measurement: FaceMeasurement, face: FacePolicy): FaceVerdict {
  switch (measurement.kind) {
    case 'no-face':
      // In the dark no face is found: more light is the advice that helps.
      return retry(measurement.luma < face.minLuma ? 'too-dark' : 'no-face');
    case 'many-faces':
      return retry('many-faces');
    case 'one-face': {
      const flaw = flawOf(measurement, face);
      return flaw === undefined ? compare(measurement, face) : retry(flaw);
    }
    default:
      return assertNever(measurement);
  }
}

/** Whether a verdict uses up one of the tries (RM-5): an unusable picture doesn't, a comparison that fails does. */
export function costsTry(verdict: FaceVerdict): boolean {
  switch (verdict.kind) {
    case 'accept':
      return false;
    case 'retry':
      return verdict.reason === 'not-similar-enough';
    case 'no-match':
      return true;
    default:
      return assertNever(verdict);
  }
}

/** What makes the picture unusable; the flaw that is mended first comes first. */
function flawOf(seen: OneFace, face: FacePolicy): FaceRetryReason | undefined {
  if (seen.luma < face.minLuma) return 'too-dark';
  if (seen.facePixels < face.minFacePixels) return 'too-far';
  if (seen.yawDegrees > face.maxYawDegrees) return 'not-facing';
  if (seen.pitchDegrees > face.maxPitchDegrees) return 'not-facing';
  if (seen.rollDegrees > face.maxRollDegrees) return 'not-facing';
  if (seen.sharpness < face.minSharpness) return 'too-blurred';
  if (seen.coveredMilli > face.maxCoveredMilli) return 'covered';
  return undefined;
}

function compare(seen: OneFace, face: FacePolicy): FaceVerdict {
  const fused = fuseDistances(seen.distances, face.fusion);
  if (fused === undefined) return retry('not-compared');
  if (fused <= face.acceptDistanceMilli) return { kind: 'accept' };
  return fused <= face.reviewDistanceMilli ? retry('not-similar-enough') : { kind: 'no-match' };
}

function retry(reason: FaceRetryReason): FaceVerdict {
  return { kind: 'retry', reason };
}
