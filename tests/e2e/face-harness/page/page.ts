import { openDemonstrationClip } from '../../../../src-renderer/face/demonstration-clip';
import { createFaceChecker } from '../../../../src-renderer/face/face-checker';
import { openCamera } from '../../../../src-renderer/face/frame-source';
import { measurePictures } from './measure-pictures';
import { sayTheSame } from './say-the-same';

/** A part of a picture, in its own pixels, as the person at the seat would fill the frame. */
export type Crop = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What is done to a picture on the way: turned about its middle, made darker, out of focus, a part painted black. */
export type Change = {
  readonly turnDegrees?: number;
  readonly brightness?: number;
  readonly blurPixels?: number;
  readonly cover?: Crop;
};

/** A camera frame of 640 by 480 that shows this part of a picture; black without one. */
async function frameOf(url: string | undefined, crop?: Crop, change: Change = {}): Promise<ImageBitmap> {
  return createImageBitmap(await drawn(url, crop, change, 640, 480));
}

/** The same frame as a JPEG, for a clip that Chromium's stand-in for a camera plays. */
async function jpegFrameOf(url: string | undefined, crop?: Crop): Promise<Uint8Array> {
  return jpegOf(await drawn(url, crop, {}, 640, 480));
}

/** A registered photograph of 295 by 413 that shows this part of a picture. */
async function photoOf(url: string, crop: Crop): Promise<Uint8Array> {
  return jpegOf(await drawn(url, crop, {}, 295, 413));
}

/** A picture that shows this part of a photograph twice, side by side: two faces of the size of an ID photograph's. */
async function coupleOf(url: string, crop: Crop): Promise<Uint8Array> {
  const one = await drawn(url, crop, {}, 295, 413);
  const canvas = new OffscreenCanvas(590, 413);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d context');
  context.drawImage(one, 0, 0);
  context.drawImage(one, 295, 0);
  return jpegOf(canvas);
}

async function jpegOf(canvas: OffscreenCanvas): Promise<Uint8Array> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return new Uint8Array(await blob.arrayBuffer());
}

async function bytesOf(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

async function drawn(
  url: string | undefined,
  crop: Crop | undefined,
  change: Change,
  width: number,
  height: number,
) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d context');
  context.fillRect(0, 0, width, height);
  if (url === undefined) return canvas;
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const part = crop ?? { x: 0, y: 0, width: picture.width, height: picture.height };
  const scale = Math.min(width / part.width, height / part.height);
  context.filter = `brightness(${change.brightness ?? 1}) blur(${change.blurPixels ?? 0}px)`;
  context.translate(width / 2, height / 2);
  context.rotate(((change.turnDegrees ?? 0) * Math.PI) / 180);
  context.scale(scale, scale);
  context.drawImage(picture, -part.x - part.width / 2, -part.y - part.height / 2);
  if (change.cover !== undefined) {
    const { x, y, width: across, height: down } = change.cover;
    context.resetTransform();
    context.filter = 'none';
    context.fillRect(x, y, across, down);
  }
  return canvas;
}

/** Whether the canvas shows the frame with left and right exchanged. */
async function isMirrored(canvas: HTMLCanvasElement, frame: ImageBitmap): Promise<boolean> {
  const shown = pixels(canvas, false);
  const distance = (other: Uint8ClampedArray): number =>
    other.reduce((sum, value, i) => sum + Math.abs(value - (shown[i] ?? 0)), 0);
  return distance(pixels(frame, true)) < distance(pixels(frame, false)) / 2;
}

function pixels(source: CanvasImageSource, isMirror: boolean): Uint8ClampedArray {
  const context = new OffscreenCanvas(64, 48).getContext('2d');
  if (context === null) throw new Error('no 2d context');
  if (isMirror) context.setTransform(-1, 0, 0, 1, 64, 0);
  context.drawImage(source, 0, 0, 64, 48);
  return context.getImageData(0, 0, 64, 48).data;
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI}`),
);

const harness = {
  createFaceChecker,
  openCamera,
  openDemonstrationClip,
  frameOf,
  jpegFrameOf,
  photoOf,
  coupleOf,
  bytesOf,
  measurePictures,
  isMirrored,
  sayTheSame,
  violations,
};
export type FaceHarness = typeof harness;
Object.assign(globalThis, { harness });
