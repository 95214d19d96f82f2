import { meanLuma } from '../../../src-face/mean-luma';
import type { PageMeasurement } from '../../../src-shared/domain/readiness/machine-measurement';
import { cameraProblemOf } from '../../face/camera-problem';
import { createFaceChecker } from '../../face/face-checker';

/** A camera's first frames are often black and slow until its exposure has settled. */
const SETTLE_MS = 1500;
const COUNT_MS = 1500;
const SAMPLE_PIXELS = 64;

/** Everything about this machine that only a page can see. The camera is on for about three seconds. */
export async function measurePage(): Promise<PageMeasurement> {
  const [camera, faceModels, keyLock] = await Promise.all([measureCamera(), checkFaceModels(), tryKeyLock()]);
  return { camera, faceModels, keyLock };
}

async function measureCamera(): Promise<PageMeasurement['camera']> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } },
      audio: false,
    });
  } catch (thrown) {
    return { kind: CAMERA_KINDS[cameraProblemOf(thrown).kind] };
  }
  const video = document.createElement('video');
  try {
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play();
    await framesWithin(video, SETTLE_MS);
    const frames = await framesWithin(video, COUNT_MS);
    if (frames === 0) return { kind: 'black' };
    return {
      kind: 'opened',
      label: (stream.getVideoTracks()[0]?.label ?? '').slice(0, 200),
      width: video.videoWidth,
      height: video.videoHeight,
      framesPerSecond: Math.round((frames * 1000) / COUNT_MS),
      luma: lumaOf(video),
    };
  } catch {
    return { kind: 'busy' };
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

const CAMERA_KINDS = {
  'no-camera': 'none',
  'camera-refused': 'refused',
  'camera-busy': 'busy',
  'camera-dark-or-dead': 'black',
} as const;

/** How many new pictures come within a span. */
function framesWithin(video: HTMLVideoElement, ms: number): Promise<number> {
  return new Promise((resolve) => {
    let frames = 0;
    let isOver = false;
    const count = (): void => {
      if (isOver) return;
      frames += 1;
      video.requestVideoFrameCallback(count);
    };
    video.requestVideoFrameCallback(count);
    window.setTimeout(() => {
      isOver = true;
      resolve(frames);
    }, ms);
  });
}

function lumaOf(video: HTMLVideoElement): number {
  const canvas = new OffscreenCanvas(SAMPLE_PIXELS, SAMPLE_PIXELS);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return 0;
  context.drawImage(video, 0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS);
  return meanLuma(context.getImageData(0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS).data);
}

/** Loads the networks as a face check does: each file is compared with its hash before it is used. */
async function checkFaceModels(): Promise<PageMeasurement['faceModels']> {
  const checker = createFaceChecker();
  const ready = await checker.prepare();
  checker.dispose();
  if (ready.ok) return { kind: 'sound', loadMs: Math.round(ready.value.loadMs) };
  return ready.error.kind === 'model-damaged'
    ? { kind: 'damaged', file: ready.error.file.slice(0, 200) }
    : { kind: 'cannot-run' };
}

type KeyboardOfPage = { readonly lock: () => Promise<void>; readonly unlock: () => void };

/** Whether the page may hold the keys of the system. Given back at once: this only asks. */
async function tryKeyLock(): Promise<PageMeasurement['keyLock']> {
  const keyboard = Reflect.get(navigator, 'keyboard') as KeyboardOfPage | undefined;
  if (keyboard === undefined) return 'absent';
  try {
    await keyboard.lock();
    keyboard.unlock();
    return 'held';
  } catch {
    return 'refused';
  }
}
