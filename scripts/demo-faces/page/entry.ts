import type { DemoPerson } from '../person';
import { poseAt } from './clip-script';
import { composeIdPhotograph } from './id-photograph';
import { moveFramePose } from './move-script';
import { createHeadRenderer, type HeadRenderer } from './renderer';
import { composeWebcamFrame } from './webcam';

let renderer: HeadRenderer | undefined;

/** What the baking command calls in the page; pictures travel back as base64 JPEG. */
const bakery = {
  photograph: (person: DemoPerson) => jpeg(composeIdPhotograph(head(), person), 0.93),
  clipFrame: (person: DemoPerson, frameIndex: number) =>
    jpeg(composeWebcamFrame(head(), person, poseAt(frameIndex, person.seed), frameIndex), 0.84),
  moveFrame: (person: DemoPerson, index: number) =>
    jpeg(composeWebcamFrame(head(), person, moveFramePose(index, person.seed), index), 0.8),
};
export type Bakery = typeof bakery;
Object.assign(globalThis, { bakery });

function head(): HeadRenderer {
  renderer ??= createHeadRenderer();
  return renderer;
}

/** Baseline, 4:2:0 and without EXIF: what Chromium's encoder writes below quality 1. */
async function jpeg(canvas: HTMLCanvasElement, quality: number): Promise<string> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
  if (blob === null) throw new Error('the canvas could not be encoded');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
