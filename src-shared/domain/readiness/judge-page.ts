import { assertNever } from '../../basics/assert-never';
import type { PageMeasurement } from './machine-measurement';
import type { CheckId, CheckReason, CheckState, Facts, ReadinessCheck } from './readiness-check';
import type { ReadinessLimits } from './readiness-limits';

/** One check, with its evidence and limits. */
export function check(
  id: CheckId,
  state: CheckState,
  reason: CheckReason,
  evidence: Facts = {},
  limits: Facts = {},
): ReadinessCheck {
  return { id, state, reason, evidence, limits };
}

type Camera = PageMeasurement['camera'];

/**
 * The face check has a manual path of equal rank (RM-5, LW-3), so a machine without a camera is a warning: its
 * candidates are checked by staff. A camera that shows only black looks like one that works, and is worse than none.
 */
export function judgeCamera(camera: Camera | undefined, limits: ReadinessLimits): ReadinessCheck {
  if (camera === undefined) return check('camera', 'block', 'not-measured');
  switch (camera.kind) {
    case 'none':
      return check('camera', 'warn', 'camera-none');
    case 'refused':
      return check('camera', 'warn', 'camera-refused');
    case 'busy':
      return check('camera', 'block', 'camera-busy');
    case 'black':
      return check('camera', 'block', 'camera-black');
    case 'opened': {
      const { label, width, height, framesPerSecond, luma } = camera;
      const evidence = { cameraName: label, width, height, framesPerSecond };
      const asked = {
        width: limits.cameraWidth,
        height: limits.cameraHeight,
        framesPerSecond: limits.cameraFramesPerSecond,
      };
      if (luma < limits.blackLuma) return check('camera', 'block', 'camera-black', evidence, asked);
      if (width < limits.cameraWidth || height < limits.cameraHeight)
        return check('camera', 'warn', 'camera-small', evidence, asked);
      if (framesPerSecond < limits.cameraFramesPerSecond)
        return check('camera', 'warn', 'camera-slow', evidence, asked);
      return check('camera', 'pass', 'fine', evidence, asked);
    }
    default:
      return assertNever(camera);
  }
}

/** PH: too dark or too bright for the comparison; a lamp mends it. */
export function judgeLight(camera: Camera | undefined, limits: ReadinessLimits): ReadinessCheck {
  if (camera?.kind !== 'opened') return check('light', 'warn', 'light-unknown');
  const evidence = { luma: camera.luma };
  const asked = { lumaFrom: limits.minLuma, lumaTo: limits.maxLuma };
  if (camera.luma < limits.minLuma) return check('light', 'warn', 'light-dark', evidence, asked);
  if (camera.luma > limits.maxLuma) return check('light', 'warn', 'light-bright', evidence, asked);
  return check('light', 'pass', 'fine', evidence, asked);
}

/** A changed network would compare wrongly without a word. A machine that can't run them has the manual path. */
export function judgeFaceModels(models: PageMeasurement['faceModels'] | undefined): ReadinessCheck {
  if (models === undefined) return check('face-models', 'block', 'not-measured');
  switch (models.kind) {
    case 'sound':
      return check('face-models', 'pass', 'fine', { loadMs: models.loadMs });
    case 'damaged':
      return check('face-models', 'block', 'models-damaged', { file: models.file });
    case 'cannot-run':
      return check('face-models', 'warn', 'models-too-old-machine');
    default:
      return assertNever(models);
  }
}

/** Whether the keys that lead out of the exam (Alt+Tab and its like) can be kept in. */
export function judgeKeyboard(
  keyLock: PageMeasurement['keyLock'] | undefined,
  isKiosk: boolean,
): ReadinessCheck {
  if (keyLock === undefined) return check('keyboard', 'block', 'not-measured');
  const evidence = { keyLock, isKiosk: isKiosk ? 1 : 0 };
  if (!isKiosk) return check('keyboard', 'warn', 'keyboard-window-mode', evidence, { isKiosk: 1 });
  if (keyLock !== 'held') return check('keyboard', 'warn', 'keyboard-not-held', evidence, { isKiosk: 1 });
  return check('keyboard', 'pass', 'fine', evidence, { isKiosk: 1 });
}
