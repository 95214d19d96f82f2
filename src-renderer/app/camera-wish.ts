import { assertNever } from '../../src-shared/basics/assert-never';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';

/** `open`: it must be on. `keep`: what is on stays on. `off`: nobody is looked at. */
export type CameraWish = 'open' | 'keep' | 'off';

/** What this screen needs of the camera (LW-2: it is on for those who consented, and for no longer than it is used). */
export function cameraWish(view: StationView): CameraWish {
  switch (view.kind) {
    case 'face-check':
      // The screen opens it itself, when the person is ready.
      return 'keep';
    case 'ready':
      return view.faceChecks === 'on' ? 'keep' : 'off';
    case 'exam':
      return view.faceChecks === 'on' ? 'open' : 'off';
    case 'suspended':
    case 'covered':
      return 'keep';
    case 'starting':
    case 'fault':
    case 'unprovisioned':
    case 'no-package':
    case 'locked':
    case 'check-in':
    case 'session-closed':
    case 'study-home':
    case 'studying':
    case 'study-covered':
    case 'study-done':
    case 'consent':
    case 'manual-check':
    case 'moved-out':
    case 'paused':
    case 'result-held':
    case 'scoring':
    case 'result':
      return 'off';
    default:
      return assertNever(view);
  }
}
