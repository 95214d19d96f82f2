import { assertNever } from '../../basics/assert-never';
import type { ExamPolicy } from '../policy/exam-policy';
import type { FaceMeasurement, FaceRetryReason, FaceVerdict } from './face-measurement';

/**
 * One look through the camera against the registered photograph (RM-5, LW-3). Whether the picture can be compared at
 * all comes first; distances and bounds are thousandths, and a distance equal to a bound is within it.
 */
export function judgeFace(measurement: FaceMeasurement, face: ExamPolicy['face']): FaceVerdict {
  switch (measurement.kind) {
    case 'no-face':
      // In the dark no face is found: more light is the advice that helps.
      return retry(measurement.luma < face.minLuma ? 'too-dark' : 'no-face');
    case 'many-faces':
      return retry('many-faces');
    case 'one-face':
      if (measurement.luma < face.minLuma) return retry('too-dark');
      if (measurement.facePixels < face.minFacePixels) return retry('too-far');
      if (measurement.yawDegrees > face.maxYawDegrees) return retry('not-facing');
      if (measurement.distanceMilli <= face.acceptDistanceMilli) return { kind: 'accept' };
      if (measurement.distanceMilli <= face.reviewDistanceMilli) return retry('not-similar-enough');
      return { kind: 'no-match' };
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

function retry(reason: FaceRetryReason): FaceVerdict {
  return { kind: 'retry', reason };
}
