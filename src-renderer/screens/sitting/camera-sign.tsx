import type { FaceChecks } from '../../../src-shared/contracts/ipc/station-view';
import { useText } from '../../i18n/use-text';
import { useCamera } from '../../stores/camera-store';
import './camera-sign.css';

type Props = { readonly faceChecks: FaceChecks; readonly onOpen: () => void };

/**
 * Whether the camera is on, said steadily and without a word to the screen reader when it changes: a look at the seat
 * costs the candidate nothing. As wide in every state, so that nothing moves.
 */
export function CameraSign({ faceChecks, onOpen }: Props) {
  const text = useText().camera;
  const camera = useCamera((state) => state.camera);
  if (faceChecks === 'off') return null;
  const state = faceChecks === 'withdrawn' ? 'withdrawn' : camera === 'on' ? 'on' : 'lost';
  return (
    <button
      type="button"
      className={`camera-sign camera-sign-${state}`}
      title={text.more}
      aria-label={`${text[state]}。${text.more}`}
      onClick={onOpen}
    >
      <span className="camera-dot" aria-hidden="true" />
      <span>{text[state]}</span>
    </button>
  );
}
