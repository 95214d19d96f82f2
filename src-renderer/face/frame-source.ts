import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ChallengeAction } from '../../src-shared/domain/presence/challenge-action';
import { type CameraProblem, cameraProblemOf } from './camera-problem';
import type { FaceSource } from './face-checker';
import { isPicture } from './is-picture';
import { drawMirrored, type Preview } from './mirrored-preview';

/** Pictures of the person at the seat, one way or the other; the screens need not know which, but must say it. */
export type FrameSource = {
  readonly kind: FaceSource;
  /** Size of every frame, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Draws the live preview into the canvas, mirrored, until `stop` (or another `attach`). Sets the canvas' size. */
  readonly attach: (canvas: HTMLCanvasElement) => void;
  /**
   * The picture of this moment, not mirrored; black once the camera is lost or the source stopped. The caller owns
   * it: hand it to the checker or close it.
   */
  readonly grab: () => Promise<ImageBitmap>;
  /** Demonstration clip only: its person does this, or is done with it. A camera's person reads the screen. */
  readonly perform?: (action: ChallengeAction | undefined) => void;
  /** Called once if the camera goes away (unplugged) before `stop`. */
  readonly onLost: (listener: () => void) => void;
  /** Turns the camera off and ends the preview. */
  readonly stop: () => void;
};

/** Why there are no pictures, from a camera or from the clip that stands in for one. */
export type SourceProblem = CameraProblem | { readonly kind: 'clip-missing' };

/** What the nets were measured with; a camera that cannot do it gives what it has. */
const WANTED = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/** A camera's first frames are often black until its exposure has settled. */
const PATIENCE_MS = 5000;

/** Asks for the camera and waits until it shows a picture. */
export async function openCamera(): Promise<Result<FrameSource, CameraProblem>> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
  } catch (thrown) {
    return err(cameraProblemOf(thrown));
  }
  const stopTracks = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  if (!(await showsPicture(video))) {
    stopTracks();
    return err({ kind: 'camera-dark-or-dead' });
  }
  const size = { width: video.videoWidth, height: video.videoHeight };
  let preview: Preview | undefined;
  let isOver = false;
  const track = stream.getVideoTracks()[0];
  track?.addEventListener('ended', () => {
    isOver = true;
  });
  return ok({
    kind: 'camera',
    ...size,
    attach: (canvas) => {
      preview?.stop();
      preview = drawMirrored(canvas, size, () => (isOver ? undefined : video));
    },
    // A video element keeps its last frame for ever: a face that is no longer there must not be measured.
    grab: () => (isOver ? blackFrame(size) : createImageBitmap(video)),
    onLost: (listener) => track?.addEventListener('ended', listener, { once: true }),
    stop: () => {
      isOver = true;
      preview?.stop();
      stopTracks();
      video.srcObject = null;
    },
  });
}

export function blackFrame(size: { readonly width: number; readonly height: number }): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(size.width, size.height));
}

/** Resolves when a frame that is not black has come, or to false when patience is at its end. */
function showsPicture(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const giveUp = window.setTimeout(() => resolve(false), PATIENCE_MS);
    const look = (): void => {
      if (!isPicture(video)) return void video.requestVideoFrameCallback(look);
      window.clearTimeout(giveUp);
      resolve(true);
    };
    video.requestVideoFrameCallback(look);
    // The stream may be stopped while it starts; then no frame comes and patience runs out.
    video.play().catch(() => undefined);
  });
}
